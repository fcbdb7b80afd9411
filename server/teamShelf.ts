import type { Tracker } from '../data/model/tracker.ts'
import { currentSequence } from '../data/store/acts.ts'
import { keptFix } from '../data/store/keptFixes.ts'
import { aheadMs, isAhead, readLastFixes, type OneFix } from '../data/store/lastFixes.ts'
import { listRecords } from '../data/store/records.ts'
import type { Database, Reader } from '../data/store/tables.ts'

/** A tracker with the last fix it sent, if it sent any. */
export interface Team {
  readonly tracker: Tracker
  readonly fix: OneFix | undefined
}

/** Trackers by what they call themselves, and the last fix of each: what live positions are made from. */
export class TeamShelf {
  readonly #lastFixes = new Map<string, OneFix>()
  readonly #lookedFor = new Set<string>()
  #sequence = -1
  #trackers: readonly Tracker[] = []
  #byKey: ReadonlyMap<string, Tracker> = new Map()

  async teams(db: Reader, sequence: number, nowMs: number): Promise<Team[]> {
    await this.#refresh(db, sequence, nowMs)
    return this.#trackers.map((tracker) => ({ tracker, fix: this.#lastFixes.get(tracker.id) }))
  }

  async tryByKey(db: Database, key: string, nowMs: number): Promise<Tracker | undefined> {
    await this.#refresh(db, await currentSequence(db), nowMs)
    return this.#byKey.get(key)
  }

  /** One that comes late, after newer ones, changes nothing here, nor does one that is ahead. */
  note(trackerId: string, fix: OneFix, receivedMs: number): void {
    const last = this.#lastFixes.get(trackerId)
    const kept = keptFix(fix)
    if (isAhead(kept.timeMs, receivedMs)) return
    if (last === undefined || last.timeMs < kept.timeMs) this.#lastFixes.set(trackerId, kept)
  }

  async #refresh(db: Reader, sequence: number, nowMs: number): Promise<void> {
    if (sequence === this.#sequence) return
    const trackers = (await listRecords(db, 'tracker')).map(({ record }) => record)
    await this.#readLast(db, trackers, nowMs)
    this.#trackers = trackers
    this.#byKey = new Map(trackers.map((tracker) => [tracker.key, tracker]))
    this.#sequence = sequence
  }

  /** What the store has of trackers not seen before: all of them after a start. */
  async #readLast(db: Reader, trackers: readonly Tracker[], nowMs: number): Promise<void> {
    const unseen = trackers.map(({ id }) => id).filter((id) => !this.#lookedFor.has(id))
    const lastFixes = await readLastFixes(db, unseen, nowMs + aheadMs)
    // Only once they were read: where that fails, they are looked for again.
    for (const id of unseen) this.#lookedFor.add(id)
    for (const [trackerId, last] of lastFixes) {
      const noted = this.#lastFixes.get(trackerId)
      if (noted === undefined || noted.timeMs <= last.timeMs) this.#lastFixes.set(trackerId, last)
    }
  }
}

/** The same as of the moment that the handle reads. */
export async function readTeams(db: Reader, nowMs: number): Promise<Team[]> {
  const trackers = (await listRecords(db, 'tracker')).map(({ record }) => record)
  const fixes = await readLastFixes(
    db,
    trackers.map(({ id }) => id),
    nowMs + aheadMs,
  )
  return trackers.map((tracker) => ({ tracker, fix: fixes.get(tracker.id) }))
}
