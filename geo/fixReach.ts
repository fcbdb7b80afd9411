import type { Fixes } from './fixes.ts'
import { metresPerDegreeLat, metresPerDegreeLon } from './geodesic.ts'
import type { TrackPolicy } from './trackPolicy.ts'

/** How far two fixes of a track are apart, and whether a team can have gone there. */
export interface FixReach {
  readonly distanceM: (from: number, to: number) => number
  /** No farther apart than what both accuracies leave open. */
  readonly isSamePlace: (from: number, to: number) => boolean
  /** No farther apart than the time between them, at the fastest, and both accuracies leave open. */
  readonly isReachable: (from: number, to: number) => boolean
}

/** The scale of the flat earth is good this far: to 0.02 % below 45° of latitude. */
const scaleReachDeg = 0.01
/** An accuracy is a radius that two fixes of three keep; all but a few keep twice of it. */
const accuraciesLeftOpen = 2

/** Distances on a flat earth: far fixes only need to be far. */
export function fixReach({ timeMs, lonLat, accuracyM }: Fixes, policy: TrackPolicy): FixReach {
  const fastestMPerMs = policy.fastestKmh / 3600
  const { unreportedAccuracyM } = policy
  let scaledAtLat = Infinity
  let [perDegreeLon, perDegreeLat] = [0, 0]

  function distanceM(from: number, to: number): number {
    const lat = lonLat[2 * from + 1]!
    if (!(Math.abs(lat - scaledAtLat) < scaleReachDeg)) {
      scaledAtLat = lat
      perDegreeLon = metresPerDegreeLon(lat)
      perDegreeLat = metresPerDegreeLat(lat)
    }
    let degreesEast = lonLat[2 * to]! - lonLat[2 * from]!
    if (degreesEast > 180) degreesEast -= 360
    else if (degreesEast < -180) degreesEast += 360
    const east = degreesEast * perDegreeLon
    const north = (lonLat[2 * to + 1]! - lat) * perDegreeLat
    return Math.sqrt(east * east + north * north)
  }
  function leftOpenM(from: number, to: number): number {
    return accuraciesLeftOpen * (accuracyOf(from) + accuracyOf(to))
  }
  function accuracyOf(fix: number): number {
    const reportedM = accuracyM[fix]!
    return reportedM >= 0 ? reportedM : unreportedAccuracyM
  }
  return {
    distanceM,
    isSamePlace: (from, to) => distanceM(from, to) <= leftOpenM(from, to),
    isReachable: (from, to) =>
      distanceM(from, to) <= (timeMs[to]! - timeMs[from]!) * fastestMPerMs + leftOpenM(from, to),
  }
}
