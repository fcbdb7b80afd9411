import type { BorderLine } from './borderLine.ts'
import { feetWithin } from './chainage.ts'
import type { GoodTrack } from './goodTrack.ts'
import { locateWithin, type LocatedBatch } from './locateWithin.ts'
import { isJump } from './matchBarrier.ts'
import type { TrackPolicy } from './trackPolicy.ts'

/** Where the good fixes of a track were on a line, in their order. */
export interface TrackMatch {
  /** NaN outside the corridor. */
  readonly chainageM: Float64Array
  /** Positive on home ground; NaN outside the corridor. */
  readonly offsetM: Float64Array
  /** 1 where the track went on along the line from the fix before. */
  readonly isLinked: Uint8Array
}

/** What breaking off and matching afresh costs, in metres of unexplained movement along the line. */
const breakCostM = 100
/**
 * What a metre walked at the corridor's edge costs more than one walked on the line. It lets a
 * nearer arm win in the end: of 50 m nearer after 1.5 km, where breaking off pays.
 */
const farnessWeight = 0.2
/** At the start of a track there is no way yet that could tell arms apart: it counts as so long. */
const startM = 20

/**
 * Matches a track to the line by continuity, within the corridor on both sides of it.
 *
 * Where a fix has one foot only, that is it. Where the line doubles back there are several, and of all
 * ways through them the one with the least unexplained movement is taken (Viterbi's algorithm): from
 * fix to fix the foot should move as far as the team did; breaking off and starting afresh costs as
 * much as 100 m. A foot that moves farther than a corner of the line explains (`isJump`) is never
 * followed: there the walk breaks. Silence that is not bridged and time outside the corridor break it
 * as well.
 *
 * The nearest two feet of each fix are tried first, and all of them only where those two show that there
 * may be more: where one of them goes on nowhere or comes from nowhere.
 */
export function matchTrack(line: BorderLine, track: GoodTrack, policy: TrackPolicy): TrackMatch {
  const located = locateWithin(line, track.lonLat, policy.corridorM)
  const match: TrackMatch = {
    chainageM: located.chainageM,
    offsetM: located.offsetM,
    isLinked: new Uint8Array(track.count),
  }
  const { chainageM } = located
  let first = 0
  while (first < track.count) {
    if (Number.isNaN(chainageM[first])) {
      first++
      continue
    }
    let end = first + 1
    while (end < track.count && track.isBridged[end] === 1 && !Number.isNaN(chainageM[end])) end++
    matchRun(line, track, located, first, end, policy, match)
    first = end
  }
  return match
}

/** Matches the fixes `first` to `end`: joined, and all of them in the corridor. */
function matchRun(
  line: BorderLine,
  track: GoodTrack,
  located: LocatedBatch,
  first: number,
  end: number,
  policy: TrackPolicy,
  match: TrackMatch,
): void {
  const { runnerUpChainageM } = located
  let hasChoice = false
  for (let at = first; at < end && !hasChoice; at++) hasChoice = !Number.isNaN(runnerUpChainageM[at])
  if (!hasChoice) {
    for (let at = first + 1; at < end; at++) if (!isJumpBetween(track, match, at)) match.isLinked[at] = 1
    return
  }
  const isWhole = followFeet(track, nearestTwo(located, first, end), first, policy, match)
  if (!isWhole) followFeet(track, allFeet(line, track, located, first, end, policy), first, policy, match)
}

/** The feet that consecutive fixes of a run can be matched to. */
interface Feet {
  /** Of fix `i` of the run they are `start[i]` to `start[i + 1]`. */
  readonly start: Uint32Array
  readonly chainageM: Float64Array
  readonly offsetM: Float64Array
}

function nearestTwo(located: LocatedBatch, first: number, end: number): Feet {
  const start = new Uint32Array(end - first + 1)
  const chainageM = new Float64Array(2 * (end - first))
  const offsetM = new Float64Array(2 * (end - first))
  let foot = 0
  for (let at = first; at < end; at++) {
    chainageM[foot] = located.chainageM[at]!
    offsetM[foot++] = located.offsetM[at]!
    const secondM = located.runnerUpChainageM[at]!
    if (!Number.isNaN(secondM)) {
      chainageM[foot] = secondM
      offsetM[foot++] = located.runnerUpOffsetM[at]!
    }
    start[at - first + 1] = foot
  }
  return { start, chainageM, offsetM }
}

