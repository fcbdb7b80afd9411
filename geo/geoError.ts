/** What `geo/` refuses, with the field at fault; the server turns it into a problem document. */
export type GeoErrorCode =
  | 'line-too-short'
  | 'position-out-of-range'
  | 'line-crosses-itself'
  | 'line-over-antimeridian'
  | 'interval-empty'
  | 'window-too-long'
  | 'interval-beyond-line'
  | 'chainage-beyond-line'
  | 'marker-off-line'
  | 'marker-out-of-order'
  | 'markers-missing'
  | 'markers-differ'
  | 'policy-missing'
  | 'tier-unknown'
  | 'zone-unknown'
  | 'date-invalid'
  | 'time-invalid'
  | 'recurrence-invalid'

export class GeoError extends Error {
  readonly code: GeoErrorCode
  /** Path of the field at fault within the value that was refused. */
  readonly field: string

  constructor(code: GeoErrorCode, field: string, message: string) {
    super(message)
    this.name = 'GeoError'
    this.code = code
    this.field = field
  }
}
