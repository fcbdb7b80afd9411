import { distanceM } from './chainage.ts'
import { cleanFixes, goodOf } from './cleanFixes.ts'
import type { Fixes } from './fixes.ts'
import { simplifyPath } from './simplifyPath.ts'
import { defaultTrackPolicy } from './trackPolicy.ts'
import type { Position } from './units.ts'

/** Whoever stands still is seen to stagger about: a step counts from so many metres on. */
const shortestStepM = 5
/** A bend that leaves the way by less is no bend of the way. */
const bendM = 3
/** A fix that is worse says that somebody walked here, not where. */
const worstM = 50

/**
 * The course of a way that somebody walked along: its good fixes without the staggering of a receiver
 * that stands still, and without what a straight line tells as well. Empty before the first good fix.
 */
export function tracedPath(fixes: Fixes): Position[] {
  const { flags } = cleanFixes(fixes, { ...defaultTrackPolicy.foot, worstAccuracyM: worstM })
  const walked: Position[] = []
  let last: Position | undefined
  for (const fix of goodOf(flags)) {
    const at: Position = [fixes.lonLat[2 * fix]!, fixes.lonLat[2 * fix + 1]!]
    const before = walked.at(-1)
    last = at
    if (before === undefined || distanceM(before, at) >= shortestStepM) walked.push(at)
  }
  const end = walked.at(-1)
  // The end matters: it is what comes nearest to the line.
  if (last !== undefined && end !== undefined && walked.length > 1 && distanceM(end, last) > 0)
    walked.push(last)
  return simplifyPath(walked, bendM)
}
