import { coverageFacts } from '../data/coverageFacts.ts'
import { recordTime, type Timed } from '../data/recordTime.ts'
import { gapsNow, type GapNow } from '../geo/gaps.ts'
import { plannedCoverage, type PlannedCoverage } from '../geo/plannedCoverage.ts'
import type { Stretch } from '../geo/units.ts'
import { firstPolicyMs, lookAroundMs, type CountyRecords } from './coverageShelf.ts'

/**
 * Gaps at an instant with their beginning and end looked for beyond the window. A place is in gap
 * where no claim stands, whatever bars it; so of the time around only those claims matter that
 * stand at the instant, which bound the gaps, or that touch one of them.
 */
export function gapsWithAge(coverage: PlannedCoverage, records: CountyRecords, atMs: number): GapNow[] {
  const gaps = gapsNow(coverage, atMs)
  if (gaps.length === 0) return []
  const { line, window } = coverage
  const around = {
    fromMs: Math.min(window.fromMs, Math.max(firstPolicyMs(records), window.fromMs - lookAroundMs)),
    toMs: window.toMs + lookAroundMs,
  }
  const touches = (stretch: Stretch) => gaps.some((gap) => stretch.fromM < gap.toM && gap.fromM < stretch.toM)
  const standsNow = (record: Timed) => recordTime(record).fromMs <= atMs && atMs < recordTime(record).toMs
  const facts = coverageFacts(
    line,
    {
      ...records,
      patrols: records.patrols.filter((patrol) => touches(patrol) || standsNow(patrol)),
      barriers: [],
      trails: [],
      trailEvents: [],
    },
    around,
  )
  const claims = facts.claims.filter((claim) => (claim.fromMs <= atMs && atMs < claim.toMs) || touches(claim))
  return gapsNow(plannedCoverage(line, around, { ...facts, claims }), atMs)
}
