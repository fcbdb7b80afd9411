import type { BorderLine } from './borderLine.ts'
import { cleanFixes, type CleanedFixes } from './cleanFixes.ts'
import type { Fixes } from './fixes.ts'
import { goodTrack, heardOf, holesOf, type TrackHole } from './goodTrack.ts'
import type { Interval } from './intervals.ts'
import { matchTrack } from './matchTrack.ts'
import type { Passes } from './passes.ts'
import { passesOf } from './passesOf.ts'
import type { TrackPolicy } from './trackPolicy.ts'

/** All that a track says: what it saw of a line, when it was heard, where it was lost. */
export interface TrackEvidence extends CleanedFixes {
  readonly passes: Passes
  /** Epoch milliseconds. */
  readonly heard: readonly Interval[]
  readonly holes: readonly TrackHole[]
}

/**
 * A track from its fixes to its passes on one line.
 *
 * `receivedMs` says when the fixes came in, one instant for all or one for each; without it no clock
 * can be found to be ahead.
 */
export function trackToPasses(
  line: BorderLine,
  fixes: Fixes,
  policy: TrackPolicy,
  receivedMs?: number | Float64Array,
): TrackEvidence {
  const { flags, counts } = cleanFixes(fixes, policy, receivedMs)
  const track = goodTrack(fixes, flags, policy)
  const match = matchTrack(line, track, policy)
  return {
    flags,
    counts,
    passes: passesOf(track, match, policy, line.lengthM),
    heard: heardOf(track),
    holes: holesOf(track),
  }
}
