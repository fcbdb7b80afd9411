import type { Query, QueryClient } from '@tanstack/react-query'
import type { Storage } from '../../data/model/health.ts'
import { clockEvent, helloEvent, resyncEvent } from '../../data/model/liveEvents.ts'
import { ClockOffset } from './clockOffset.ts'
import { silentAfterMs, type FeedPhase } from './feedState.ts'
import { ActLog } from './actLog.ts'
import { followActs } from './followActs.ts'
import { patchItem, type Asked } from './patchList.ts'
import { heardAct, type HeardAct, type HeardChange } from './heardAct.ts'
import type { FeedMessage } from './liveFeed.ts'
import { Refresher, sequenceOf } from './refresher.ts'
import type { TabFeed } from './tabFeed.ts'

/** Asked: there is no stream, but the server answers when it is asked every ten seconds. */
export type LivePhase = FeedPhase | 'resyncing' | 'asked'

/** Whether what is shown is what the server has, but for seconds. */
export const isHeard = (phase: LivePhase): boolean =>
  phase === 'live' || phase === 'resyncing' || phase === 'asked'

/** How far what is shown can be relied on. */
export interface LiveStatus {
  readonly phase: LivePhase
  /** While the server is not heard: when it last was, on this device's clock, to the second. */
  readonly sinceMs: number | undefined
  /** Another version of the server answers than the one that this page came from. */
  readonly isOutdated: boolean
}

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
/** An answer that is older says nothing of now. */
const askedForMs = 15_000
/** And without a stream nobody says when tracks come in. */
const tracksEveryMs = 30_000
const sleptMs = 8000
/** Acts that come together are worked in together. */
const togetherMs = 16
/** After a restart every page asks everything anew, but not in the same instant. */
const spreadMs = 700
/** So long a stream may take to open before everything is asked for without it. */
const streamWithinMs = 2000
/** An act's event is on its way when its answer comes; after so long it is lost. */
const eventWithinMs = 1500

/**
 * Keeps what a page shows in step with the server's journal: works acts into what is shown, asks for
 * what they do not tell, and knows how far all of it can be relied on.
 */
export class LivePages {
  readonly #world: LiveWorld
  readonly #log = new ActLog()
  readonly #refresher: Refresher
  readonly #offset = new ClockOffset()
  readonly #listeners = new Set<() => void>()
  #status: LiveStatus = { phase: 'connecting', sinceMs: undefined, isOutdated: false }
  #feed: TabFeed | undefined
  #feedPhase: FeedPhase = 'connecting'
  #heardMs = 0
  #lookedMs = 0
  #polledMs = 0
  /** When the server last answered a question that stood in for the stream. */
  #answeredMs = 0
  #tracksMs = 0
  #version: string | undefined
  #isOutdated = false
  #clockOffsetMs = 0
  /** The journal had come so far when the stream began; until then it is being caught up with. */
  #target = 0
  /** What the last heartbeat said, to see that nothing was lost on the way. */
  #clockSequence = 0
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
    this.#version ??= version
    this.#heardMs = answeredMs
    this.#lookedMs = Date.now()
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
    const wake = () => this.wake()
    const show = () => {
      if (document.visibilityState === 'visible') this.wake()
    }
    addEventListener('online', wake)
    addEventListener('pageshow', wake)
    document.addEventListener('resume', wake)
    document.addEventListener('visibilitychange', show)
    return () => {
      clearInterval(timer)
      clearTimeout(this.#flushing)
      this.#refresher.stop()
      this.#anew.clear()
      unsubscribe()
      removeEventListener('online', wake)
      removeEventListener('pageshow', wake)
      document.removeEventListener('resume', wake)
      document.removeEventListener('visibilitychange', show)
      this.#feed?.stop()
      this.#feed = undefined
    }
  }

