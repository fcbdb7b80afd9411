import type {
  CoverageAnswer,
  CoverageKind,
  GapNow as GapNowAnswer,
  LineCoverage,
  ReportedGap as ReportedGapAnswer,
} from '../data/model/coverageAnswer.ts'
import type { UnitLevel } from '../data/model/unit.ts'
import { tierOrderFact } from '../data/coverageFacts.ts'
import { positionAt } from '../geo/chainage.ts'
import { tierAt } from '../geo/era.ts'
import { figures, figuresAt, kilometreShares } from '../geo/figures.ts'
import {
  gapHours,
  gapPriority,
  gapsNow,
  priorityFormula,
  reportedGaps,
  type GapNow,
  type ReportedGap,
} from '../geo/gaps.ts'
import { plannedRunsAt } from '../geo/plannedAt.ts'
import type { TimeWindow } from '../geo/units.ts'
import { figuresAnswer, figuresNowAnswer } from './coverageFigures.ts'
import { statesOf, type CoverageReading } from './coverageReading.ts'
import { effortOf } from './effort.ts'
import { gapsWithAge } from './gapAge.ts'
import { gapsAt, gapState, instantShown, type Shown } from './gapsAt.ts'
import { surroundingsOf } from './gapSurroundings.ts'
import { gapInHand, wordsInHand, type WordsInHand } from './gapInHand.ts'
import { unitBoundariesM } from './ground.ts'
import { kilometreRevisits } from './kilometreRevisits.ts'
import { runsNow } from './runsNow.ts'
import { unitsCoverage } from './unitCoverage.ts'

const iso = (atMs: number) => new Date(atMs).toISOString()

/** What is asked of a reading. */
export interface CoverageQuestion {
  readonly kind: CoverageKind
  readonly window: TimeWindow
  readonly atMs: number
  readonly unitLevel: UnitLevel
}

/** What is known of the lines read; a county's figures are sums over its lines. */
export function coverageAnswer(question: CoverageQuestion, reading: CoverageReading): CoverageAnswer {
  const { kind, window } = question
  const { records, knownUntilMs } = reading
  const atMs = instantShown(question, knownUntilMs)
  const wordsMs = kind === 'planned' ? question.atMs : Math.min(question.atMs, knownUntilMs)
  const shown = reading.lines.map((line): Shown => ({ ...line, states: statesOf(kind, line) }))
  const now = figuresNowAnswer(shown.map(({ states }) => figuresAt(states, atMs)))
  return {
    kind,
    from: iso(window.fromMs),
    to: iso(window.toMs),
    at: iso(atMs),
    knownUntil: iso(knownUntilMs),
    sequence: reading.sequence,
    trackRevision: reading.trackRevision,
    tierNow: tierAt(records.tierOrders.map(tierOrderFact), atMs),
    priorityFormula,
    county: {
      figures: figuresAnswer(shown.map(({ states }) => figures(states))),
      figuresNow: now,
      shareHeldNow: now.shareHeld,
      heldNowM: now.heldM,
      lengthM: shown.reduce((totalM, { entry }) => totalM + entry.line.lengthM, 0),
    },
    units: unitsCoverage(records.units, question.unitLevel, shown, atMs),
    lines: shown.map((line) => lineCoverage(line, question.kind, reading, atMs, wordsMs)),
  }
}

