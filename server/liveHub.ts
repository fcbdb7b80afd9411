import { performance } from 'node:perf_hooks'
import { onCommitted, type Announcement } from '../data/journal/commit.ts'
import type { Storage } from '../data/model/health.ts'
import { bringsFixes } from '../data/model/journalEntry.ts'
import {
  mostActsReplayed,
  type ClockEvent,
  type HelloEvent,
  type ResyncEvent,
  type TracksEvent,
} from '../data/model/liveEvents.ts'
import type { ServerResponse } from 'node:http'
import { readTogether } from '../data/store/acts.ts'
import type { Database } from '../data/store/tables.ts'
import { currentTrackRevision } from '../data/store/trackChunks.ts'
import { onTracksKept } from '../data/store/trackNews.ts'
import { LiveHistory } from './liveHistory.ts'
import { LiveListener } from './liveListener.ts'
import { announcedMessage, message, type ActMessage } from './liveMessages.ts'

const heartbeatMs = 10_000
const tracksEveryMs = 1000
/** More than that is given in parts, each when the one before is taken. */
const mostAtOnceBytes = 256 * 1024

interface LiveOptions {
  readonly db: Database
  readonly version: string
  now(): number
  /** Whether anything can be saved. */
  storage(): Pick<Storage, 'state' | 'isLow'>
  /** Told of what keeps a listener from being told. */
  onFailure(error: unknown): void
}

/**
 * Tells every listener what was committed, in sequence. Each act is written once, for all of them. One
 * that comes or comes back takes from the journal what it missed and then follows: it goes over when it
 * has the last act that was announced, which is looked at and done in one turn, so that nothing can
 * come between.
 */
export class LiveHub {
  readonly #options: LiveOptions
  readonly #history: LiveHistory
  readonly #listeners = new Set<LiveListener>()
  readonly #catchingUp = new Set<Promise<void>>()
  readonly #startedAt: string
  readonly #unsubscribe: (() => void)[]
  /** Announced, not sent yet. */
  #pending: ActMessage[] = []
  /** The last act known of. */
  #sequence = 0
  #trackRevision = 0
  #heartbeat: NodeJS.Timeout | undefined
  #tracksTimer: NodeJS.Timeout | undefined
  #tracksToldMs = -Infinity
  #isStopped = false

