import type { CoverageKind } from '../data/model/coverageAnswer.ts'
import { gapsNow, type GapNow } from '../geo/gaps.ts'
import type { LineStates } from '../geo/slicedStates.ts'
import type { TimeWindow } from '../geo/units.ts'
import type { LineReading } from './coverageReading.ts'
import type { CountyRecords } from './coverageShelf.ts'
import { gapsWithAge } from './gapAge.ts'

/** A line with the states of the kind asked for. */
export interface Shown extends LineReading {
  readonly states: LineStates
}

/** What is asked of compared coverage is which commitments were broken. */
export const gapState = (kind: CoverageKind) => (kind === 'compared' ? 'broken' : 'gap')

/** Of what lies ahead nothing is known: its last known instant is shown. */
export const instantShown = (
  { kind, window, atMs }: { kind: CoverageKind; window: TimeWindow; atMs: number },
  knownUntilMs: number,
): number => (kind === 'planned' ? atMs : Math.min(atMs, Math.max(window.fromMs, knownUntilMs - 1)))

/** Gaps at an instant; how old a planned one is follows from assignments before the window too. */
export function gapsAt(kind: CoverageKind, shown: Shown, records: CountyRecords, atMs: number): GapNow[] {
  const { planned, actual, states } = shown
  if (kind === 'planned') return gapsWithAge(planned, records, atMs)
  return gapsNow(states, atMs, gapState(kind)).map((gap) => ({
    ...gap,
    // Before the line was tracked it is unknown since when.
    sinceIsOlder: gap.sinceIsOlder || gap.sinceMs === actual?.trackedSinceMs,
  }))
}
