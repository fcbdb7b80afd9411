import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  LiveFeed,
  type EventStream,
  type FeedMessage,
  type FeedWorld,
} from '../../../client/live/liveFeed.ts'

/** A server that says what a test lets it say. */
class StandIn implements EventStream {
  readonly address: string
  readonly #listeners = new Map<string, (event: { data?: unknown }) => void>()
  isClosed = false

  constructor(address: string) {
    this.address = address
  }

  addEventListener(name: string, listener: (event: { data?: unknown }) => void): void {
    this.#listeners.set(name, listener)
  }

  close(): void {
    this.isClosed = true
  }

  say(name: string, data: object = {}): void {
    this.#listeners.get(name)?.({ data: JSON.stringify(data) })
  }
}

const act = (sequence: number) => ({ sequence, actId: `act ${sequence}`, kinds: [], changes: [], more: 0 })
const hello = (sequence: number, startedAt = 'first start') => ({ sequence, version: '1', startedAt })

let streams: StandIn[] = []
let told: FeedMessage[] = []
/** The journal of the server that answers now. */
let actIds: (sequence: number) => string | undefined = (sequence) => `act ${sequence}`
const world: FeedWorld = {
  open(address) {
    const stream = new StandIn(address)
    streams.push(stream)
    return stream
  },
  now: () => Date.now(),
  random: () => 0.5,
  actIdAt: (sequence) => Promise.resolve(actIds(sequence)),
}
let feed: LiveFeed

beforeEach(() => {
  vi.useFakeTimers()
  streams = []
  told = []
  actIds = (sequence) => `act ${sequence}`
  feed = new LiveFeed(100, (message) => told.push(message), world)
  feed.start()
})
afterEach(() => {
  feed.stop()
  vi.useRealTimers()
})

const events = () => told.flatMap((message) => (message.type === 'event' ? [message] : []))
const names = () => events().map(({ name }) => name)
const stream = () => streams.at(-1)!

describe('a feed', () => {
  it('begins where the page stands and goes on after the last act that it had', async () => {
    expect(stream().address).toBe('/api/live?since=100')
    stream().say('hello', hello(101))
    stream().say('act', act(101))
    stream().say('error')
    await vi.advanceTimersByTimeAsync(3000)
    expect(streams).toHaveLength(2)
    expect(stream().address).toBe('/api/live?since=101')
  })

  it('says an act once where the server says it again', () => {
    stream().say('hello', hello(102))
    for (const sequence of [101, 102, 101, 102]) stream().say('act', act(sequence))
    expect(names()).toEqual(['hello', 'act', 'act'])
  })

  it('leaves a stream that it has given up unheard', async () => {
    stream().say('hello', hello(100))
    await vi.advanceTimersByTimeAsync(27_000)
    expect(streams.length).toBeGreaterThanOrEqual(2)
    streams[0]!.say('act', act(101))
    expect(names()).toEqual(['hello'])
    expect(streams[0]!.isClosed).toBe(true)
  })

  it('has everything asked anew where the journal of the server is shorter', () => {
    stream().say('hello', hello(60))
    expect(events()[0]).toMatchObject({ name: 'resync', data: { sequence: 60 } })
    stream().say('act', act(61))
    expect(names()).toEqual(['resync', 'hello', 'act'])
  })

  it('asks a server that began anew whether its journal is the same, and goes on where it is', async () => {
    stream().say('hello', hello(101))
    stream().say('act', act(101))
    stream().say('error')
    await vi.advanceTimersByTimeAsync(3000)
    stream().say('hello', hello(101, 'second start'))
    await vi.advanceTimersByTimeAsync(10)
    expect(names()).toEqual(['hello', 'act', 'hello'])
  })

  it('has everything asked anew where the server came back with another journal of the same length', async () => {
    stream().say('hello', hello(101))
    stream().say('act', act(101))
    stream().say('error')
    await vi.advanceTimersByTimeAsync(3000)
    actIds = () => 'of another journal'
    stream().say('hello', hello(101, 'second start'))
    await vi.advanceTimersByTimeAsync(10)
    expect(names()).toEqual(['hello', 'act', 'hello', 'resync'])
  })

  it('goes on where it stopped once it is woken', () => {
    stream().say('hello', hello(101))
    stream().say('act', act(101))
    feed.stop()
    expect(stream().isClosed).toBe(true)
    feed.wake()
    expect(stream().address).toBe('/api/live?since=101')
  })
})
