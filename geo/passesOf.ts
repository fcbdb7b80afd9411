import type { GoodTrack } from './goodTrack.ts'
import type { TrackMatch } from './matchTrack.ts'
import { passList, stayKind, walkKind, type PassList, type Passes } from './passes.ts'
import type { TrackPolicy } from './trackPolicy.ts'

/**
 * Walks and stays of a matched track, one after the other: while the track was continuous on the line,
 * each begins where and when the one before ended (a stay's region holds both places).
 *
 * A *stay* is a longest run of fixes whose chainage keeps within `stayRadiusM` of their mean for at
 * least `stayMin`, but for single fixes that stray and come back; its region spans their chainages, and
 * at least `stayWidthM`. So the receiver's jitter at a halt is one stay and not a hundred walks.
 *
 * A *walk* joins two fixes by a straight line of chainage and time that passes every fix between within
 * `walkWithinM` metres or `walkWithinS` seconds, whichever allows more, and is as long as that lets it
 * be (Williams 1978, "An efficient algorithm for the piecewise linear approximation of planar curves":
 * the cone of slopes that satisfy all fixes so far). A straight line cannot turn back: each walk is
 * monotone.
 */
export function passesOf(track: GoodTrack, match: TrackMatch, policy: TrackPolicy, lengthM: number): Passes {
  const passes = passList()
  let first = 0
  for (let at = 1; at <= track.count; at++) {
    if (at < track.count && match.isLinked[at] === 1) continue
    if (at - 1 > first) addRun(track.timeMs, match.chainageM, first, at - 1, policy, lengthM, passes)
    first = at
  }
  return passes.finish()
}

/** The passes of a continuous run of fixes, `first` to `last` included. */
function addRun(
  timeMs: Float64Array,
  chainageM: Float64Array,
  first: number,
  last: number,
  policy: TrackPolicy,
  lengthM: number,
  passes: PassList,
): void {
  const stayMs = policy.stayMin * 60_000
  const stay: Stay = { first: 0, last: 0, fromM: 0, toM: 0 }
  let walkStart = first
  /** The first fix at least `stayMin` after `at`. */
  let soonest = first
  for (let at = first; at <= last; at++) {
    while (soonest <= last && timeMs[soonest]! - timeMs[at]! < stayMs) soonest++
    if (soonest > last) break
    if (Math.abs(chainageM[soonest]! - chainageM[at]!) > strayRadii * policy.stayRadiusM) continue
    findStay(chainageM, at, last, policy.stayRadiusM, stay)
    if (timeMs[stay.last]! - timeMs[stay.first]! < stayMs) continue
    addWalks(timeMs, chainageM, walkStart, stay.first, policy, passes)
    const widenedM = Math.max(0, (policy.stayWidthM - (stay.toM - stay.fromM)) / 2)
    passes.push(
      stayKind,
      Math.max(0, stay.fromM - widenedM),
      Math.min(lengthM, stay.toM + widenedM),
      timeMs[stay.first]!,
      timeMs[stay.last]!,
    )
    walkStart = stay.last
    at = stay.last - 1
  }
  addWalks(timeMs, chainageM, walkStart, last, policy, passes)
}

/** A run of fixes that keep to one place. */
interface Stay {
  first: number
  last: number
  fromM: number
  toM: number
}

/** A single fix may stray this many radii from the mean before it counts as gone there. */
const strayRadii = 4

/**
 * The longest stay that begins with a fix, or soon after it: the mean is known in the end only, and
 * what lies farther from it at either end still came or already went.
 */
function findStay(chainageM: Float64Array, first: number, last: number, radiusM: number, stay: Stay): void {
  let sumM = chainageM[first]!
  let counted = 1
  stay.first = first
  stay.last = first
  for (let at = first + 1; at <= last; at++) {
    const meanM = sumM / counted
    const strayedM = Math.abs(chainageM[at]! - meanM)
    if (strayedM <= radiusM) {
      sumM += chainageM[at]!
      counted++
      stay.last = at
    } else if (
      strayedM > strayRadii * radiusM ||
      at === last ||
      Math.abs(chainageM[at + 1]! - meanM) > radiusM
    )
      break
  }
  const meanM = sumM / counted
  const isNear = (at: number) => Math.abs(chainageM[at]! - meanM) <= radiusM
  while (stay.first < stay.last && !isNear(stay.first)) stay.first++
  while (stay.first < stay.last && !isNear(stay.last)) stay.last--
  stay.fromM = Infinity
  stay.toM = -Infinity
  for (let at = stay.first; at <= stay.last; at++) {
    if (!isNear(at)) continue
    if (chainageM[at]! < stay.fromM) stay.fromM = chainageM[at]!
    if (chainageM[at]! > stay.toM) stay.toM = chainageM[at]!
  }
}

/** The fewest walks through the fixes `first` to `last`, each as long as it can be. */
function addWalks(
  timeMs: Float64Array,
  chainageM: Float64Array,
  first: number,
  last: number,
  policy: TrackPolicy,
  passes: PassList,
): void {
  const withinMs = policy.walkWithinS * 1000
  let start = first
  while (start < last) {
    let [leastSlope, greatestSlope] = [-Infinity, Infinity]
    let end = start + 1
    for (let at = start + 1; at <= last; at++) {
      const movedM = chainageM[at]! - chainageM[start]!
      const tookMs = timeMs[at]! - timeMs[start]!
      const slope = movedM / tookMs
      if (slope >= leastSlope && slope <= greatestSlope) end = at
      let least = (movedM - policy.walkWithinM) / tookMs
      let greatest = (movedM + policy.walkWithinM) / tookMs
      // Passing the fix's chainage so much later or earlier will do as well.
      const [slowest, fastest] = [
        movedM / (tookMs + withinMs),
        tookMs > withinMs ? movedM / (tookMs - withinMs) : Math.sign(movedM) * Infinity,
      ]
      if (movedM > 0) {
        least = Math.min(least, slowest)
        greatest = Math.max(greatest, fastest)
      } else if (movedM < 0) {
        least = Math.min(least, fastest)
        greatest = Math.max(greatest, slowest)
      }
      if (least > leastSlope) leastSlope = least
      if (greatest < greatestSlope) greatestSlope = greatest
      if (leastSlope > greatestSlope) break
    }
    passes.push(walkKind, chainageM[start]!, chainageM[end]!, timeMs[start]!, timeMs[end]!)
    start = end
  }
}
