import { GeoError } from './geoError.ts'
import type { Position } from './units.ts'

/** A path without its repeated positions, with where each stood before. */
export interface DistinctPositions {
  readonly positions: Position[]
  /** Index of each in what was given, so that an error names what the sender knows. */
  readonly givenIndex: number[]
}

/**
 * Refuses a position that is not a number or out of range, a step over the antimeridian, and a path
 * of fewer than two distinct positions. `field` names the path in the error: `path.12`.
 */
export function checkPositions(given: readonly Position[], field = 'path'): DistinctPositions {
  const positions: Position[] = []
  const givenIndex: number[] = []
  for (const [index, position] of given.entries()) {
    const [lon, lat] = position
    checkPosition(position, `${field}.${index}`)
    const last = positions.at(-1)
    if (last !== undefined && last[0] === lon && last[1] === lat) continue
    if (last !== undefined && Math.abs(lon - last[0]) > 180)
      throw new GeoError(
        'line-over-antimeridian',
        `${field}.${index}`,
        'A path over the antimeridian is not supported; cut it there.',
      )
    positions.push([lon, lat])
    givenIndex.push(index)
  }
  if (positions.length < 2)
    throw new GeoError('line-too-short', field, 'A path needs at least two distinct positions.')
  return { positions, givenIndex }
}

/** Refuses a position that is not a number or out of range. */
export function checkPosition([lon, lat]: Position, field = 'position'): void {
  // The negated form catches NaN, which is neither in nor out of a range.
  if (!(lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90))
    throw new GeoError(
      'position-out-of-range',
      field,
      `Longitude must lie in -180 to 180 and latitude in -90 to 90; got ${lon}, ${lat}.`,
    )
}
