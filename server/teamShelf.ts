import type { Tracker } from '../data/model/tracker.ts'
import { currentSequence } from '../data/store/acts.ts'
import { listRecords } from '../data/store/records.ts'
import { readLastFixes, type OneFix } from '../data/store/tracks.ts'
import type { Database, Reader } from '../data/store/tables.ts'

/** A phone's clock may run ahead by so much; a fix from farther ahead is not where the team is now. */
export const aheadMs = 5 * 60_000

/** Trackers by what they call themselves, and the last fix of each: what live positions are made from. */
export class TeamShelf {
  readonly #lastFixes = new Map<string, OneFix>()
  readonly #lookedFor = new Set<string>()
  #sequence = -1
  #trackers: readonly Tracker[] = []
  #byKey: ReadonlyMap<string, Tracker> = new Map()

  async trackers(db: Reader, sequence: number, nowMs: number): Promise<readonly Tracker[]> {
    if (sequence !== this.#sequence) {
      const trackers = (await listRecords(db, 'tracker')).map(({ record }) => record)
      await this.#readLast(db, trackers, nowMs)
      this.#trackers = trackers
      this.#byKey = new Map(trackers.map((tracker) => [tracker.key, tracker]))
      this.#sequence = sequence
    }
    return this.#trackers
  }

  async tryByKey(db: Database, key: string, nowMs: number): Promise<Tracker | undefined> {
    await this.trackers(db, await currentSequence(db), nowMs)
    return this.#byKey.get(key)
  }

  lastFix(trackerId: string): OneFix | undefined {
    return this.#lastFixes.get(trackerId)
  }

  /** One that comes late, after newer ones, changes nothing here. */
  note(trackerId: string, fix: OneFix): void {
    const last = this.#lastFixes.get(trackerId)
    if (last === undefined || last.timeMs <= fix.timeMs) this.#lastFixes.set(trackerId, fix)
  }

  /** What the store has of trackers not seen before: all of them after a start. */
  async #readLast(db: Reader, trackers: readonly Tracker[], nowMs: number): Promise<void> {
    const unseen = trackers.map(({ id }) => id).filter((id) => !this.#lookedFor.has(id))
    for (const id of unseen) this.#lookedFor.add(id)
    for (const [trackerId, last] of await readLastFixes(db, unseen, nowMs + aheadMs))
      this.note(trackerId, last)
  }
}
