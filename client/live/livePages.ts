import type { Query, QueryClient } from '@tanstack/react-query'
import type { Storage } from '../../data/model/health.ts'
import { clockEvent, helloEvent, resyncEvent } from '../../data/model/liveEvents.ts'
import { ClockOffset } from './clockOffset.ts'
import { ActLog } from './actLog.ts'
import { followActs } from './followActs.ts'
import { patchItem, type Asked } from './patchList.ts'
import { heardAct, type HeardAct, type HeardChange } from './heardAct.ts'
import { Hearing } from './hearing.ts'
import type { FeedMessage } from './liveFeed.ts'
import { Refresher, sequenceOf } from './refresher.ts'
import type { TabFeed } from './tabFeed.ts'
import { whenWoken } from './whenWoken.ts'
import { wishForAged, wishForAll, wishForTracks, wishOnceBack } from './wishes.ts'

/** What the county's answer says of the server. */
interface Answered {
  readonly sequence: number
  readonly version: string
  readonly clockOffsetMs: number
  readonly answeredMs: number
}

interface LiveWorld {
  readonly client: QueryClient
  openFeed(listener: { tell(message: FeedMessage): void; sequence(): number }): TabFeed
  /** Asks the server for the county, whatever is known of it. */
  askCounty(): Promise<Answered>
  /** The page goes on with another difference of the clocks. */
  setClockOffset(offsetMs: number): void
  /** Whether anything can be saved, as a heartbeat says; undefined where there is no stream to say it. */
  noteStorage(storage: Pick<Storage, 'state' | 'isLow'> | undefined): void
}

const lookEveryMs = 1000
/** While there is no stream the server is asked so often whether anything happened. */
const pollEveryMs = 10_000
/** And without a stream nobody says when tracks come in. */
const tracksEveryMs = 30_000
const sleptMs = 8000
/** A clock that differs from a steady one by more was set. */
const clockSetMs = 2000
/** Acts that come together are worked in together. */
const togetherMs = 16
/** So long a stream may take to open before everything is asked for without it. */
const streamWithinMs = 2000
/** An act's event is on its way when its answer comes; after so long it is lost. */
const eventWithinMs = 1500

/**
 * Keeps what a page shows in step with the server's journal: works acts into what is shown and asks
 * for what they do not tell.
 */
export class LivePages {
  readonly #world: LiveWorld
  readonly #log = new ActLog()
  readonly #refresher: Refresher
  readonly #offset = new ClockOffset()
  readonly #hearing = new Hearing(() => this.#log.sequence < this.#target || this.#anew.size > 0)
  #feed: TabFeed | undefined
  #lookedMs = 0
  /** The same instant on a clock that nobody sets. */
  #lookedSteadyMs = 0
  #polledMs = 0
  #tracksMs = 0
  #clockOffsetMs = 0
  /** The journal had come so far when the stream began; until then it is being caught up with. */
  #target = 0
  /** What the last heartbeat said, to see that nothing was lost on the way. */
  #clockSequence = 0
  /** When the server began that last said hello. */
  #startedAt: string | undefined
  /** Questions that a resync asks anew and that have no answer yet. */
  readonly #anew = new Set<string>()
  #fresh: HeardAct[] = []
  #flushing: ReturnType<typeof setTimeout> | undefined

  constructor(world: LiveWorld) {
    this.#world = world
    this.#refresher = new Refresher(world.client)
  }

