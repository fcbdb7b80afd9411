import type { CoverageKind } from '../data/model/coverageAnswer.ts'
import { readTogether } from '../data/store/acts.ts'
import { currentTrackRevision } from '../data/store/trackChunks.ts'
import type { ActualCoverage } from '../geo/actualCoverage.ts'
import { comparedCoverage } from '../geo/comparedCoverage.ts'
import type { PlannedCoverage } from '../geo/plannedCoverage.ts'
import type { LineStates } from '../geo/slicedStates.ts'
import type { TimeWindow } from '../geo/units.ts'
import type { ActualShelf } from './actualShelf.ts'
import type { App } from './appContext.ts'
import type { ShelvedRecords } from './coverageShelf.ts'
import { notFound } from './endpoint.ts'
import type { Knowledge } from './knowledge.ts'
import type { LineEntry } from './lineShelf.ts'

/** Coverage of one line over a window, as far as it was asked for. */
export interface LineReading {
  readonly entry: LineEntry
  readonly planned: PlannedCoverage
  /** Undefined where only the plan was asked for, and where the whole window lies ahead. */
  readonly actual: ActualCoverage | undefined
}

/** Coverage of the county or one of its lines at one moment of the store. */
export interface CoverageReading {
  readonly sequence: number
  readonly trackRevision: number
  /** Nothing is known of what comes after: now, to the minute. */
  readonly knownUntilMs: number
  readonly records: ShelvedRecords
  readonly lines: readonly LineReading[]
}

interface Asked {
  readonly known: Knowledge
  readonly window: TimeWindow
  readonly lineId: string | undefined
  readonly withActual: boolean
}

const minuteMs = 60_000

/** Reads and computes; what was computed before for the same moment is taken as it is. */
export async function readCoverage(app: App, asked: Asked): Promise<CoverageReading> {
  const { known, window, lineId, withActual } = asked
  const { past, coverages } = known
  const knownUntilMs = knownUntil(known.nowMs)
  const actuals = withActual ? await actualsOf(app, past) : undefined
  const read = await readTogether(
    app.db,
    async (tx, sequence) => {
      const lines = await app.lines.at(tx, sequence)
      const records = await coverages.records(tx, sequence, window)
      const evidence = await actuals?.read(tx, sequence, lines, window)
      return { sequence, lines, records, evidence, trackRevision: await currentTrackRevision(tx) }
    },
    past,
  )
  const { sequence, trackRevision, records } = read
  const entries = read.lines.filter(({ record }) => lineId === undefined || record.id === lineId)
  if (lineId !== undefined && entries.length === 0) throw notFound('line', lineId)
  return {
    sequence,
    trackRevision,
    knownUntilMs,
    records,
    lines: entries.map((entry) => {
      const planned = coverages.coverage(entry.line, window, sequence, records)
      const actual =
        actuals === undefined || read.evidence === undefined || knownUntilMs <= window.fromMs
          ? undefined
          : actuals.actual(planned, records, read.evidence, { sequence, trackRevision, knownUntilMs })
      return { entry, planned, actual }
    }),
  }
}

async function actualsOf(app: App, past: Knowledge['past']): Promise<ActualShelf> {
  await app.actuals.prepare(app)
  return past === undefined ? app.actuals : app.past.actuals(app, past)
}

/** What an answer of a kind depends on beside the journal, as a part of its name in a cache. */
export async function momentOf(app: App, kind: CoverageKind, known: Knowledge): Promise<string> {
  if (kind === 'planned' || known.past !== undefined) return known.name
  return `${await currentTrackRevision(app.db)} ${knownUntil(known.nowMs)}`
}

/** The states of a kind; of what lies ahead there are none but planned ones. */
export function statesOf(kind: CoverageKind, { planned, actual }: LineReading): LineStates {
  switch (kind) {
    case 'planned':
      return planned
    case 'actual':
      return actual ?? nothingKnown(planned)
    case 'compared':
      return actual === undefined ? nothingKnown(planned) : comparedCoverage(planned, actual)
  }
}

function nothingKnown({ line, window }: PlannedCoverage): LineStates {
  return { line, window: { fromMs: window.fromMs, toMs: window.fromMs }, blocks: [] }
}

function knownUntil(nowMs: number): number {
  return Math.floor(nowMs / minuteMs) * minuteMs
}
