/** GPS fixes of one tracker, flat, in the order in which they are kept. */
export interface Fixes {
  readonly count: number
  /** Epoch milliseconds. */
  readonly timeMs: Float64Array
  /** Longitude and latitude in turn, degrees WGS 84; twice as long as there are fixes. */
  readonly lonLat: Float64Array
  /** As the receiver reported it; NaN where it did not. */
  readonly accuracyM: Float32Array
}