  constructor(options: LiveOptions) {
    const { db } = options
    this.#options = options
    this.#history = new LiveHistory(db)
    this.#startedAt = new Date(options.now()).toISOString()
    this.#unsubscribe = [
      onCommitted(db, (announcement) => this.#noteAct(announcement)),
      onTracksKept(db, () => this.#noteTracks()),
    ]
  }

  /** How many follow now. */
  get listenerCount(): number {
    return this.#listeners.size
  }

  /**
   * Lets a response follow from a sequence on, or from now. Throws, with nothing sent yet, where the
   * store cannot be read.
   */
  async follow(response: ServerResponse, since: number | undefined): Promise<void> {
    // Listed before the store is read: what is announced meanwhile is found when catching up.
    const listener = new LiveListener(response)
    this.#listeners.add(listener)
    listener.onceClosed(() => this.#forget(listener))
    try {
      const standing = await this.#readStanding()
      if (listener.isClosed) return
      listener.sequence = since ?? standing.sequence
      listener.trackRevision = standing.trackRevision
      listener.open(message('hello', standing satisfies HelloEvent))
      if (this.#isStopped) return listener.end()
    } catch (error) {
      this.#forget(listener)
      throw error
    }
    this.#heartbeat ??= setInterval(() => this.#tellClock(), heartbeatMs).unref()
    this.#catchUp(listener)
  }

  /** Ends all streams; they come again when there is a server again. */
  async stop(): Promise<void> {
    this.#isStopped = true
    for (const unsubscribe of this.#unsubscribe) unsubscribe()
    clearInterval(this.#heartbeat)
    clearTimeout(this.#tracksTimer)
    this.#sendPending()
    for (const listener of this.#listeners) listener.end()
    await Promise.allSettled(this.#catchingUp)
  }

  async #readStanding(): Promise<HelloEvent> {
    const { db, version } = this.#options
    const { sequence, trackRevision } = await readTogether(db, async (tx, sequence) => ({
      sequence,
      trackRevision: await currentTrackRevision(tx),
    }))
    this.#sequence = Math.max(this.#sequence, sequence)
    this.#trackRevision = trackRevision
    return {
      sequence,
      trackRevision,
      now: this.#now(),
      version,
      startedAt: this.#startedAt,
    }
  }

  #now(): string {
    return new Date(this.#options.now()).toISOString()
  }

  #forget(listener: LiveListener): void {
    this.#listeners.delete(listener)
    if (this.#listeners.size > 0) return
    clearInterval(this.#heartbeat)
    this.#heartbeat = undefined
  }

  /** Whoever acted is answered first; what is committed until then goes out in one piece. */
  #noteAct(announcement: Announcement): void {
    this.#sequence = Math.max(this.#sequence, announcement.sequence)
    if (this.#listeners.size > 0) {
      const one = announcedMessage(announcement)
      this.#history.keep(one)
      this.#pending.push(one)
      if (this.#pending.length === 1) setImmediate(() => this.#sendPending())
    }
    if (bringsFixes(announcement.kind)) this.#noteTracks()
  }

  #sendPending(): void {
    const acts = this.#pending
    this.#pending = []
    const [first, last] = [acts[0], acts.at(-1)]
    if (first === undefined || last === undefined) return
    const bytes = Buffer.concat(acts.map((act) => act.bytes))
    const isOnePiece = last.sequence - first.sequence === acts.length - 1 && bytes.length <= mostAtOnceBytes
    for (const listener of this.#listeners) {
      if (listener.isCatchingUp || listener.sequence >= last.sequence) continue
      if (isOnePiece && listener.sequence === first.sequence - 1) listener.tell(bytes, last.sequence)
      else this.#catchUp(listener)
    }
  }

  #catchUp(listener: LiveListener): void {
    listener.isCatchingUp = true
    const caughtUp = this.#tellMissed(listener)
      .catch((error: unknown) => {
        // It comes again, and may find the store readable.
        this.#options.onFailure(error)
        listener.destroy()
      })
      .finally(() => this.#catchingUp.delete(caughtUp))
    this.#catchingUp.add(caughtUp)
  }

  async #tellMissed(listener: LiveListener): Promise<void> {
    while (!listener.isClosed && !this.#isStopped) {
      const behind = this.#sequence - listener.sequence
      if (behind < 0 || behind > mostActsReplayed) this.#tellResync(listener)
      const acts = behind === 0 ? [] : await this.#history.after(listener.sequence)
      for (const { sequence, bytes } of acts) {
        listener.tell(bytes, sequence)
        await listener.drained()
      }
      if (listener.sequence < this.#sequence) continue
      listener.isCatchingUp = false
      this.#tellRevision(listener)
      return
    }
  }

  #tellResync(listener: LiveListener): void {
    const event: ResyncEvent = { sequence: this.#sequence }
    listener.tell(message('resync', event, this.#sequence), this.#sequence)
  }

  #tellClock(): void {
    this.#sendPending()
    const { state, isLow } = this.#options.storage()
    const event: ClockEvent = { now: this.#now(), sequence: this.#sequence, storage: { state, isLow } }
    const bytes = message('clock', event)
    for (const listener of this.#listeners) if (!listener.isCatchingUp) listener.send(bytes)
  }

  #noteTracks(): void {
    if (this.#listeners.size === 0 || this.#tracksTimer !== undefined || this.#isStopped) return
    const waitMs = Math.max(0, this.#tracksToldMs + tracksEveryMs - performance.now())
    this.#tracksTimer = setTimeout(() => {
      this.#tracksToldMs = performance.now()
      this.#tracksTimer = undefined
      this.#tellTracks().catch((error: unknown) => this.#options.onFailure(error))
    }, waitMs).unref()
  }

  async #tellTracks(): Promise<void> {
    this.#trackRevision = await currentTrackRevision(this.#options.db)
    for (const listener of this.#listeners) if (!listener.isCatchingUp) this.#tellRevision(listener)
  }

  #tellRevision(listener: LiveListener): void {
    if (listener.trackRevision === this.#trackRevision) return
    listener.trackRevision = this.#trackRevision
    const event: TracksEvent = {
      trackRevision: this.#trackRevision,
      now: this.#now(),
    }
    listener.send(message('tracks', event))
  }
}
