import type { BackupAnswer, BackupsAnswer } from '../../data/model/health.ts'
import { readBackups, removeLeftovers, type Backup } from '../../data/store/backupFiles.ts'
import { codeOf, messageOf, StoreError } from '../../data/store/storeError.ts'
import { order, type UnderWay } from './keeperThread.ts'
import type { Log } from './log.ts'

export interface BackupPlan {
  readonly folder: string
  /** 0: none by itself. */
  readonly everyHours: number
  readonly keep: number
}

interface BackupsOptions extends BackupPlan {
  /** The database. */
  readonly file: string
  readonly log: Log
  readonly now: () => number
}

const hourMs = 3_600_000
/** Looked at again so often whether one is due: a timer of hours would not see that the machine slept. */
const lookEveryMs = 60_000
/** What `npm run backup` made is seen so soon. */
const listedForMs = 5000
/** A start has enough to do. */
const firstAfterMs = 5 * 60_000
/** After one that failed it is tried again so soon. */
const againAfterMs = 30 * 60_000

/** Makes backups of the store by schedule and when asked, one at a time. */
export class Backups {
  readonly #options: BackupsOptions
  #underWay: { readonly made: Promise<Backup>; readonly thread: UnderWay } | undefined
  #lastFailure: BackupsAnswer['lastFailure'] = null
  /** Why the folder cannot be listed; null where it can. */
  #listFailure: BackupsAnswer['lastFailure'] = null
  #timer: NodeJS.Timeout | undefined
  /** On the clock that nobody can put back. */
  #dueMs = Infinity
  #isStopped = false
  /** As they were listed last; where that fails, what was there before still counts. */
  #backups: readonly Backup[] = []
  #listedMs = -Infinity
  #listing: Promise<void> | undefined

  constructor(options: BackupsOptions) {
    this.#options = options
  }

  /** When the next is due follows from the one that there is, and afterwards from the time that passed. */
  async start(): Promise<void> {
    const { everyHours, now } = this.#options
    await this.refresh()
    if (everyHours === 0) return
    const everyMs = everyHours * hourMs
    const last = this.last
    const passedMs = last === undefined ? everyMs : Math.max(0, now() - last.atMs)
    this.#dueMs = performance.now() + Math.max(firstAfterMs, everyMs - passedMs)
    this.#timer = setInterval(() => this.#look(), lookEveryMs)
    this.#timer.unref()
  }

  #look(): void {
    if (performance.now() < this.#dueMs) return
    // What it fails for is logged and shown.
    this.make().catch(() => undefined)
  }

  /** The newest one that was listed; undefined where there is none. */
  get last(): Backup | undefined {
    return this.#backups[0]
  }

  /** Lists the folder unless that was done just now: every page asks how the server is. */
  async refresh(): Promise<void> {
    if (performance.now() - this.#listedMs <= listedForMs) return
    this.#listing ??= this.#list().finally(() => (this.#listing = undefined))
    await this.#listing
  }

  async #list(): Promise<void> {
    const { folder, log, now } = this.#options
    try {
      this.#backups = await readBackups(folder)
      this.#listFailure = null
    } catch (error) {
      const sentence = `The folder for backups ${folder} cannot be read (${codeOf(error)}).`
      if (this.#listFailure === null) log.error({ event: 'backups-unlisted', reason: sentence }, sentence)
      this.#listFailure ??= { at: new Date(now()).toISOString(), fault: 'folder-unreadable', sentence }
    }
    this.#listedMs = performance.now()
  }

  get isUnderWay(): boolean {
    return this.#underWay !== undefined
  }

  /** True where one should have been made a whole term ago. */
  get isOverdue(): boolean {
    const { everyHours } = this.#options
    if (everyHours === 0) return false
    return performance.now() > this.#dueMs + everyHours * hourMs
  }

  get lastFailure(): BackupsAnswer['lastFailure'] {
    return this.#lastFailure ?? this.#listFailure
  }

  async list(): Promise<BackupsAnswer> {
    const { folder, everyHours } = this.#options
    await this.refresh()
    return {
      items: this.#backups.map(backupAnswer),
      folder,
      everyHours,
      isUnderWay: this.isUnderWay,
      lastFailure: this.lastFailure,
    }
  }

  /** Makes one, or waits for the one under way. Rejects with StoreError where it cannot be made. */
  async make(): Promise<Backup> {
    this.#underWay ??= this.#begin()
    return this.#underWay.made
  }

  #begin(): { made: Promise<Backup>; thread: UnderWay } {
    const { file, folder, keep, now } = this.#options
    const thread = order({ kind: 'back-up', file, folder, keep, nowMs: now() })
    return { thread, made: this.#outcome(thread, performance.now()) }
  }

  async #outcome(thread: UnderWay, beganMs: number): Promise<Backup> {
    const { log, everyHours } = this.#options
    try {
      const answer = await thread.answer
      if (answer.kind !== 'backed-up') throw new Error(`a backup was answered with ${answer.kind}`)
      const { backup } = answer
      const tookMs = Math.round(performance.now() - beganMs)
      this.#lastFailure = null
      if (everyHours > 0) this.#dueMs = performance.now() + everyHours * hourMs
      // A listing that began before does not have it.
      await this.#listing
      this.#listedMs = -Infinity
      await this.refresh()
      const { name, bytes, sequence } = backup
      log.info({ event: 'backed-up', name, bytes, sequence, tookMs }, 'Backup made')
      return backup
    } catch (error) {
      if (!this.#isStopped) {
        const sentence = messageOf(error)
        const fault = error instanceof StoreError ? error.fault : 'other'
        this.#lastFailure = { at: new Date(this.#options.now()).toISOString(), fault, sentence }
        if (everyHours > 0) this.#dueMs = performance.now() + Math.min(againAfterMs, everyHours * hourMs)
        log.error({ event: 'backup-failed', reason: sentence }, 'Backup failed')
      }
      throw error
    } finally {
      this.#underWay = undefined
    }
  }

  /** Breaks off what is under way: a copy that is half done counts for nothing. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearInterval(this.#timer)
    const underWay = this.#underWay
    if (underWay === undefined) return
    await underWay.thread.end()
    await underWay.made.catch(() => undefined)
    try {
      removeLeftovers(this.#options.folder)
    } catch {
      // The folder cannot be read any more; the next backup in it clears up.
    }
  }
}

export const backupAnswer = ({ name, atMs, bytes, sequence, before }: Backup): BackupAnswer => ({
  name,
  at: new Date(atMs).toISOString(),
  bytes,
  sequence,
  checkedWhenMade: true,
  before: before ?? null,
})
