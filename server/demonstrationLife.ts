import { makeTracks, type PatrolTrack } from '../data/demo/tracks.ts'
import { evidenceOf } from '../data/demo/evidence.ts'
import { marginMs } from '../data/demo/walks.ts'
import type { DemonstrationName } from '../data/model/county.ts'
import { listRecords, tryGetRecord } from '../data/store/records.ts'
import type { Database } from '../data/store/tables.ts'
import { compileBorderLine, type BorderLine } from '../geo/borderLine.ts'
import {
  evidenceKeptUntil,
  keepDemonstrationEvidence,
  keepStaffingLogs,
  noteEvidenceKept,
} from './demonstrationEvidence.ts'
import type { Log } from './keeping/log.ts'
import { postToSelf } from './postToSelf.ts'

/** Phones are heard so often. */
const everyMs = 30_000
/** After a longer sleep of the machine what was missed is made up at once instead of sent. */
const longestBacklogMs = 10 * 60_000
/** So many phones report at the same time. */
const atOnce = 16

interface LifeOptions {
  readonly db: Database
  readonly name: DemonstrationName
  /** Where the server answers. */
  readonly address: string
  readonly log?: Log
  now(): number
}

/**
 * Lets a demonstration go on while the server runs: the phones of the teams on duty report made-up
 * fixes by the same protocol as real ones, and posts log every hour who is there. Without it a wall
 * would know nothing any more after two hours.
 */
export class DemonstrationLife {
  readonly #options: LifeOptions
  readonly #lines = new Map<string, BorderLine>()
  #timer: NodeJS.Timeout | undefined
  #step: Promise<void> = Promise.resolve()
  #isStopped = false

  constructor(options: LifeOptions) {
    this.#options = options
  }

  start(): void {
    this.#timer = setTimeout(() => {
      this.#step = this.#goOnAndWait()
    }, everyMs)
    this.#timer.unref()
  }

  async #goOnAndWait(): Promise<void> {
    try {
      await this.goOn()
    } catch (error) {
      // A server that is closing takes no more reports.
      if (!this.#isStopped) this.#options.log?.error({ err: error }, 'The demonstration could not go on')
    }
    if (!this.#isStopped) this.start()
  }

  /** Settles once nothing of it is under way any more. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    await this.#step
  }

  /** Sends what phones and posts have to say since they last did. */
  async goOn(): Promise<void> {
    const { db, name } = this.#options
    const nowMs = this.#options.now()
    const window = { fromMs: await evidenceKeptUntil(db), toMs: nowMs }
    if (window.fromMs >= window.toMs) return
    if (window.toMs - window.fromMs > longestBacklogMs)
      return keepDemonstrationEvidence(db, name, nowMs, 'now')
    const around = { fromMs: window.fromMs - marginMs, toMs: window.toMs + marginMs }
    const patrols = (await listRecords(db, 'patrol', { window: around })).flatMap(({ record }) =>
      record.synthetic ? [record] : [],
    )
    const lines = await this.#linesOf(new Set(patrols.map((patrol) => patrol.lineId)))
    const trackers = await listRecords(db, 'tracker')
    const keys = new Map<string, string>(trackers.map(({ record }) => [record.id, record.key]))
    // Of a tracker that was removed there is no key: its phone is not heard any more.
    const reports = [...makeTracks(patrols, lines, evidenceOf(name, nowMs).steps, window)].flatMap(
      (track) => {
        const key = keys.get(track.seriesId)
        return key === undefined ? [] : [{ track, key }]
      },
    )
    for (let start = 0; start < reports.length && !this.#isStopped; start += atOnce)
      await Promise.all(
        reports.slice(start, start + atOnce).map(({ track, key }) => this.#report(track, key)),
      )
    if (this.#isStopped) return
    await keepStaffingLogs(db, window)
    await noteEvidenceKept(db, nowMs)
  }

  async #report({ fixes }: PatrolTrack, key: string): Promise<void> {
    for (let fix = 0; fix < fixes.count; fix++) {
      const coords = {
        latitude: fixes.lonLat[2 * fix + 1],
        longitude: fixes.lonLat[2 * fix],
        accuracy: fixes.accuracyM[fix],
      }
      await postToSelf(this.#options.address, '/api/trackers/report', {
        device_id: key,
        location: { timestamp: fixes.timeMs[fix], coords },
      })
    }
  }

  async #linesOf(lineIds: ReadonlySet<string>): Promise<BorderLine[]> {
    for (const lineId of lineIds) {
      if (this.#lines.has(lineId)) continue
      const stored = await tryGetRecord(this.#options.db, 'border-line', lineId)
      if (stored === undefined) continue
      const { path, homeSide } = stored.record
      this.#lines.set(lineId, compileBorderLine({ id: lineId, positions: path, homeSide }))
    }
    return [...this.#lines.values()]
  }
}