function lineCoverage(
  shown: Shown,
  kind: CoverageKind,
  reading: CoverageReading,
  atMs: number,
  wordsMs: number,
): LineCoverage {
  const { entry, planned, actual, states } = shown
  const { records } = reading
  const { record, line } = entry
  const plannedRuns = plannedRunsAt(planned, atMs)
  const evidence = kind === 'planned' ? undefined : actual
  const revisits = evidence === undefined ? [] : kilometreRevisits(evidence)
  return {
    lineId: record.id,
    name: record.name,
    lengthM: line.lengthM,
    officialLengthM: record.officialLengthM,
    policyVersions: planned.policyVersions,
    figures: figuresAnswer([figures(states)]),
    figuresNow: figuresNowAnswer([figuresAt(states, atMs)]),
    effort: effortOf(records, record.id, planned.window, evidence),
    trackedSince:
      evidence !== undefined && Number.isFinite(evidence.trackedSinceMs)
        ? iso(evidence.trackedSinceMs)
        : null,
    runsNow: runsNow(plannedRuns, states, atMs),
    kilometres: kilometreShares(states, atMs).map(({ shares, ...kilometre }) => {
      const { total: _, shareHeld: __, shareHeldAtMost: ___, ...byState } = shares
      return {
        ...kilometre,
        ...byState,
        revisit: revisits[kilometre.kilometre] ?? null,
      }
    }),
    gapsNow: gapsNowOf(kind, shown, reading, atMs, wordsMs),
    gaps: reportedGaps(states, unitBoundariesM(records.units, record.id), gapState(kind)).map((gap) =>
      reportedGap(gap, shown, reading, atMs),
    ),
  }
}

function gapsNowOf(
  kind: CoverageKind,
  shown: Shown,
  reading: CoverageReading,
  atMs: number,
  wordsMs: number,
): GapNowAnswer[] {
  const gaps = gapsOf(kind, shown, reading, atMs)
  if (gaps.length === 0) return []
  // A broken promise is a part of a gap by evidence, and who deals with that deals with it.
  const whole = kind === 'compared' ? gapsNow(statesOf('actual', shown), atMs) : gaps
  const gapKind = kind === 'planned' ? 'planned' : 'actual'
  const words = wordsInHand(reading.records.acknowledgements, shown.entry.record.id, gapKind, whole, wordsMs)
  return gaps.map((gap) => gapNow(gap, kind, shown, reading, atMs, words))
}

/** Gaps at the instant; of one by evidence nothing is known ahead, so it lasts until somebody is planned to come. */
function gapsOf(kind: CoverageKind, shown: Shown, { records }: CoverageReading, atMs: number): GapNow[] {
  const gaps = gapsAt(kind, shown, records, atMs)
  if (kind === 'planned') return gaps
  const plannedGaps = gapsWithAge(shown.planned, records, atMs)
  return gaps.map((gap) => {
    const comes = plannedGaps
      .filter((other) => other.fromM < gap.toM && gap.fromM < other.toM)
      .flatMap(({ untilMs }) => untilMs ?? [])
    return { ...gap, untilMs: comes.length === 0 ? null : Math.min(...comes) }
  })
}

function gapNow(
  gap: GapNow,
  kind: CoverageKind,
  { planned }: Shown,
  { records }: CoverageReading,
  atMs: number,
  words: WordsInHand,
): GapNowAnswer {
  const { line, window } = planned
  const { fromM, toM } = gap
  const instant = { fromM, toM, fromMs: atMs, toMs: atMs + 1 }
  const surroundings = surroundingsOf({ ...instant, rectangles: [instant] }, planned, records, atMs)
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
    acknowledgement: gapInHand(gap, words),
    priority: gapPriority({
      lengthM,
      // Of a gap by evidence only what has passed is known, however long the window.
      hours: gapHours(gap, kind === 'planned' ? window : { ...window, toMs: atMs }),
      openTrails: surroundings.openTrailIds.length,
      barredM: surroundings.barredM,
    }),
  }
}

function reportedGap(
  gap: ReportedGap,
  { planned }: Shown,
  { records }: CoverageReading,
  atMs: number,
): ReportedGapAnswer {
  const { fromM, toM, fromMs, toMs, kmH, rectangles } = gap
  const surroundings = surroundingsOf(gap, planned, records, atMs)
  return {
    id: `${planned.line.id}:${fromM}:${fromMs}`,
    fromM,
    toM,
    from: iso(fromMs),
    to: iso(toMs),
    kmH,
    rectangles: rectangles.map((one) => [one.fromM, one.toM, one.fromMs, one.toMs]),
    ...surroundings,
    priority: gapPriority({
      lengthM: toM - fromM,
      hours: gapHours(gap, planned.window),
      openTrails: surroundings.openTrailIds.length,
      barredM: surroundings.barredM,
    }),
  }
}
