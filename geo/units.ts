/**
 * Shapes and units that everything in `geo/` shares.
 *
 * A number carries its unit in its name: `…M` metres, `…Ms` epoch milliseconds, `…Min` minutes,
 * `…Kmh` kilometres an hour. Every interval is half-open: `[fromM, toM)`, `[fromMs, toMs)`.
 */

/** Longitude and latitude in degrees, WGS 84 / CGCS2000. */
export type Position = readonly [lon: number, lat: number]

/** The side of the border line, walking in its direction, on which home ground lies. */
export type HomeSide = 'left' | 'right'

/** `[fromM, toM)` of measured chainage. */
export interface Stretch {
  readonly fromM: number
  readonly toM: number
}

/** `[fromMs, toMs)` of epoch milliseconds. */
export interface TimeWindow {
  readonly fromMs: number
  readonly toMs: number
}

/** A rectangle of chainage × time. */
export interface Region extends Stretch, TimeWindow {}

/** The four coverage states; planned coverage knows the first three. */
export type CoverageState = 'held' | 'thin' | 'gap' | 'unknown'

/** From worst to best, as a map chooses one colour for many: gap, unknown, thin, held. */
export const statesWorstFirst = ['gap', 'unknown', 'thin', 'held'] as const satisfies CoverageState[]

/** What became of what was planned: both held, not planned held and yet held, planned and not held. */
export type ComparedState = 'kept' | 'carried' | 'thin' | 'gap' | 'broken' | 'unknown'

export type AnyState = CoverageState | ComparedState
