import { v7 as newId } from 'uuid'
import { commit, onCommitted, type Change } from '../data/journal/commit.ts'
import { Refusal } from '../data/journal/refusal.ts'
import type { ActKind } from '../data/model/journalEntry.ts'
import type { RecordKind } from '../data/model/records.ts'
import { readTogether } from '../data/store/acts.ts'
import { holdsKind, listRecords, recordsOf } from '../data/store/records.ts'
import type { App } from './appContext.ts'
import { askGaps } from './askGaps.ts'
import { gapNews } from './gapNews.ts'
import { standing, standingNotices } from './gapNotice.ts'

/** Gaps open and close with the clock, and evidence comes in beside the journal. */
const everyMs = 60_000
/** After an act that coverage rests on, so that of a roster of many acts one look is taken. */
const settleMs = 2000

/** In a province a look takes long: after it the machine has so many times as long for all else. */
const restFactor = 5

/** What coverage does not rest on, or what is told of gaps itself: an act of these is no reason to look. */
const besideCoverage: readonly RecordKind[] = ['gap-acknowledgement', 'notice', 'tracker', 'marker']

/**
 * Watches the gaps beside the server: tells the units that answer for new ones, tells again where a
 * word's time ran out, and closes what is held. What was told is in the journal alone, so a restart tells
 * nothing twice. The first look that finds nobody was ever told of anything tells nobody either.
 */
export class GapWatch {
  readonly #app: App
  #timer: NodeJS.Timeout | undefined
  #dueMs = Infinity
  #restUntilMs = 0
  #looking: Promise<void> = Promise.resolve()
  #stopListening: (() => void) | undefined
  #isFirst = true
  #isStopped = false

  constructor(app: App) {
    this.#app = app
  }

  start(): void {
    this.#stopListening = onCommitted(this.#app.db, ({ changes }) => {
      if (changes.some(({ kind }) => !besideCoverage.includes(kind))) this.#lookIn(settleMs)
    })
    this.#lookIn(settleMs)
  }

  /** Settles once nothing of it is under way any more. */
  async stop(): Promise<void> {
    this.#isStopped = true
    this.#stopListening?.()
    clearTimeout(this.#timer)
    await this.#looking
  }

  /** Looks so soon at the latest, but not before it has rested. */
  #lookIn(soonMs: number): void {
    const dueMs = Math.max(performance.now() + soonMs, this.#restUntilMs)
    if (this.#isStopped || dueMs >= this.#dueMs) return
    clearTimeout(this.#timer)
    this.#dueMs = dueMs
    this.#timer = setTimeout(() => {
      this.#dueMs = Infinity
      this.#looking = this.#looking.then(() => this.#lookAndWait())
    }, dueMs - performance.now())
    this.#timer.unref()
  }

  async #lookAndWait(): Promise<void> {
    if (this.#isStopped) return
    const startedMs = performance.now()
    try {
      await this.look()
    } catch (error) {
      if (!this.#isStopped) this.#app.keeping.met(error, 'gap watch')
    }
    this.#restUntilMs = performance.now() + restFactor * (performance.now() - startedMs)
    this.#lookIn(everyMs)
  }

  /** Compares the gaps now with what was said of them, and commits what follows: at most two acts. */
  async look(): Promise<void> {
    const app = this.#app
    const askedMs = app.now()
    const planned = await askGaps(app, { kind: 'planned' })
    const compared = await askGaps(app, { kind: 'compared' })
    const nowMs = app.now()
    const said = await readTogether(app.db, async (tx) => ({
      units: recordsOf(await listRecords(tx, 'unit')),
      words: await listRecords(tx, 'gap-acknowledgement', standing),
      notices: await standingNotices(tx),
      isFirst: this.#isFirst && !(await holdsKind(tx, 'notice')),
    }))
    const { closed, noticed } = gapNews({
      ...said,
      askedMs,
      nowMs,
      planned,
      compared,
    })
    await this.#commit('gap-closed', closed, nowMs)
    await this.#commit('gap-noticed', noticed, nowMs)
    this.#isFirst = false
  }

  async #commit(kind: ActKind, changes: readonly Change[], nowMs: number): Promise<void> {
    if (changes.length === 0) return
    const at = new Date(nowMs).toISOString()
    try {
      await commit(this.#app.db, 'borderkeep', {
        actId: newId(),
        kind,
        observedAt: at,
        receivedAt: at,
        request: at,
        apply: async () => ({ changes, reply: { status: 200, body: undefined } }),
      })
    } catch (error) {
      // Somebody handed on or ended one of them since they were read: the next look sees it.
      if (!(error instanceof Refusal && error.code === 'precondition-failed')) throw error
      this.#lookIn(settleMs)
    }
  }
}
