import { feedBegins, nextFeed, type FeedInput, type FeedPhase, type FeedState } from './feedState.ts'

/** Events of the stream, by their names. */
export const liveEventNames = ['hello', 'act', 'tracks', 'clock', 'resync'] as const
export type LiveEventName = (typeof liveEventNames)[number]

/** What a feed tells: how it stands, and each event as it came. Instants on this device's clock. */
export type FeedMessage =
  | { readonly type: 'state'; readonly phase: FeedPhase; readonly heardMs: number }
  | {
      readonly type: 'event'
      readonly name: LiveEventName
      readonly data: unknown
      /** When it came from the server: it may lie in a queue before it is read. */
      readonly heardMs: number
    }

/** The part of an `EventSource` that is used. */
export interface EventStream {
  addEventListener(name: string, listener: (event: { data?: unknown }) => void): void
  close(): void
}

/** What a feed needs of the world, so that a test can be the world. */
export interface FeedWorld {
  open(address: string): EventStream
  now(): number
  random(): number
  /** The id of the act with this sequence; undefined where there is none. */
  actIdAt(sequence: number): Promise<string | undefined>
}

const lookEveryMs = 1000

interface Facts {
  sequence?: number
  actId?: string
  startedAt?: string
}

/**
 * One event stream that never gives up: it is opened again when it fails, falls silent or the device
 * wakes up, from the last sequence it gave. Where the journal is not the one that it followed, a
 * `resync` of its own stands before all else.
 */
export class LiveFeed {
  #state: FeedState
  #stream: EventStream | undefined
  #timer: ReturnType<typeof setInterval> | undefined
  #sequence: number
  /** The id of the act at `#sequence`; undefined until it is learnt. */
  #actId: string | undefined
  #startedAt: string | undefined
  readonly #world: FeedWorld
  readonly #tell: (message: FeedMessage) => void

  constructor(since: number, tell: (message: FeedMessage) => void, world: FeedWorld = browserWorld) {
    this.#world = world
    this.#tell = tell
    this.#sequence = since
    this.#state = feedBegins(world.now())
  }

  get sequence(): number {
    return this.#sequence
  }

  /** How it stands, for whoever begins to listen. */
  get message(): FeedMessage {
    return { type: 'state', phase: this.#state.phase, heardMs: this.#state.heardMs }
  }

  start(): void {
    if (this.#timer !== undefined) return
    this.#timer = setInterval(
      () => this.#take({ type: 'looked', atMs: this.#world.now(), random: this.#world.random() }),
      lookEveryMs,
    )
    this.#connect()
  }

  /** Ends the stream, to be started again: it goes on where it stopped. */
  stop(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
    this.#stream?.close()
    this.#stream = undefined
  }

  wake(): void {
    if (this.#timer === undefined) this.start()
    else this.#take({ type: 'woke', atMs: this.#world.now() })
  }

  #take(input: FeedInput): void {
    const before = this.#state
    const { state, connect } = nextFeed(before, input)
    this.#state = state
    if (connect) this.#connect()
    if (state.phase !== before.phase) this.#tell(this.message)
  }

  #connect(): void {
    this.#stream?.close()
    const stream = this.#world.open(`/api/live?since=${this.#sequence}`)
    this.#stream = stream
    for (const name of liveEventNames)
      stream.addEventListener(name, ({ data }) => {
        if (stream === this.#stream) this.#hear(name, String(data))
      })
    stream.addEventListener('error', () => {
      if (stream !== this.#stream) return
      // Its own way to try again knows neither jitter nor patience.
      stream.close()
      this.#stream = undefined
      this.#take({ type: 'failed', atMs: this.#world.now(), random: this.#world.random() })
    })
  }

  #hear(name: LiveEventName, text: string): void {
    const atMs = this.#world.now()
    const data: unknown = JSON.parse(text)
    this.#take({ type: 'heard', atMs })
    const facts = data as Facts
    const { sequence } = facts
    if (name === 'hello' && sequence !== undefined) this.#checkJournal(sequence, facts.startedAt)
    // An act or a resync moves on; what was said of an act before is not said again.
    if (name === 'act' && sequence !== undefined) {
      if (sequence <= this.#sequence) return
      this.#sequence = sequence
      this.#actId = facts.actId
    }
    if (name === 'resync' && sequence !== undefined) {
      this.#sequence = sequence
      this.#actId = undefined
    }
    this.#tell({ type: 'event', name, data, heardMs: atMs })
  }

  /** A server that began anew may stand on a backup: its journal may be shorter, or another one. */
  #checkJournal(sequence: number, startedAt: string | undefined): void {
    const began = this.#startedAt !== undefined && startedAt !== this.#startedAt
    this.#startedAt = startedAt
    if (sequence < this.#sequence) this.#resync(sequence)
    else if (began) void this.#compareLastAct()
    else if (this.#actId === undefined) void this.#learnActId()
  }

  /** Which act the page stands at, to be known again should the server come back with another journal. */
  async #learnActId(): Promise<void> {
    const sequence = this.#sequence
    const actId = await this.#world.actIdAt(sequence).catch(() => undefined)
    if (this.#sequence === sequence) this.#actId ??= actId
  }

  async #compareLastAct(): Promise<void> {
    const [sequence, actId] = [this.#sequence, this.#actId]
    try {
      if (actId !== undefined && (await this.#world.actIdAt(sequence)) === actId) return
    } catch {
      // It cannot be told: then better anew.
    }
    this.#resync(this.#sequence)
  }

  #resync(sequence: number): void {
    this.#sequence = sequence
    this.#actId = undefined
    this.#tell({ type: 'event', name: 'resync', data: { sequence }, heardMs: this.#state.heardMs })
  }
}

const browserWorld: FeedWorld = {
  open: (address) => new EventSource(address),
  now: Date.now,
  random: Math.random,
  async actIdAt(sequence) {
    const answer = await fetch(`/api/acts?limit=1&before=${sequence + 1}`)
    if (!answer.ok) throw new Error(`${answer.status}`)
    const { items } = (await answer.json()) as { items: { sequence: number; actId: string }[] }
    return items[0]?.sequence === sequence ? items[0].actId : undefined
  },
}
