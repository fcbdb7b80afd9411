/** Where in a file something is: on a line of its text, or in a feature (from 1) and a position of it (from 1). */
export type FilePlace =
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'feature'; readonly feature: number; readonly position?: number }

export type FileFaultCode =
  | 'empty'
  | 'too-large'
  | 'too-many-points'
  | 'format-unknown'
  | 'dwg'
  | 'dxf-binary'
  | 'letters-unreadable'
  | 'json-malformed'
  | 'not-geojson'
  | 'position-malformed'
  | 'coordinates-unknown'
  | 'xml-malformed'
  | 'document-type'
  | 'root-unknown'
  | 'number-malformed'
  | 'position-out-of-range'
  | 'coordinate-missing'
  | 'group-malformed'
  | 'ends-early'
  | 'zip-unreadable'
  | 'kmz-empty'
  | 'no-lines'

/** Why a file cannot be read, where in it, and what stands there. */
export class FileFault extends Error {
  readonly code: FileFaultCode
  readonly place: FilePlace | undefined
  /** What was found there, short enough to be shown. */
  readonly found: string

  constructor(code: FileFaultCode, place?: FilePlace, found = '') {
    super(`${code}${place === undefined ? '' : ` at ${JSON.stringify(place)}`}: ${found}`)
    this.name = 'FileFault'
    this.code = code
    this.place = place
    this.found = found.length > 60 ? `${found.slice(0, 59)}…` : found
  }
}

/** A line as a file has it: in degrees or in metres of some grid, which the file need not say. */
export interface FoundLine {
  readonly name: string | null
  /** Of a drawing. */
  readonly layer: string | null
  readonly place: FilePlace
  readonly points: readonly (readonly [x: number, y: number])[]
}

export interface DrawnFile {
  readonly format: 'geojson' | 'kml' | 'gpx' | 'dxf'
  readonly lines: readonly FoundLine[]
  /** How much else is in it (points, texts, surfaces without an outline), which is passed over. */
  readonly passedOver: number
  /** The grid or datum that the file names, by its EPSG code; null where it names none. */
  readonly epsg: number | null
}

/** What a file may ask of this browser at most. */
export const mostBytes = 30_000_000
export const mostPoints = 200_000

/** Points without those that repeat the one before; a line of a single point is none. */
export function withoutRepeats(points: FoundLine['points']): FoundLine['points'] {
  return points.filter(([x, y], index) => {
    const before = points[index - 1]
    return before === undefined || before[0] !== x || before[1] !== y
  })
}
