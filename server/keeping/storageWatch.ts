import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { sql } from 'kysely'
import { Refusal } from '../../data/journal/refusal.ts'
import type { Storage } from '../../data/model/health.ts'
import type { Database } from '../../data/store/tables.ts'
import { order } from './keeperThread.ts'
import type { Log } from './log.ts'
import { shortenLog } from './shortenLog.ts'
import { storageSentences } from './storageSentences.ts'
import { tryStorageFault, type StorageFault } from './storageFault.ts'

interface StorageWatchOptions {
  readonly db: Database
  /** Where left out, there is no disk to measure. */
  readonly file: string | undefined
  readonly log: Log
  readonly now: () => number
}

const lookEveryMs = 10_000
/** In trouble it is tried this often whether it is over. */
const tryEveryMs = 2000
/** A database found damaged is read again from end to end so often; that takes seconds. */
const checkEveryMs = 10 * 60_000

/** An act needs this much at most, so that what heals is healed. */
const leastBytes = 1024 * 1024
const gigabyte = 1e9
/** Five percent of a large disk is still plenty. */
const mostLowBytes = 10 * gigabyte
const walLimitBytes = 64 * 1024 * 1024

/** While another program holds the database, waiting for it would hold up everybody who reads. */
const lockedPatienceMs = 20
const patienceMs = 1000

/**
 * Knows whether anything can be saved: told by whoever met a fault, it tries by itself whether that is
 * over. Also looks after the room on the disk, and after the length of the log of writes.
 */
export class StorageWatch {
  readonly #options: StorageWatchOptions
  #state: Storage['state'] = 'ok'
  #sinceMs = 0
  #room: Room | undefined
  #checkedMs = -Infinity
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> = Promise.resolve()
  #isStopped = false

  constructor(options: StorageWatchOptions) {
    this.#options = options
  }

  get storage(): Storage {
    return {
      state: this.#state,
      since: this.#state === 'ok' ? null : new Date(this.#sinceMs).toISOString(),
      freeBytes: this.#room?.freeBytes ?? null,
      isLow: this.#room !== undefined && isLow(this.#room),
    }
  }

  /** To be told of every error that nobody foresaw; those that come from elsewhere change nothing. */
  notice(error: unknown): void {
    const fault = tryStorageFault(error)
    if (fault !== undefined) this.#enter(fault)
  }

  /** Throws Refusal where a page of the database was found damaged: writing on would make it worse. */
  checkWritable(): void {
    if (this.#state === 'damaged') throw new Refusal('storage-damaged', storageSentences.damaged)
  }

  /** Looks at once, and from then on by itself. */
  async start(): Promise<void> {
    await this.#lookAndWait()
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    await this.#looking
  }

  /** Reads the whole database in a thread of its own; what is damaged is known from then on. */
  async checkThrough(): Promise<void> {
    this.#checkedMs = performance.now()
    const { file, log } = this.#options
    if (file === undefined) return
    try {
      const answer = await order({ kind: 'check', file }).answer
      if (answer.kind !== 'checked') return
      if (answer.isWhole) {
        if (this.#state === 'damaged') this.#heal()
      } else this.#enter('damaged')
    } catch (error) {
      log.error({ err: error }, 'The database could not be checked')
    }
  }

  async #lookAndWait(): Promise<void> {
    clearTimeout(this.#timer)
    this.#looking = this.look()
    await this.#looking
    if (this.#isStopped) return
    const afterMs = this.#state === 'ok' ? lookEveryMs : tryEveryMs
    this.#timer = setTimeout(() => void this.#lookAndWait(), afterMs)
    this.#timer.unref()
  }

  /** Measures the room that is left and, in trouble, tries whether it is over. */
  async look(): Promise<void> {
    const { db, file } = this.#options
    if (file === undefined) return
    this.#room = await roomOf(dirname(file))
    try {
      if (this.#state === 'ok') await shortenLog(db, file, walLimitBytes)
      else if (this.#state === 'damaged') await this.#checkAgain()
      else await this.#tryToWrite()
    } catch (error) {
      this.notice(error)
    }
  }

  async #checkAgain(): Promise<void> {
    if (performance.now() - this.#checkedMs > checkEveryMs) await this.checkThrough()
  }

  /**
   * Writes a number that nothing depends on through the connection that acts are written with: only
   * that says whether they can be.
   */
  async #tryToWrite(): Promise<void> {
    if (this.#state === 'full' && (this.#room?.freeBytes ?? Infinity) < leastBytes) return
    await this.#options.db.connection().execute(async (connection) => {
      const { rows } = await sql<{ user_version: number }>`PRAGMA user_version`.execute(connection)
      const next = ((rows[0]?.user_version ?? 0) + 1) % 2 ** 31
      await sql.raw(`PRAGMA user_version = ${next}`).execute(connection)
    })
    this.#heal()
  }

  #enter(fault: StorageFault): void {
    // What is damaged stays so until it has been read from end to end.
    if (this.#state === fault || this.#state === 'damaged') return
    const { log, now } = this.#options
    this.#state = fault
    this.#sinceMs = now()
    log.error({ event: 'storage', state: fault }, storageSentences[fault].en)
    this.#setPatience(fault === 'locked' ? lockedPatienceMs : patienceMs)
    if (this.#timer !== undefined && !this.#isStopped) {
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => void this.#lookAndWait(), tryEveryMs)
      this.#timer.unref()
    }
  }

  #heal(): void {
    if (this.#state === 'ok') return
    const { log, now } = this.#options
    const lastedS = Math.round((now() - this.#sinceMs) / 1000)
    log.warn({ event: 'storage', state: 'ok', was: this.#state, lastedS }, 'The store can be written again')
    this.#state = 'ok'
    this.#setPatience(patienceMs)
  }

  #setPatience(ms: number): void {
    // On a connection that is closed already it does not matter any more.
    sql
      .raw(`PRAGMA busy_timeout = ${ms}`)
      .execute(this.#options.db)
      .catch(() => undefined)
  }
}

interface Room {
  readonly freeBytes: number
  readonly totalBytes: number
}

/** Undefined where the system does not say. */
async function roomOf(folder: string): Promise<Room | undefined> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder)
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
  } catch {
    return undefined
  }
}

const isLow = ({ freeBytes, totalBytes }: Room): boolean =>
  freeBytes < gigabyte || freeBytes < Math.min(totalBytes * 0.05, mostLowBytes)
