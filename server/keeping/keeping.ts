import { onCommitted } from '../../data/journal/commit.ts'
import { currentSequence } from '../../data/store/acts.ts'
import type { Database } from '../../data/store/tables.ts'
import { Backups, type BackupPlan } from './backups.ts'
import { ClockWatch } from './clockWatch.ts'
import { silentLog, type Log } from './log.ts'
import { LoopDelay } from './loopDelay.ts'
import { Metrics } from './metrics.ts'
import { walBytesOf } from './shortenLog.ts'
import { StorageWatch } from './storageWatch.ts'
import { tryStorageFault } from './storageFault.ts'
import { UnderWay } from './underWay.ts'

export interface KeepingOptions {
  readonly db: Database
  /** The database file; where left out, there is nothing to watch and to back up. */
  readonly file?: string
  readonly backups?: BackupPlan
  readonly log?: Log
  /** Whether the figures of the process are among the metrics. */
  readonly ofProcess?: boolean
  readonly now: () => number
}

/** Everything that looks after the server itself: its store, its backups, its clock, its log and figures. */
export class Keeping {
  readonly log: Log
  readonly startedAtMs: number
  readonly storage: StorageWatch
  readonly backups: Backups | undefined
  readonly clock: ClockWatch
  readonly loop = new LoopDelay()
  readonly metrics: Metrics
  readonly underWay = new UnderWay()
  readonly #file: string | undefined
  readonly #now: () => number

  constructor(options: KeepingOptions) {
    const { db, file, backups: plan, log = silentLog, ofProcess = false } = options
    const now = () => options.now()
    this.#now = now
    this.log = log
    this.#file = file
    this.startedAtMs = now()
    this.storage = new StorageWatch({ db, file, log, now })
    this.backups =
      file === undefined || plan === undefined ? undefined : new Backups({ ...plan, file, log, now })
    this.clock = new ClockWatch(now, log)
    this.metrics = new Metrics(
      {
        sequence: () => currentSequence(db),
        storage: () => {
          const { state, freeBytes } = this.storage.storage
          return { isOk: state === 'ok', freeBytes }
        },
        walBytes: () => this.walBytes,
        lastBackup: () => this.lastBackup,
        loopDelayP99Ms: () => this.loop.delay.p99Ms,
      },
      ofProcess,
    )
    onCommitted(db, ({ sequence, kind }) => {
      this.metrics.act(kind)
      log.info({ event: 'act', sequence, kind }, 'Act committed')
    })
  }

  get walBytes(): number {
    return this.#file === undefined ? 0 : walBytesOf(this.#file)
  }

  get lastBackup(): { ageS: number; bytes: number } | undefined {
    const last = this.backups?.last
    return last && { ageS: Math.round((this.#now() - last.atMs) / 1000), bytes: last.bytes }
  }

  /** An error that nobody foresaw, wherever it was met. */
  met(error: unknown, where: string): void {
    this.storage.notice(error)
    const fault = tryStorageFault(error)
    if (fault === undefined) this.log.error({ event: 'failure', where, err: error }, 'Something went wrong')
    else this.log.warn({ event: 'not-saved', where, state: fault }, 'Nothing was saved')
  }

  /** Begins to watch; `isChecked` says whether the database was read from end to end already. */
  async start(isChecked: boolean): Promise<void> {
    this.loop.start()
    this.clock.start()
    await this.backups?.start()
    await this.storage.start()
    if (!isChecked) void this.storage.checkThrough()
  }

  async stop(): Promise<void> {
    this.loop.stop()
    this.clock.stop()
    await this.backups?.stop()
    await this.storage.stop()
  }
}
