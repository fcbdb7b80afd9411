import type { GapNow, LineCoverage, RunNow } from '../../data/model/coverageAnswer.ts'
import type { CoverageState } from '../../geo/units.ts'
import { standingOf, type GapStanding } from '../gaps/gapStanding.ts'
import { countedAs } from '../theme/stateLook.ts'
import type { Ground } from './myGround.ts'

interface Run extends Pick<RunNow, 'fromM' | 'toM'> {
  readonly state: CoverageState
}

/** The planned state of a piece of ground at one instant. */
export interface StretchNow {
  readonly runs: readonly Run[]
  /** Metres in each state. */
  readonly metres: Readonly<Record<CoverageState, number>>
  readonly lengthM: number
  /** What nobody deals with first, then the longest; each cut at the ends of the ground. */
  readonly gaps: readonly GapNow[]
}

const urgency: readonly GapStanding[] = ['overdue', 'open', 'in-hand']

/** Cuts a line's coverage to the ground. */
export function stretchNow(coverage: LineCoverage, ground: Ground): StretchNow {
  const runs = mergeEqual(
    coverage.runsNow.flatMap((run) => cut({ ...run, state: countedAs(run.state) }, ground)),
  )
  const metres = { held: 0, thin: 0, gap: 0, unknown: 0 }
  for (const run of runs) metres[run.state] += run.toM - run.fromM
  return {
    runs,
    metres,
    lengthM: runs.reduce((sum, run) => sum + run.toM - run.fromM, 0),
    gaps: coverage.gapsNow
      .flatMap((gap) => cut(gap, ground))
      .map((gap) => ({ ...gap, lengthM: gap.toM - gap.fromM }))
      .sort(
        (a, b) => urgency.indexOf(standingOf(a)) - urgency.indexOf(standingOf(b)) || b.lengthM - a.lengthM,
      ),
  }
}

/** Runs that differ in limit or claims alone are one to whoever stands there. */
function mergeEqual(runs: readonly Run[]): Run[] {
  const merged: Run[] = []
  for (const { fromM, toM, state } of runs) {
    const last = merged.at(-1)
    if (last !== undefined && last.state === state && last.toM === fromM)
      merged[merged.length - 1] = { ...last, toM }
    else merged.push({ fromM, toM, state })
  }
  return merged
}

function cut<Interval extends { fromM: number; toM: number }>(
  interval: Interval,
  ground: Ground,
): Interval[] {
  const fromM = Math.max(interval.fromM, ground.fromM)
  const toM = Math.min(interval.toM, ground.toM)
  return fromM < toM ? [{ ...interval, fromM, toM }] : []
}