  wake(): void {
    this.#flush()
    this.#feed?.wake()
  }

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed)
    return () => void this.#listeners.delete(changed)
  }

  readonly status = (): LiveStatus => this.#status

  /** When the server was last heard, by the stream or an answer, on this device's clock. */
  readonly heardMs = (): number => this.#heardMs

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
    if (this.#status.phase !== 'live' && this.#status.phase !== 'resyncing') void this.#poll()
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
    this.#heardMs = Math.max(this.#heardMs, message.heardMs)
    const wasStreaming = this.#isStreaming()
    this.#feedPhase = message.type === 'state' ? message.phase : 'live'
    if (message.type === 'event') this.#hear(message)
    if (!wasStreaming && this.#isStreaming()) this.#askFailed()
    this.#settle()
  }

  #hear({ name, data, heardMs }: Extract<FeedMessage, { type: 'event' }>): void {
    switch (name) {
      case 'hello': {
        const { sequence, version, now } = helloEvent.parse(data)
        this.#target = sequence
        this.#isOutdated = version !== this.#version
        this.#noteClock(now, heardMs)
        return
      }
      case 'act':
        this.#hearAct(data)
        return
      case 'tracks':
        this.#askTracks()
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

  #askTracks(): void {
    for (const query of this.#world.client.getQueryCache().getAll()) {
      const follow = query.meta?.follow
      if (follow?.how === 'anew' && follow.tracksEveryMs !== undefined)
        this.#refresher.want(query, {
          afterMs: 1000,
          restMs: Math.max(follow.tracksEveryMs, follow.restMs ?? 0),
        })
    }
  }

  #isStreaming(): boolean {
    return this.#feedPhase === 'live'
  }

  /** What could not be asked for while the server was away is asked for as soon as it is back. */
  #askFailed(): void {
    for (const query of this.#world.client.getQueryCache().getAll())
      if (query.state.status === 'error') this.#refresher.want(query, { afterMs: 0 })
  }

  /** The journal cannot be followed from where this page stands: everything is asked anew. */
  #resync(sequence: number): void {
    this.#log.begin(sequence)
    this.#target = sequence
    this.#clockSequence = sequence
    this.#fresh = []
    for (const query of this.#world.client.getQueryCache().getAll()) {
      const follow = query.meta?.follow
      if (follow?.how === 'never') continue
      if (query.isActive() && !query.isDisabled()) this.#anew.add(query.queryHash)
      // What is quickly answered first; what is dear to compute and seldom changes last.
      const turnMs = follow?.how !== 'anew' ? 0 : follow.restMs === undefined ? spreadMs : 3 * spreadMs
      this.#refresher.want(query, {
        afterMs: turnMs + Math.random() * spreadMs,
        onDone: () => {
          this.#anew.delete(query.queryHash)
          this.#settle()
        },
      })
    }
  }

  async #poll(): Promise<void> {
    this.#polledMs = Date.now()
    this.#world.noteStorage(undefined)
    try {
      const { sequence, version, answeredMs } = await this.#world.askCounty()
      this.#answeredMs = answeredMs
      this.#heardMs = Math.max(this.#heardMs, answeredMs)
      this.#isOutdated = version !== this.#version
      if (this.#isStreaming()) return
      // It answers: its stream tells what was missed, if it can be had.
      this.#feed?.wake()
      if (sequence === this.#log.sequence) return
      await new Promise((resolve) => setTimeout(resolve, streamWithinMs))
      if (!this.#isStreaming() && sequence !== this.#log.sequence) this.#resync(sequence)
    } catch {
      // What is not heard is judged by its age.
    } finally {
      this.#settle()
    }
  }

  #look(): void {
    const nowMs = Date.now()
    const slept = nowMs - this.#lookedMs > sleptMs
    this.#lookedMs = nowMs
    this.#heardMs = Math.min(this.#heardMs, nowMs)
    this.#settle()
    this.#askAged(nowMs)
    const isStreaming = this.#status.phase === 'live' || this.#status.phase === 'resyncing'
    if (slept || (this.#status.phase === 'silent' && nowMs - this.#polledMs > pollEveryMs)) this.wake()
    if (isStreaming || nowMs - Math.max(this.#polledMs, this.#heardMs) < pollEveryMs) return
    void this.#poll()
    if (nowMs - this.#tracksMs < tracksEveryMs) return
    this.#tracksMs = nowMs
    this.#askTracks()
  }

  /** Asks for what the clock alone has changed, however long the device slept. */
  #askAged(nowMs: number): void {
    const serverNowMs = nowMs + this.#clockOffsetMs
    for (const query of this.#world.client.getQueryCache().getAll()) {
      const { changesAtMs } = (query.state.data ?? {}) as Partial<Asked<unknown>>
      if (changesAtMs !== undefined && changesAtMs + lookEveryMs <= serverNowMs && !query.state.isInvalidated)
        this.#refresher.want(query, { afterMs: 0 })
    }
  }

  #noteClock(now: string, heardMs: number): void {
    const offsetMs = this.#offset.note(Date.parse(now), heardMs, this.#clockOffsetMs)
    if (offsetMs === this.#clockOffsetMs) return
    this.#clockOffsetMs = offsetMs
    this.#world.setClockOffset(offsetMs)
  }

  #settle(): void {
    const phase = this.#phase()
    const sinceMs = isHeard(phase) ? undefined : Math.floor(this.#heardMs / 1000) * 1000
    const { phase: before, sinceMs: sinceBefore, isOutdated } = this.#status
    if (phase === before && sinceMs === sinceBefore && isOutdated === this.#isOutdated) return
    this.#status = { phase, sinceMs, isOutdated: this.#isOutdated }
    for (const changed of this.#listeners) changed()
  }

  #phase(): LivePhase {
    const nowMs = Date.now()
    if (this.#feedPhase !== 'live') return nowMs - this.#answeredMs < askedForMs ? 'asked' : this.#feedPhase
    if (nowMs - this.#heardMs > silentAfterMs) return 'silent'
    return this.#log.sequence < this.#target || this.#anew.size > 0 ? 'resyncing' : 'live'
  }
}
