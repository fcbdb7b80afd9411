import { fixReach, type FixReach } from './fixReach.ts'
import type { Fixes } from './fixes.ts'
import { impossibleSpeeds } from './impossibleSpeed.ts'
import { longestRise } from './longestRise.ts'
import type { TrackPolicy } from './trackPolicy.ts'

/** What a fix is, by its code: 0 is good, everything else says why it is not used. */
export const fixFlags = [
  'good',
  'time-missing',
  'position-invalid',
  'clock-unusable',
  'clock-ahead',
  'time-backwards',
  'duplicate',
  'inaccurate',
  'impossible-speed',
] as const
export type FixFlag = (typeof fixFlags)[number]

export function flagCode(flag: FixFlag): number {
  return fixFlags.indexOf(flag)
}

export interface CleanedFixes {
  /** Code of each fix, an index into `fixFlags`. */
  readonly flags: Uint8Array
  readonly counts: Readonly<Record<FixFlag, number>>
}

const good = 0
const timeMissing = flagCode('time-missing')
const positionInvalid = flagCode('position-invalid')
const clockUnusable = flagCode('clock-unusable')
const clockAhead = flagCode('clock-ahead')
const timeBackwards = flagCode('time-backwards')
const duplicate = flagCode('duplicate')
const inaccurate = flagCode('inaccurate')
const impossibleSpeed = flagCode('impossible-speed')

/** GPS time begins on 6 January 1980; no receiver has fixes from before. */
const gpsBeganMs = 315_964_800_000
/** Nothing that carries a patrol goes faster: steps beyond it are told by a clock, not by feet. */
const fasterThanAnythingMPerMs = 0.1
/** A clock is judged by no fewer steps. */
const fewestSteps = 4

/**
 * Says of each fix whether it can be used, and if not why; none is dropped. In this order:
 *
 * 1. no time, no position, inaccurate, timed before there was GPS, timed after it was received
 *    (`receivedMs`: one instant for all, or one for each fix);
 * 2. a clock that is unusable as a whole: more than half of the steps go back in time or lead farther
 *    than anything could in theirs;
 * 3. time out of order: of all fixes the most that follow each other in time are kept; one that lies
 *    before those kept ran backwards, one that lies after them was ahead;
 * 4. a second fix of the same instant at the same place;
 * 5. impossible speed for the mode (`impossibleSpeeds`).
 *
 * A fix that was set aside judges no other one: after a single outlier the good fix is good.
 */
export function cleanFixes(
  fixes: Fixes,
  policy: TrackPolicy,
  receivedMs: number | Float64Array = Infinity,
): CleanedFixes {
  const flags = new Uint8Array(fixes.count)
  markEachAlone(fixes, policy, receivedMs, flags)
  const judged = goodOf(flags)
  const reach = fixReach(fixes, policy)
  if (isClockUnusable(fixes.timeMs, judged, reach)) for (const fix of judged) flags[fix] = clockUnusable
  else {
    const inOrder = markOutOfOrder(fixes.timeMs, judged, flags)
    const distinct = markDuplicates(fixes.timeMs, inOrder, reach, flags)
    impossibleSpeeds(fixes.timeMs, distinct, reach, (fix) => {
      flags[fix] = impossibleSpeed
    })
  }
  return { flags, counts: countFlags(flags) }
}

/** Indices of the good fixes. */
export function goodOf(flags: Uint8Array): Uint32Array {
  const indices = new Uint32Array(flags.length)
  let count = 0
  for (let fix = 0; fix < flags.length; fix++) if (flags[fix] === good) indices[count++] = fix
  return indices.subarray(0, count)
}

function markEachAlone(
  { count, timeMs, lonLat, accuracyM }: Fixes,
  policy: TrackPolicy,
  receivedMs: number | Float64Array,
  flags: Uint8Array,
): void {
  const clockAheadMs = policy.clockAheadS * 1000
  for (let fix = 0; fix < count; fix++) {
    const time = timeMs[fix]!
    const latestMs = (typeof receivedMs === 'number' ? receivedMs : receivedMs[fix]!) + clockAheadMs
    // The negated form catches NaN, which is neither in nor out of a range.
    if (!Number.isFinite(time)) flags[fix] = timeMissing
    else if (!(Math.abs(lonLat[2 * fix]!) <= 180 && Math.abs(lonLat[2 * fix + 1]!) <= 90))
      flags[fix] = positionInvalid
    else if (time < gpsBeganMs) flags[fix] = clockUnusable
    else if (time > latestMs) flags[fix] = clockAhead
    else if (accuracyM[fix]! > policy.worstAccuracyM) flags[fix] = inaccurate
  }
}

function isClockUnusable(timeMs: Float64Array, judged: Uint32Array, reach: FixReach): boolean {
  let hopeless = 0
  for (let at = 1; at < judged.length; at++) {
    const [before, fix] = [judged[at - 1]!, judged[at]!]
    const stepMs = timeMs[fix]! - timeMs[before]!
    if (stepMs < 0 || reach.distanceM(before, fix) > stepMs * fasterThanAnythingMPerMs) hopeless++
  }
  const steps = judged.length - 1
  return steps >= fewestSteps && hopeless > steps / 2
}

/** Returns those that follow each other in time. */
function markOutOfOrder(timeMs: Float64Array, judged: Uint32Array, flags: Uint8Array): Uint32Array {
  let at = 1
  while (at < judged.length && timeMs[judged[at]!]! >= timeMs[judged[at - 1]!]!) at++
  if (at >= judged.length) return judged
  const rise = longestRise(Float64Array.from(judged, (fix) => timeMs[fix]!))
  let lastKeptMs = -Infinity
  let kept = 0
  for (let place = 0; place < judged.length; place++) {
    const fix = judged[place]!
    if (place === rise[kept]) {
      lastKeptMs = timeMs[fix]!
      kept++
    } else flags[fix] = timeMs[fix]! < lastKeptMs ? timeBackwards : clockAhead
  }
  return rise.map((place) => judged[place]!)
}

/** Returns those that are no duplicate of the one before. */
function markDuplicates(
  timeMs: Float64Array,
  inOrder: Uint32Array,
  { isSamePlace }: FixReach,
  flags: Uint8Array,
): Uint32Array {
  let found = 0
  for (let at = 1; at < inOrder.length; at++) {
    const [before, fix] = [inOrder[at - 1]!, inOrder[at]!]
    // Passes know whole milliseconds.
    if (Math.round(timeMs[fix]!) !== Math.round(timeMs[before]!) || !isSamePlace(before, fix)) continue
    flags[fix] = duplicate
    found++
  }
  return found === 0 ? inOrder : inOrder.filter((fix) => flags[fix] === good)
}

function countFlags(flags: Uint8Array): Record<FixFlag, number> {
  const counted = new Uint32Array(fixFlags.length)
  for (let fix = 0; fix < flags.length; fix++) counted[flags[fix]!]!++
  return Object.fromEntries(fixFlags.map((flag, code) => [flag, counted[code]!])) as Record<FixFlag, number>
}
