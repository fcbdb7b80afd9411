import { goodOf } from './cleanFixes.ts'
import { fixReach } from './fixReach.ts'
import type { Fixes } from './fixes.ts'
import type { Interval } from './intervals.ts'
import type { TrackPolicy } from './trackPolicy.ts'
import type { Position } from './units.ts'

/** The good fixes of a track and what joins them, flat. */
export interface GoodTrack {
  readonly count: number
  /** Which of the fixes each is. */
  readonly fix: Uint32Array
  /** Whole epoch milliseconds, rising. */
  readonly timeMs: Float64Array
  readonly lonLat: Float64Array
  /** Distance from the one before; 0 for the first. */
  readonly stepM: Float64Array
  /** 1 where the silence since the one before is bridged. */
  readonly isBridged: Uint8Array
}

/** A silence too long to be bridged: nobody knows where the team was. Drawn dashed. */
export interface TrackHole {
  readonly fromMs: number
  readonly toMs: number
  readonly from: Position
  readonly to: Position
}

/**
 * Joins the good fixes (flag 0) of a track. A silence is bridged while it lasts no longer and leads no
 * farther than policy allows, and can be walked at all; both limits are included.
 */
export function goodTrack(fixes: Fixes, flags: Uint8Array, policy: TrackPolicy): GoodTrack {
  const fix = goodOf(flags)
  const count = fix.length
  const timeMs = new Float64Array(count)
  const lonLat = new Float64Array(2 * count)
  const stepM = new Float64Array(count)
  const isBridged = new Uint8Array(count)
  const reach = fixReach(fixes, policy)
  const bridgeMs = policy.bridgeMin * 60_000
  for (let at = 0; at < count; at++) {
    const index = fix[at]!
    timeMs[at] = Math.round(fixes.timeMs[index]!)
    lonLat[2 * at] = fixes.lonLat[2 * index]!
    lonLat[2 * at + 1] = fixes.lonLat[2 * index + 1]!
    if (at === 0) continue
    const before = fix[at - 1]!
    const stepped = reach.distanceM(before, index)
    stepM[at] = stepped
    if (
      timeMs[at]! - timeMs[at - 1]! <= bridgeMs &&
      stepped <= policy.bridgeM &&
      reach.isReachable(before, index)
    )
      isBridged[at] = 1
  }
  return { count, fix, timeMs, lonLat, stepM, isBridged }
}

/** When the tracker was heard: from fix to fix where silence is bridged. A lone fix is no time. */
export function heardOf({ count, timeMs, isBridged }: GoodTrack): Interval[] {
  const heard: Interval[] = []
  let first = 0
  for (let at = 1; at <= count; at++) {
    if (isBridged[at] === 1) continue
    if (at - 1 > first) heard.push({ from: timeMs[first]!, to: timeMs[at - 1]! })
    first = at
  }
  return heard
}

/** The silences within a track that are not bridged. */
export function holesOf({ count, timeMs, lonLat, isBridged }: GoodTrack): TrackHole[] {
  const holes: TrackHole[] = []
  for (let at = 1; at < count; at++)
    if (isBridged[at] === 0)
      holes.push({
        fromMs: timeMs[at - 1]!,
        toMs: timeMs[at]!,
        from: [lonLat[2 * at - 2]!, lonLat[2 * at - 1]!],
        to: [lonLat[2 * at]!, lonLat[2 * at + 1]!],
      })
  return holes
}
