import type {
  CoverageAnswer,
  GapNow as GapNowAnswer,
  LineCoverage,
  ReportedGap as ReportedGapAnswer,
  RunNow,
} from '../data/model/coverageAnswer.ts'
import { positionAt } from '../geo/chainage.ts'
import { tierAt } from '../geo/era.ts'
import { figures, figuresAt, kilometreShares, runsAt, stateSlices, type RunAt } from '../geo/figures.ts'
import {
  gapHours,
  gapPriority,
  priorityFormula,
  reportedGaps,
  type GapNow,
  type ReportedGap,
} from '../geo/gaps.ts'
import type { PlannedCoverage } from '../geo/plannedCoverage.ts'
import type { TimeWindow } from '../geo/units.ts'
import { tierOrderFact } from '../data/coverageFacts.ts'
import type { CountyRecords } from './coverageShelf.ts'
import { plannedEffort } from './effort.ts'
import { surroundingsOf } from './gapSurroundings.ts'
import { unitBoundariesM } from './ground.ts'
import type { LineEntry } from './lineShelf.ts'

const iso = (atMs: number) => new Date(atMs).toISOString()

export interface CoverageMoment {
  readonly window: TimeWindow
  readonly atMs: number
  readonly sequence: number
}

export function coverageAnswer(
  { window, atMs, sequence }: CoverageMoment,
  records: CountyRecords,
  lines: readonly LineCoverage[],
): CoverageAnswer {
  const sum = (figure: (line: LineCoverage) => number) =>
    lines.reduce((total, line) => total + figure(line), 0)
  const totalKmH = sum((line) => line.figures.totalKmH)
  const heldKmH = sum((line) => line.figures.heldKmH)
  const lengthM = sum((line) => line.lengthM)
  const heldNowM = sum((line) => line.figuresNow.heldM)
  return {
    kind: 'planned',
    from: iso(window.fromMs),
    to: iso(window.toMs),
    at: iso(atMs),
    sequence,
    tierNow: tierAt(records.tierOrders.map(tierOrderFact), atMs),
    priorityFormula,
    county: {
      figures: {
        totalKmH,
        heldKmH,
        thinKmH: sum((line) => line.figures.thinKmH),
        gapKmH: sum((line) => line.figures.gapKmH),
        unknownKmH: sum((line) => line.figures.unknownKmH),
        shareHeld: totalKmH > 0 ? heldKmH / totalKmH : null,
      },
      shareHeldNow: lengthM > 0 ? heldNowM / lengthM : null,
      heldNowM,
      lengthM,
    },
    lines: [...lines],
  }
}

/** What is known of one line's planned coverage; `gaps` are those at the instant, with their age. */
export function lineCoverage(
  { record, line }: LineEntry,
  coverage: PlannedCoverage,
  gaps: readonly GapNow[],
  records: CountyRecords,
  atMs: number,
): LineCoverage {
  const runs = runsAt(coverage, atMs)
  const runsWhen = rememberedRuns(coverage)
  return {
    lineId: record.id,
    name: record.name,
    lengthM: line.lengthM,
    officialLengthM: record.officialLengthM,
    policyVersions: coverage.policyVersions,
    figures: figures(coverage),
    figuresNow: figuresAt(coverage, atMs),
    effort: plannedEffort(records, record.id, coverage.window),
    runsNow: runs.map((run) => runNow(run, coverage)),
    kilometres: kilometreShares(coverage, atMs),
    gapsNow: gaps.map((gap) => gapNow(gap, coverage, records, runs, atMs)),
    gaps: reportedGaps(coverage, unitBoundariesM(records.units, record.id)).map((gap) =>
      reportedGap(gap, coverage, records, runsWhen(gap.fromMs), atMs),
    ),
    slices: stateSlices(coverage).map(({ fromM, toM, runs }) => ({
      fromM,
      toM,
      runs: runs.map(({ fromMs, toMs, state }) => [fromMs, toMs, state]),
    })),
  }
}

function runNow({ claimIndexes, ...run }: RunAt, { facts }: PlannedCoverage): RunNow {
  return {
    ...run,
    claims: claimIndexes.flatMap((index) => {
      const claim = facts.claims[index]
      if (claim === undefined) return []
      const { kind, id, revisitMin } = claim
      return [{ kind, id, revisitMin: Number.isFinite(revisitMin) ? revisitMin : null }]
    }),
  }
}

function gapNow(
  gap: GapNow,
  coverage: PlannedCoverage,
  records: CountyRecords,
  runs: readonly RunAt[],
  atMs: number,
): GapNowAnswer {
  const { line, window } = coverage
  const { fromM, toM } = gap
  const rectangles = [{ fromM, toM, fromMs: atMs, toMs: atMs + 1 }]
  const surroundings = surroundingsOf({ fromM, toM, rectangles }, coverage, records, runs, atMs)
  const lengthM = toM - fromM
  return {
    fromM,
    toM,
    lengthM,
    since: iso(gap.sinceMs),
    sinceIsOlder: gap.sinceIsOlder,
    until: gap.untilMs === null ? null : iso(gap.untilMs),
    middle: [...positionAt(line, (fromM + toM) / 2)],
    ...surroundings,
    priority: gapPriority({
      lengthM,
      hours: gapHours(gap, window),
      openTrails: surroundings.openTrailIds.length,
      barredM: surroundings.barredM,
    }),
  }
}

function reportedGap(
  gap: ReportedGap,
  coverage: PlannedCoverage,
  records: CountyRecords,
  runs: readonly RunAt[],
  atMs: number,
): ReportedGapAnswer {
  const { fromM, toM, fromMs, toMs, kmH, rectangles } = gap
  const surroundings = surroundingsOf(gap, coverage, records, runs, atMs)
  return {
    id: `${coverage.line.id}:${fromM}:${fromMs}`,
    fromM,
    toM,
    from: iso(fromMs),
    to: iso(toMs),
    kmH,
    rectangles: rectangles.map((one) => [one.fromM, one.toM, one.fromMs, one.toMs]),
    ...surroundings,
    priority: gapPriority({
      lengthM: toM - fromM,
      hours: gapHours(gap, coverage.window),
      openTrails: surroundings.openTrailIds.length,
      barredM: surroundings.barredM,
    }),
  }
}

/** Many gaps begin at the same instant. */
function rememberedRuns(coverage: PlannedCoverage): (atMs: number) => RunAt[] {
  const known = new Map<number, RunAt[]>()
  return (atMs) => {
    const runs = known.get(atMs) ?? runsAt(coverage, atMs)
    known.set(atMs, runs)
    return runs
  }
}
