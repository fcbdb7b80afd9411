import { derivedFor } from '../data/derivePasses.ts'
import type { Past } from '../data/store/asOf.ts'
import { currentSequence, readTogether } from '../data/store/acts.ts'
import { tracksKnownBefore } from '../data/store/knownTracks.ts'
import { TrackShelf } from '../data/trackShelf.ts'
import { ActualShelf } from './actualShelf.ts'
import type { App } from './appContext.ts'
import { BodyCache } from './bodyCache.ts'
import { CoverageShelf } from './coverageShelf.ts'

const bodyBytes = 16 * 1024 * 1024
const coveragesKept = 6
/** Each may hold what tracks saw in weeks of a province; a look back compares two at most. */
const momentsKept = 2

/** What is kept ready of past moments that somebody looks at, beside what is kept of now. */
export class PastShelf {
  readonly bodies = new BodyCache(bodyBytes)
  readonly coverages = new CoverageShelf(coveragesKept)
  readonly #actuals = new Map<string, ActualShelf>()

  /**
   * Actual coverage as of a moment; to be awaited outside any transaction, once what is stored of tracks
   * is derived for the lines that stand now.
   */
  async actuals(app: Pick<App, 'db' | 'lines'>, past: Past): Promise<ActualShelf> {
    const { db, lines } = app
    const standing = (await lines.at(db, await currentSequence(db))).map(({ line }) => line)
    const key = `${past.sequence} ${past.heardBeforeMs} ${derivedFor(standing)}`
    const known = this.#actuals.get(key)
    this.#actuals.delete(key)
    const shelf = known ?? (await this.#make(app, past, new Set(standing.map((line) => line.id))))
    this.#actuals.set(key, shelf)
    const [oldest] = this.#actuals.keys()
    if (this.#actuals.size > momentsKept && oldest !== undefined) this.#actuals.delete(oldest)
    return shelf
  }

  async #make(
    { db, lines }: Pick<App, 'db' | 'lines'>,
    past: Past,
    stored: ReadonlySet<string>,
  ): Promise<ActualShelf> {
    const then = await readTogether(db, (tx, sequence) => lines.at(tx, sequence), past)
    const known = tracksKnownBefore(
      then.map(({ line }) => line),
      past.heardBeforeMs,
      stored,
    )
    return new ActualShelf(new TrackShelf(known))
  }
}
