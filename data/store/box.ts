import type { Position } from '../../geo/units.ts'

/** Degrees, west to east and south to north; its edges belong to it. */
export interface Box {
  readonly minLon: number
  readonly minLat: number
  readonly maxLon: number
  readonly maxLat: number
}

/** The box of at least one position. */
export function boxOf(positions: readonly Position[]): Box {
  let [minLon, minLat, maxLon, maxLat] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon, lat] of positions) {
    minLon = Math.min(minLon, lon)
    maxLon = Math.max(maxLon, lon)
    minLat = Math.min(minLat, lat)
    maxLat = Math.max(maxLat, lat)
  }
  return { minLon, minLat, maxLon, maxLat }
}
