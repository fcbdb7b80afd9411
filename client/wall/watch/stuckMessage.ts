/** What a page says each second to the worker that watches it. */
export interface Beat {
  /** To be written should this be the last that was heard. */
  readonly title: string
  readonly text: string
  readonly widthPx: number
  readonly heightPx: number
  /** Device pixels for a unit of the wall. */
  readonly unitPx: number
  readonly ground: string
  readonly ink: string
  readonly fontFamily: string
}

export type ToStuckWorker = { readonly canvas: OffscreenCanvas } | { readonly beat: Beat }
