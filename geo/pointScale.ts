import type { Bands } from './corridorGrid.ts'
import {
  atHalfBend,
  atMiddleLat,
  atPerDegreeLat,
  atPerDegreeLatRise,
  atPerDegreeLon,
  atPerDegreeLonRise,
  scaleStride,
} from './flatEarth.ts'

/** What the scales are at a point's latitude, in the order in which the rounds read them. */
export const scale = new Float64Array(5)

/** Writes `scale`; the point lies in one of the bands. */
export function writePointScale({ scales, south, perDegree }: Bands, lat: number): void {
  const at = (((lat - south) * perDegree) | 0) * scaleStride
  const degreesUp = lat - scales[at + atMiddleLat]!
  scale[0] = scales[at + atPerDegreeLon]! + degreesUp * scales[at + atPerDegreeLonRise]!
  scale[1] = scales[at + atPerDegreeLonRise]!
  scale[2] = scales[at + atPerDegreeLat]! + degreesUp * scales[at + atPerDegreeLatRise]!
  scale[3] = scales[at + atPerDegreeLatRise]! / 2
  scale[4] = scales[at + atHalfBend]!
}
