import { silentAfterMs, type FeedPhase } from './feedState.ts'
import type { FeedMessage } from './liveFeed.ts'

/** Asked: there is no stream, but the server answers when it is asked every ten seconds. */
export type LivePhase = FeedPhase | 'resyncing' | 'asked'

/** How far what is shown can be relied on. */
export interface LiveStatus {
  readonly phase: LivePhase
  /** While the server is not heard: when it last was, on this device's clock, to the second. */
  readonly sinceMs: number | undefined
  /** Another version of the server answers than the one that this page came from. */
  readonly isOutdated: boolean
}

/** An answer that is older says nothing of now. */
const askedForMs = 15_000

/**
 * How well the server is heard, by the stream or by answers, and so how far what is shown can be
 * relied on. Instants on this device's clock.
 */
export class Hearing {
  readonly #isCatchingUp: () => boolean
  readonly #listeners = new Set<() => void>()
  #status: LiveStatus = { phase: 'connecting', sinceMs: undefined, isOutdated: false }
  #feedPhase: FeedPhase = 'connecting'
  #heardMs = 0
  /** When the server last answered a question that stood in for the stream. */
  #answeredMs = 0
  #version: string | undefined
  #isOutdated = false

  /** Whether something is known to have happened that is not shown yet is for the page to say. */
  constructor(isCatchingUp: () => boolean) {
    this.#isCatchingUp = isCatchingUp
  }

  /** From the county's first answer on, by the version that the page came from. */
  begin(version: string, answeredMs: number): void {
    this.#version ??= version
    this.#heardMs = answeredMs
  }

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed)
    return () => void this.#listeners.delete(changed)
  }

  /** As of the last `settle`. */
  readonly status = (): LiveStatus => this.#status

  readonly heardMs = (): number => this.#heardMs

  /** The feed has its stream, by its own word: it may have fallen silent since. */
  get isStreamOpen(): boolean {
    return this.#feedPhase === 'live'
  }

  /** The stream is open and was not silent when last settled: it tells what happens. */
  get isStreamHeard(): boolean {
    return this.#status.phase === 'live' || this.#status.phase === 'resyncing'
  }

  /** The feed says how it stands, or an event came, which shows that its stream is open. */
  noteFeed(message: FeedMessage): void {
    this.#heardMs = Math.max(this.#heardMs, message.heardMs)
    this.#feedPhase = message.type === 'state' ? message.phase : 'live'
  }

  noteAnswer(version: string, answeredMs: number): void {
    this.#answeredMs = answeredMs
    this.#heardMs = Math.max(this.#heardMs, answeredMs)
    this.noteVersion(version)
  }

  noteVersion(version: string): void {
    this.#isOutdated = version !== this.#version
  }

  /** A clock that was set back must not make what was heard lie ahead. */
  noteNow(nowMs: number): void {
    this.#heardMs = Math.min(this.#heardMs, nowMs)
  }

  /** Judges anew, and tells where anything is otherwise than before. */
  settle(): void {
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
    return this.#isCatchingUp() ? 'resyncing' : 'live'
  }
}

/** Whether what is shown is what the server has, but for seconds. */
const isHeard = (phase: LivePhase): boolean => phase === 'live' || phase === 'resyncing' || phase === 'asked'
