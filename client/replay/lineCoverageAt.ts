import { noFigures, type LineCoverage } from '../../data/model/coverageAnswer.ts'
import type { AnyState, Stretch } from '../../geo/units.ts'
import { stateCodes } from '../../geo/slicedStates.ts'
import {
  figuresNowOf,
  gapsAmong,
  isStaffedAt,
  lineFiguresAt,
  runsAt,
  type ReplayPeriod,
} from './replayPeriod.ts'

type LineHead = Pick<LineCoverage, 'lineId' | 'name' | 'lengthM' | 'officialLengthM'>

interface CheckpointReach {
  readonly id: string
  readonly lineId: string
  readonly reach: Stretch | null
}

const isPlanned = (state: AnyState): boolean => stateCodes[state] <= stateCodes.unknown

/**
 * A line at an instant of a period as map, strip and chart draw it: what is drawn of an answer about
 * coverage, and of what surrounds a gap nothing, as that was not asked for.
 */
export function lineCoverageAt(
  period: ReplayPeriod,
  line: LineHead,
  checkpoints: readonly CheckpointReach[],
  atMs: number,
): LineCoverage {
  const states = period.lines.find((one) => one.line.id === line.lineId)
  const runs = states === undefined ? [] : runsAt(states, atMs)
  const staffed = checkpoints.flatMap(({ id, lineId, reach }) =>
    lineId === line.lineId && reach !== null && isStaffedAt(period, id, atMs) ? [{ id, reach }] : [],
  )
  const nothing = { held: 0, thin: 0, gap: 0, unknown: 0, kept: 0, carried: 0, broken: 0, total: 0 }
  const figures =
    states === undefined
      ? { ...nothing, shareHeld: null, shareHeldAtMost: null }
      : lineFiguresAt(states, atMs)
  return {
    ...line,
    policyVersions: [],
    figures: noFigures,
    figuresNow: figuresNowOf(figures),
    effort: { patrolHours: 0, plannedKm: 0, walkedKm: null },
    trackedSince: null,
    runsNow: runs.map((run) => ({
      ...run,
      plannedState: isPlanned(run.state) ? run.state : 'unknown',
      limitMin: 0,
      barred: false,
      // The strip shows those staffed that count in a run.
      claims: staffed
        .filter(({ reach }) => reach.fromM < run.toM && run.fromM < reach.toM)
        .map(({ id }) => ({ kind: 'checkpoint', id, revisitMin: 0 })),
    })),
    kilometres: [],
    gapsNow: gapsAmong(runs, period.kind).map(({ fromM, toM }) => ({
      fromM,
      toM,
      lengthM: toM - fromM,
      since: new Date(atMs).toISOString(),
      sinceIsOlder: true,
      until: null,
      middle: [0, 0],
      townshipId: null,
      villageId: null,
      answerable: [],
      openTrailIds: [],
      nearestCheckpoint: null,
      barredM: 0,
      priority: 0,
      acknowledgement: null,
    })),
    gaps: [],
  }
}
