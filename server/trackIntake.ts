import { currentSequence, tryArrivalMs } from '../data/store/acts.ts'
import { addTracksWithin, type ArrivingTrack } from '../data/store/tracks.ts'
import type { Database, Reader } from '../data/store/tables.ts'
import { tellTracksKept } from '../data/store/trackNews.ts'
import type { Keeping } from './keeping/keeping.ts'
import { tryStorageFault } from './keeping/storageFault.ts'
import type { LineShelf } from './lineShelf.ts'

interface Waiting {
  readonly track: Omit<ArrivingTrack, 'receivedMs'>
  resolve(receivedMs: number): void
  reject(error: unknown): void
}

/**
 * Keeps fixes that arrive one by one. While some are being written, those that arrive wait and are
 * written together, so a thousand phones cost a few transactions a second and acts get their turn.
 */
export class TrackIntake {
  readonly #db: Database
  readonly #lines: LineShelf
  readonly #keeping: Keeping
  readonly #now: () => number
  #waiting: Waiting[] = []
  #isWriting = false

  constructor(db: Database, lines: LineShelf, keeping: Keeping, now: () => number) {
    this.#db = db
    this.#lines = lines
    this.#keeping = keeping
    this.#now = now
  }

  /** Settles once the fixes are kept for good; gives when they were received. */
  async keep(track: Waiting['track']): Promise<number> {
    this.#keeping.storage.checkWritable()
    const kept = new Promise<number>((resolve, reject) => this.#waiting.push({ track, resolve, reject }))
    if (!this.#isWriting) void this.#writeAll()
    return kept
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true
    while (this.#waiting.length > 0) {
      const turn = this.#waiting
      this.#waiting = []
      await this.#write(turn)
    }
    this.#isWriting = false
  }

  /**
   * Where many together cannot be written, each by itself, so that one spoils nothing for others;
   * but not where nothing can be written at all.
   */
  async #write(turn: readonly Waiting[]): Promise<void> {
    try {
      const { receivedMs, added } = await this.#db.transaction().execute(async (tx) => {
        const receivedMs = await arrivalMs(tx, this.#now())
        const lines = await this.#lines.at(tx, await currentSequence(tx))
        const { added } = await addTracksWithin(
          tx,
          lines.map(({ line }) => line),
          turn.map(({ track }) => ({ ...track, receivedMs })),
        )
        return { receivedMs, added }
      })
      tellTracksKept(this.#db)
      this.#keeping.metrics.fixesKept(added)
      for (const one of turn) one.resolve(receivedMs)
    } catch (error) {
      const [only] = turn
      if (turn.length === 1) only?.reject(error)
      else if (tryStorageFault(error) !== undefined) for (const one of turn) one.reject(error)
      else for (const one of turn) await this.#write([one])
    }
  }
}

/**
 * Fixes are received when they are written, and after the last act: so what was known as of that act,
 * these not being among it, stays what it was.
 */
async function arrivalMs(tx: Reader, nowMs: number): Promise<number> {
  const lastActMs = await tryArrivalMs(tx, await currentSequence(tx))
  return lastActMs === undefined ? nowMs : Math.max(nowMs, lastActMs + 1)
}
