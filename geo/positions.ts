import { GeoError } from './geoError.ts'
import type { Position } from './units.ts'

/** A path without its repeated positions, with where each stood before. */
export interface DistinctPath {
  /** Longitude and latitude in turn. */
  readonly lonLat: Float64Array
  /** Index of each in what was given, so that an error names what the sender knows. */
  readonly givenIndex: Uint32Array
}

/**
 * Refuses a position that is not a number or out of range, a step over the antimeridian, and a path
 * of fewer than two distinct positions. `field` names the path in the error: `path.12`.
 */
export function checkLonLat(given: Float64Array, field = 'path'): DistinctPath {
  const lonLat = new Float64Array(given.length)
  const givenIndex = new Uint32Array(given.length >> 1)
  let count = 0
  let [lastLon, lastLat] = [NaN, NaN]
  for (let index = 0; index < given.length >> 1; index++) {
    const lon = given[2 * index]!
    const lat = given[2 * index + 1]!
    if (!isInRange(lon, lat)) refusePosition(lon, lat, `${field}.${index}`)
    if (lon === lastLon && lat === lastLat) continue
    if (Math.abs(lon - lastLon) > 180)
      throw new GeoError(
        'line-over-antimeridian',
        `${field}.${index}`,
        'A path over the antimeridian is not supported; cut it there.',
      )
    lonLat[2 * count] = lastLon = lon
    lonLat[2 * count + 1] = lastLat = lat
    givenIndex[count++] = index
  }
  if (count < 2) throw new GeoError('line-too-short', field, 'A path needs at least two distinct positions.')
  return { lonLat: lonLat.subarray(0, 2 * count), givenIndex }
}

/** Refuses a position that is not a number or out of range. */
export function checkPosition([lon, lat]: Position, field = 'position'): void {
  if (!isInRange(lon, lat)) refusePosition(lon, lat, field)
}

export function toLonLat(positions: readonly Position[]): Float64Array {
  const lonLat = new Float64Array(2 * positions.length)
  for (let index = 0; index < positions.length; index++) {
    lonLat[2 * index] = positions[index]![0]
    lonLat[2 * index + 1] = positions[index]![1]
  }
  return lonLat
}

export function toPositions(lonLat: Float64Array): Position[] {
  return Array.from({ length: lonLat.length >> 1 }, (_, index) => [
    lonLat[2 * index]!,
    lonLat[2 * index + 1]!,
  ])
}

/** NaN is in no range. */
export function isInRange(lon: number, lat: number): boolean {
  return lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90
}

function refusePosition(lon: number, lat: number, field: string): never {
  throw new GeoError(
    'position-out-of-range',
    field,
    `Longitude must lie in -180 to 180 and latitude in -90 to 90; got ${lon}, ${lat}.`,
  )
}
