/** A place on a line, and in the chart an instant too: what the pointer is over in map, strip or chart. */
export interface Pointed {
  lineId: string
  atM: number
  atMs?: number
}
