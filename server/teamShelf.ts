import type { Tracker } from '../data/model/tracker.ts'
import { currentSequence } from '../data/store/acts.ts'
import { keptFix } from '../data/store/keptFixes.ts'
import { aheadMs, isAhead, readLastFixes, type OneFix } from '../data/store/lastFixes.ts'
import { readPatrolFixes } from '../data/store/patrolFixes.ts'
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
  /** What a patrol records comes by acts: it holds as long as there is no other one. */
  readonly #ofPatrols = { sequence: -1, lookedFor: new Set<string>(), fixes: new Map<string, OneFix>() }

  async teams(db: Reader, sequence: number, nowMs: number): Promise<Team[]> {
    await this.#refresh(db, sequence, nowMs)
    return this.#trackers.map((tracker) => ({ tracker, fix: this.#lastFixes.get(tracker.id) }))
  }

  /** Where patrols were last by what their own phones recorded, by their ids. */
  async patrolFixes(
    db: Reader,
    sequence: number,
    patrolIds: readonly string[],
    nowMs: number,
  ): Promise<ReadonlyMap<string, OneFix>> {
    const known = this.#ofPatrols
    if (known.sequence !== sequence) {
      known.lookedFor.clear()
      known.fixes.clear()
      known.sequence = sequence
    }
    const unseen = patrolIds.filter((id) => !known.lookedFor.has(id))
    const read = await readPatrolFixes(db, unseen, nowMs)
    // Another question may have begun after an act meanwhile.
    if (known.sequence !== sequence) return readPatrolFixes(db, patrolIds, nowMs)
    for (const id of unseen) known.lookedFor.add(id)
    for (const [id, fix] of read) known.fixes.set(id, fix)
    return known.fixes
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
