import type { Position } from '../../geo/units.ts'
import type { LonLat } from '../model/values.ts'

const metresPerDegree = 111_320

/** A position to seven decimals, about a centimetre. */
export function roundedPosition([lon, lat]: Position): LonLat {
  return [Math.round(lon * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7]
}

/**
 * Goes so many metres east and north. On a flat Earth, which is a fraction of a per cent out over
 * some kilometres: good for making up where something stands, never for measuring.
 */
export function displaced([lon, lat]: Position, eastM: number, northM: number): LonLat {
  return roundedPosition([
    lon + eastM / (metresPerDegree * Math.cos((lat * Math.PI) / 180)),
    lat + northM / metresPerDegree,
  ])
}

/** Metres east and north from one position to another, on the same flat Earth. */
export function displacement(from: Position, to: Position): { eastM: number; northM: number } {
  return {
    eastM: (to[0] - from[0]) * metresPerDegree * Math.cos((from[1] * Math.PI) / 180),
    northM: (to[1] - from[1]) * metresPerDegree,
  }
}
