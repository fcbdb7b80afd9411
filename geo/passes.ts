/**
 * What tracks saw of one line, flat, by the time they begin.
 *
 * A walk (`kind` 0) was at `startM` at `startMs` and at `endM` at `endMs`, linear in between; it may
 * lead towards the line's start. A stay (`kind` 1) was anywhere in `[startM, endM)` all of
 * `[startMs, endMs)`. Times are whole epoch milliseconds.
 */
export interface Passes {
  readonly count: number
  readonly kind: Uint8Array
  readonly startM: Float64Array
  readonly endM: Float64Array
  readonly startMs: Float64Array
  readonly endMs: Float64Array
}
