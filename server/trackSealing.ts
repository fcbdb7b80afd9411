import { sealTracks } from '../data/journal/sealTracks.ts'
import type { Database } from '../data/store/tables.ts'
import type { Log } from './keeping/log.ts'

const hourMs = 3_600_000
/** Whoever opens a page right after the start is answered first. */
const afterStartMs = 60_000

interface SealingOptions {
  readonly db: Database
  readonly log?: Log
  now(): number
  readonly everyMs?: number
}

/** Seals, while the server runs, what fixes came: a minute after its start and every hour from then on. */
export class TrackSealing {
  readonly #options: SealingOptions
  #timer: NodeJS.Timeout | undefined
  #step: Promise<void> = Promise.resolve()
  #isStopped = false

  constructor(options: SealingOptions) {
    this.#options = options
  }

  start(afterMs = afterStartMs): void {
    this.#timer = setTimeout(() => {
      this.#step = this.#sealAndWait()
    }, afterMs)
    this.#timer.unref()
  }

  async #sealAndWait(): Promise<void> {
    const options = this.#options
    try {
      await sealTracks(options.db, () => options.now())
    } catch (error) {
      // What was not sealed this time is the next time.
      if (!this.#isStopped) options.log?.error({ err: error }, 'The tracks could not be sealed')
    }
    if (!this.#isStopped) this.start(options.everyMs ?? hourMs)
  }

  /** Settles once nothing of it is under way any more. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    await this.#step
  }
}
