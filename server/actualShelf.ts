import { coverageEvidence, evidenceLookBackMs, type EvidenceRecords } from '../data/coverageEvidence.ts'
import { currentSequence } from '../data/store/acts.ts'
import { listParsedRecords, recordsOf, type ParsedBodies } from '../data/store/records.ts'
import { firstLogsMs } from '../data/store/staffingLogs.ts'
import type { Reader } from '../data/store/tables.ts'
import { TrackShelf } from '../data/trackShelf.ts'
import { actualCoverage, type ActualCoverage } from '../geo/actualCoverage.ts'
import type { PlannedCoverage } from '../geo/plannedCoverage.ts'
import type { TimeWindow } from '../geo/units.ts'
import type { App } from './appContext.ts'
import type { ShelvedRecords } from './coverageShelf.ts'
import type { LineEntry } from './lineShelf.ts'

/** Records of evidence, beside those that the plan is made from. */
export type EvidenceRead = Pick<
  EvidenceRecords,
  'staffingLogs' | 'lostTracks' | 'patrolEvents' | 'firstLogMs'
>

interface Moment {
  readonly sequence: number
  readonly trackRevision: number
  readonly knownUntilMs: number
}

/** Where computing takes long, coverage of somewhat older tracks serves for a while. */
interface Served {
  readonly coverage: ActualCoverage
  readonly trackRevision: number
}

interface Kept extends Moment, Served {
  /** How long it took, and when it was done, by the process' clock. */
  readonly tookMs: number
  readonly doneMs: number
}

const coveragesKept = 16
const bodiesKept = 200_000
/**
 * In a province fixes arrive every moment: what took longer than this to compute is computed again for
 * new fixes only after so many times as long, that the machine has time for all else. Acts and minutes
 * are never waited with.
 */
const longMs = 50
const restFactor = 20

/** Actual coverage by line and window, and the tracks that it follows from. */
export class ActualShelf {
  readonly #tracks: TrackShelf
  readonly #coverages = new Map<string, Kept>()
  #sequence = -1
  /** By window; fixes come every moment, and what the journal says stays until it moves on. */
  readonly #read = new Map<string, EvidenceRead>()
  readonly #parsed: ParsedBodies = new Map()

  constructor(tracks = new TrackShelf()) {
    this.#tracks = tracks
  }

  /** To be awaited before `read`, outside any transaction. */
  async prepare({ db, lines }: Pick<App, 'db' | 'lines'>): Promise<void> {
    const entries = await lines.at(db, await currentSequence(db))
    await this.#tracks.prepare(
      db,
      entries.map(({ line }) => line),
    )
  }

  /** Evidence that coverage of a window rests on, that of before it included. */
  async read(
    tx: Reader,
    sequence: number,
    lines: readonly LineEntry[],
    window: TimeWindow,
  ): Promise<EvidenceRead> {
    const around = { fromMs: window.fromMs - evidenceLookBackMs, toMs: window.toMs }
    await this.#tracks.refresh(
      tx,
      lines.map(({ record }) => record.id),
      around,
    )
    if (sequence !== this.#sequence || this.#read.size >= coveragesKept) this.#read.clear()
    this.#sequence = sequence
    const key = `${window.fromMs} ${window.toMs}`
    const read = this.#read.get(key) ?? (await this.#readRecords(tx, around))
    this.#read.set(key, read)
    return read
  }

  async #readRecords(tx: Reader, around: TimeWindow): Promise<EvidenceRead> {
    if (this.#parsed.size > bodiesKept) this.#parsed.clear()
    return {
      staffingLogs: recordsOf(await listParsedRecords(tx, 'staffing-log', { window: around }, this.#parsed)),
      lostTracks: recordsOf(await listParsedRecords(tx, 'lost-track', { window: around }, this.#parsed)),
      patrolEvents: recordsOf(await listParsedRecords(tx, 'patrol-event', { window: around }, this.#parsed)),
      firstLogMs: await firstLogsMs(tx),
    }
  }

  /** Coverage, and the revision of the tracks that it follows from: at most that of the moment. */
  actual(planned: PlannedCoverage, records: ShelvedRecords, evidence: EvidenceRead, moment: Moment): Served {
    const { line, window } = planned
    const key = keyOf(line.id, window)
    const kept = this.#coverages.get(key)
    if (kept !== undefined && stillServes(kept, moment)) return kept
    const startedMs = performance.now()
    const around = { fromMs: window.fromMs - evidenceLookBackMs, toMs: window.toMs }
    const facts = coverageEvidence(
      line,
      { ...records, ...evidence },
      this.#tracks.tracks(line.id, around),
      window,
      moment.knownUntilMs,
    )
    const coverage = actualCoverage(planned, facts, moment.knownUntilMs)
    const doneMs = performance.now()
    // What is of another act or minute serves nobody any more; of a province each takes much memory.
    for (const [other, { sequence, knownUntilMs }] of this.#coverages)
      if (sequence !== moment.sequence || knownUntilMs !== moment.knownUntilMs) this.#coverages.delete(other)
    this.#coverages.delete(key)
    const made = { ...moment, coverage, tookMs: doneMs - startedMs, doneMs }
    this.#coverages.set(key, made)
    const [oldest] = this.#coverages.keys()
    if (this.#coverages.size > coveragesKept && oldest !== undefined) this.#coverages.delete(oldest)
    return made
  }

  /** The revision of the tracks that coverage of lines would be answered with at a moment. */
  servedRevision(lineIds: readonly string[], window: TimeWindow, moment: Moment): number {
    const served = lineIds.flatMap((lineId) => {
      const kept = this.#coverages.get(keyOf(lineId, window))
      return kept !== undefined && stillServes(kept, moment) ? [kept.trackRevision] : []
    })
    return Math.min(moment.trackRevision, ...served)
  }
}

const keyOf = (lineId: string, { fromMs, toMs }: TimeWindow): string => `${lineId} ${fromMs} ${toMs}`

function stillServes(kept: Kept, { sequence, trackRevision, knownUntilMs }: Moment): boolean {
  if (kept.sequence !== sequence || kept.knownUntilMs !== knownUntilMs) return false
  if (kept.trackRevision === trackRevision) return true
  return kept.tookMs > longMs && performance.now() - kept.doneMs < restFactor * kept.tookMs
}
