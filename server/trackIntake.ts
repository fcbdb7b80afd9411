import { currentSequence } from '../data/store/acts.ts'
import { addTracksWithin, type ArrivingTrack } from '../data/store/tracks.ts'
import type { Database } from '../data/store/tables.ts'
import { tellTracksKept } from '../data/store/trackNews.ts'
import type { Keeping } from './keeping/keeping.ts'
import { tryStorageFault } from './keeping/storageFault.ts'
import type { LineShelf } from './lineShelf.ts'

interface Waiting {
  readonly track: ArrivingTrack
  resolve(): void
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
  #waiting: Waiting[] = []
  #isWriting = false

  constructor(db: Database, lines: LineShelf, keeping: Keeping) {
    this.#db = db
    this.#lines = lines
    this.#keeping = keeping
  }

  /** Settles once the fixes are kept for good. */
  async keep(track: ArrivingTrack): Promise<void> {
    this.#keeping.storage.checkWritable()
    const kept = new Promise<void>((resolve, reject) => this.#waiting.push({ track, resolve, reject }))
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
      const { added } = await this.#db.transaction().execute(async (tx) => {
        const lines = await this.#lines.at(tx, await currentSequence(tx))
        return addTracksWithin(
          tx,
          lines.map(({ line }) => line),
          turn.map(({ track }) => track),
        )
      })
      tellTracksKept(this.#db)
      this.#keeping.metrics.fixesKept(added)
      for (const one of turn) one.resolve()
    } catch (error) {
      const [only] = turn
      if (turn.length === 1) only?.reject(error)
      else if (tryStorageFault(error) !== undefined) for (const one of turn) one.reject(error)
      else for (const one of turn) await this.#write([one])
    }
  }
}