function allFeet(
  line: BorderLine,
  track: GoodTrack,
  located: LocatedBatch,
  first: number,
  end: number,
  policy: TrackPolicy,
): Feet {
  const start = new Uint32Array(end - first + 1)
  const found: { chainageM: number; offsetM: number }[] = []
  for (let at = first; at < end; at++) {
    const feet = Number.isNaN(located.runnerUpChainageM[at])
      ? []
      : feetWithin(line, [track.lonLat[2 * at]!, track.lonLat[2 * at + 1]!], policy.corridorM)
    if (feet.length > 0) found.push(...feet)
    else found.push({ chainageM: located.chainageM[at]!, offsetM: located.offsetM[at]! })
    start[at - first + 1] = found.length
  }
  return {
    start,
    chainageM: Float64Array.from(found, (foot) => foot.chainageM),
    offsetM: Float64Array.from(found, (foot) => foot.offsetM),
  }
}

/**
 * Takes the cheapest way through the feet into the match. Returns whether every foot goes on to the
 * fix after it and comes from the one before, but for fixes with a single foot: they have no more.
 */
function followFeet(
  track: GoodTrack,
  { start, chainageM, offsetM }: Feet,
  first: number,
  policy: TrackPolicy,
  match: TrackMatch,
): boolean {
  const count = start.length - 1
  const costM = new Float64Array(chainageM.length)
  /** The foot before, on the cheapest way to each. */
  const from = new Uint32Array(chainageM.length)
  const isBroken = new Uint8Array(chainageM.length)
  const goesOn = new Uint8Array(chainageM.length)
  let isWhole = true
  for (let at = 0; at < count; at++) {
    const steppedM = at === 0 ? startM : track.stepM[first + at]!
    const firstBefore = at === 0 ? 0 : start[at - 1]!
    const [firstFoot, endFoot] = [start[at]!, start[at + 1]!]
    for (let foot = firstFoot; foot < endFoot; foot++) {
      const awayM = Math.abs(offsetM[foot]!)
      let leastM = at === 0 ? 0 : Infinity
      let comesFrom = false
      for (let before = firstBefore; before < firstFoot; before++) {
        const movedM = Math.abs(chainageM[foot]! - chainageM[before]!)
        const broken = isJump(movedM, awayM + Math.abs(offsetM[before]!), steppedM)
        if (!broken) {
          comesFrom = true
          goesOn[before] = 1
        }
        const unexplainedM = broken ? breakCostM : Math.min(breakCostM, Math.abs(movedM - steppedM))
        const wayM = costM[before]! + unexplainedM
        // Of equal costs going on is better than breaking off.
        if (wayM < leastM || (wayM === leastM && isBroken[foot] === 1 && !broken)) {
          leastM = wayM
          from[foot] = before
          isBroken[foot] = broken ? 1 : 0
        }
      }
      costM[foot] = leastM + (farnessWeight * steppedM * awayM) / policy.corridorM
      if (!comesFrom && firstFoot - firstBefore > 1) isWhole = false
    }
    if (endFoot - firstFoot > 1)
      for (let before = firstBefore; before < firstFoot; before++) if (goesOn[before] === 0) isWhole = false
  }
  let taken = start[count - 1]!
  for (let foot = taken + 1; foot < start[count]!; foot++) if (costM[foot]! < costM[taken]!) taken = foot
  for (let at = count - 1; at >= 0; at--) {
    match.chainageM[first + at] = chainageM[taken]!
    match.offsetM[first + at] = offsetM[taken]!
    match.isLinked[first + at] = at > 0 && isBroken[taken] === 0 ? 1 : 0
    taken = from[taken]!
  }
  return isWhole
}

function isJumpBetween({ stepM }: GoodTrack, { chainageM, offsetM }: TrackMatch, at: number): boolean {
  return isJump(
    chainageM[at]! - chainageM[at - 1]!,
    Math.abs(offsetM[at]!) + Math.abs(offsetM[at - 1]!),
    stepM[at]!,
  )
}
