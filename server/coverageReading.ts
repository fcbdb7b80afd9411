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
  /** Of the tracks that all of it follows from; there may be newer ones. */
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
  const revisions = [trackRevision]
  const lines = entries.map((entry) => {
    const planned = coverages.coverage(entry.line, window, sequence, records)
    if (actuals === undefined || read.evidence === undefined || knownUntilMs <= window.fromMs)
      return { entry, planned, actual: undefined }
    const moment = { sequence, trackRevision, knownUntilMs }
    const served = actuals.actual(planned, records, read.evidence, moment)
    revisions.push(served.trackRevision)
    return { entry, planned, actual: served.coverage }
  })
  return { sequence, trackRevision: Math.min(...revisions), knownUntilMs, records, lines }
}

async function actualsOf(app: App, past: Knowledge['past']): Promise<ActualShelf> {
  await app.actuals.prepare(app)
  return past === undefined ? app.actuals : app.past.actuals(app, past)
}

/** What an answer of a kind depends on beside the journal, as a part of its name in a cache. */
export async function momentOf(
  app: App,
  kind: CoverageKind,
  { known, window, lineId }: Omit<Asked, 'withActual'>,
): Promise<string> {
  const { past, name, sequence, nowMs } = known
  if (kind === 'planned' || past !== undefined) return name
  const trackRevision = await currentTrackRevision(app.db)
  const knownUntilMs = knownUntil(nowMs)
  const lineIds =
    lineId === undefined ? (await app.lines.at(app.db, sequence)).map(({ record }) => record.id) : [lineId]
  const moment = { sequence, trackRevision, knownUntilMs }
  return `${app.actuals.servedRevision(lineIds, window, moment)} ${knownUntilMs}`
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
