import { metresPerDegreeLat, metresPerDegreeLon, parallelBend } from './geodesic.ts'

/**
 * The scales of the flat earth (`geodesic.parallelBend`) for positions in a band of latitude a few
 * kilometres high: linear in latitude, so that a position needs no sine. Six numbers a band.
 */
export const scaleStride = 6
export const atMiddleLat = 0
export const atPerDegreeLon = 1
export const atPerDegreeLonRise = 2
export const atPerDegreeLat = 3
export const atPerDegreeLatRise = 4
export const atHalfBend = 5

export function writeScale(scales: Float64Array, at: number, middleLat: number): void {
  const perDegreeLat = metresPerDegreeLat(middleLat)
  scales[at + atMiddleLat] = middleLat
  scales[at + atPerDegreeLon] = metresPerDegreeLon(middleLat)
  // d(N cos φ)/dφ = −M sin φ.
  scales[at + atPerDegreeLonRise] = -perDegreeLat * parallelBend(middleLat)
  scales[at + atPerDegreeLat] = perDegreeLat
  scales[at + atPerDegreeLatRise] =
    (metresPerDegreeLat(middleLat + 0.01) - metresPerDegreeLat(middleLat - 0.01)) / 0.02
  scales[at + atHalfBend] = parallelBend(middleLat) / 2
}

/** Metres east of a position, with the scale of longitude there and its rise in a degree of latitude. */
export function eastM(degreesEast: number, degreesNorth: number, perDegree: number, rise: number): number {
  return degreesEast * (perDegree + degreesNorth * rise)
}

/** Metres north of a position: halfway there the scale of latitude is the mean one. */
export function northM(
  degreesEast: number,
  degreesNorth: number,
  east: number,
  perDegree: number,
  halfRise: number,
  halfBend: number,
): number {
  return degreesNorth * (perDegree + degreesNorth * halfRise) + halfBend * east * degreesEast
}