  /** From the county's first answer on. Returns how to stop. */
  start({ sequence, version, clockOffsetMs, answeredMs }: Answered): () => void {
    this.#hearing.begin(version, answeredMs)
    this.#lookedMs = Date.now()
    this.#lookedSteadyMs = performance.now()
    this.#clockOffsetMs = clockOffsetMs
    if (this.#log.sequence === 0) this.#log.begin(sequence)
    this.#target = this.#log.sequence
    this.#feed = this.#world.openFeed({
      tell: (message) => this.#take(message),
      sequence: () => this.#log.sequence,
    })
    const timer = setInterval(() => this.#look(), lookEveryMs)
    const cache = this.#world.client.getQueryCache()
    const unsubscribe = cache.subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'success' && event.action.manual !== true)
        this.#catchUp(event.query)
    })
    const stopWaking = whenWoken(() => this.wake())
    return () => {
      clearInterval(timer)
      clearTimeout(this.#flushing)
      this.#refresher.stop()
      this.#anew.clear()
      unsubscribe()
      stopWaking()
      this.#feed?.stop()
      this.#feed = undefined
    }
  }

  wake(): void {
    this.#flush()
    this.#feed?.wake()
  }

  readonly subscribe = this.#hearing.subscribe

  readonly status = this.#hearing.status

  /** When the server was last heard, by the stream or an answer, on this device's clock. */
  readonly heardMs = this.#hearing.heardMs

  /** The last sequence that was taken in. */
  get sequence(): number {
    return this.#log.sequence
  }

  /**
   * An act of this page was kept: what its answer tells is shown at once. Its event, which tells
   * all, may have come before; where there is no stream the server is asked.
   */
  wrote(sequence: number | undefined, change?: HeardChange): void {
    const isKnown = () => sequence !== undefined && sequence <= this.#log.sequence
    if (isKnown()) return
    if (change !== undefined) this.#showOwn(change)
    if (!this.#hearing.isStreamHeard) void this.#poll()
    else
      setTimeout(() => {
        // Without a sequence it was no act that a stream would tell of.
        if (sequence !== undefined && !isKnown()) this.#resync(sequence)
      }, eventWithinMs)
  }

  #showOwn(change: HeardChange): void {
    const { client } = this.#world
    for (const query of client.getQueryCache().getAll()) {
      const follow = query.meta?.follow
      if (follow?.how !== 'list' || follow.list.kind !== change.kind || query.state.isInvalidated) continue
      const before = query.state.data as Asked<readonly unknown[]> | undefined
      const value = before && patchItem(before.value, follow.list, change)
      // Its sequence stays: the event still has to be worked in.
      if (before !== undefined && value !== undefined && value !== before.value)
        client.setQueryData(query.queryKey, { ...before, value })
    }
  }

  #take(message: FeedMessage): void {
    const wasOpen = this.#hearing.isStreamOpen
    this.#hearing.noteFeed(message)
    if (message.type === 'event') this.#hear(message)
    if (!wasOpen && this.#hearing.isStreamOpen) this.#refresher.wantEach(wishOnceBack)
    this.#hearing.settle()
  }

  #hear({ name, data, heardMs }: Extract<FeedMessage, { type: 'event' }>): void {
    switch (name) {
      case 'hello': {
        const { sequence, version, now, startedAt } = helloEvent.parse(data)
        this.#target = sequence
        // It may stand on a backup now, or on another disk.
        if (this.#startedAt !== undefined && this.#startedAt !== startedAt) this.#world.noteStorage(undefined)
        this.#startedAt = startedAt
        this.#hearing.noteVersion(version)
        this.#noteClock(now, heardMs)
        return
      }
      case 'act':
        this.#hearAct(data)
        return
      case 'tracks':
        this.#refresher.wantEach(wishForTracks)
        return
      case 'clock': {
        const { now, sequence, storage } = clockEvent.parse(data)
        this.#noteClock(now, heardMs)
        this.#world.noteStorage(storage)
        // It may run ahead of the act's own event, but not for a whole heartbeat.
        if (this.#clockSequence > this.#log.sequence) this.#resync(sequence)
        this.#clockSequence = sequence
        return
      }
      case 'resync':
        this.#resync(resyncEvent.parse(data).sequence)
    }
  }

  #hearAct(data: unknown): void {
    const parsed = heardAct.safeParse(data)
    if (!parsed.success) {
      // A server of another version may say it in other words.
      const { sequence } = resyncEvent.parse(data)
      this.#resync(sequence)
      return
    }
    const act = parsed.data
    switch (this.#log.add(act)) {
      case 'known':
        return
      case 'gap':
        this.#resync(act.sequence)
        return
      case 'next':
        this.#fresh.push(act)
        this.#flushing ??= setTimeout(() => this.#flush(), togetherMs)
    }
  }

  #flush(): void {
    clearTimeout(this.#flushing)
    this.#flushing = undefined
    const acts = this.#fresh
    this.#fresh = []
    if (acts.length === 0) return
    const { client } = this.#world
    for (const query of client.getQueryCache().getAll())
      followActs({ client, refresher: this.#refresher }, query, acts)
  }

  /** An answer came: what was done since it was read is worked into it. */
  #catchUp(query: Query): void {
    const sequence = sequenceOf(query.state.data)
    if (sequence === undefined || sequence >= this.#log.sequence) return
    const acts = this.#log.after(sequence)
    if (acts === undefined) this.#refresher.want(query, { afterMs: 0, needs: this.#log.sequence })
    else followActs({ client: this.#world.client, refresher: this.#refresher }, query, acts)
  }

  /** The journal cannot be followed from where this page stands: everything is asked anew. */
  #resync(sequence: number): void {
    this.#log.begin(sequence)
    this.#target = sequence
    this.#clockSequence = sequence
    this.#fresh = []
    this.#refresher.wantEach((query) => {
      const wish = wishForAll(query)
      if (wish === undefined) return undefined
      if (query.isActive() && !query.isDisabled()) this.#anew.add(query.queryHash)
      const onDone = () => {
        this.#anew.delete(query.queryHash)
        this.#hearing.settle()
      }
      return { ...wish, onDone }
    })
  }

  async #poll(): Promise<void> {
    this.#polledMs = Date.now()
    this.#world.noteStorage(undefined)
    try {
      const { sequence, version, clockOffsetMs, answeredMs } = await this.#world.askCounty()
      this.#hearing.noteAnswer(version, answeredMs)
      this.#clockOffsetMs = clockOffsetMs
      if (this.#hearing.isStreamOpen) return
      // It answers: its stream tells what was missed, if it can be had.
      this.#feed?.wake()
      if (sequence === this.#log.sequence) return
      await new Promise((resolve) => setTimeout(resolve, streamWithinMs))
      if (!this.#hearing.isStreamOpen && sequence !== this.#log.sequence) this.#resync(sequence)
    } catch {
      // What is not heard is judged by its age.
    } finally {
      this.#hearing.settle()
    }
  }

  #look(): void {
    const nowMs = Date.now()
    const sinceMs = nowMs - this.#lookedMs
    const steadyMs = performance.now() - this.#lookedSteadyMs
    this.#lookedMs += sinceMs
    this.#lookedSteadyMs += steadyMs
    const slept = sinceMs > sleptMs
    // Set by hand or by a time server, or the device slept, which looks the same: the server knows.
    if (Math.abs(sinceMs - steadyMs) > clockSetMs) {
      this.#offset.forget(nowMs)
      void this.#poll()
    }
    this.#hearing.noteNow(nowMs)
    this.#hearing.settle()
    // What the clock alone has changed, however long the device slept.
    const agedByMs = nowMs + this.#clockOffsetMs - lookEveryMs
    this.#refresher.wantEach((query) => wishForAged(query, agedByMs))
    const { isStreamHeard } = this.#hearing
    const isSilent = this.status().phase === 'silent'
    if (slept || (isSilent && nowMs - this.#polledMs > pollEveryMs)) this.wake()
    if (isStreamHeard || nowMs - Math.max(this.#polledMs, this.heardMs()) < pollEveryMs) return
    void this.#poll()
    if (nowMs - this.#tracksMs < tracksEveryMs) return
    this.#tracksMs = nowMs
    this.#refresher.wantEach(wishForTracks)
  }

  #noteClock(now: string, heardMs: number): void {
    const offsetMs = this.#offset.note(Date.parse(now), heardMs, this.#clockOffsetMs)
    if (offsetMs === this.#clockOffsetMs) return
    this.#clockOffsetMs = offsetMs
    this.#world.setClockOffset(offsetMs)
  }
}
