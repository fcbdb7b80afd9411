import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FeedMessage } from '../../../client/live/liveFeed.ts'
import { LivePages } from '../../../client/live/livePages.ts'

let client: QueryClient
let live: LivePages
let tell: (message: FeedMessage) => void
let askCounty: () => Promise<{ sequence: number; version: string; clockOffsetMs: number; answeredMs: number }>
let wakes: number
/** Questions asked so far, and how many of them were under way at once at most. */
let asked: string[]
let underWay: number
let mostUnderWay: number
let endings: (() => void)[]

const nowIso = () => new Date().toISOString()
const event = (name: 'hello' | 'act' | 'clock' | 'resync', data: object): FeedMessage => ({
  type: 'event',
  name,
  data,
  heardMs: Date.now(),
})
const hello = (sequence: number, version = '1') =>
  event('hello', { sequence, trackRevision: 0, now: nowIso(), version, startedAt: nowIso() })
const clock = (sequence: number) =>
  event('clock', { now: nowIso(), sequence, storage: { state: 'ok', isLow: false } })
const act = (sequence: number) => event('act', { sequence, kinds: ['patrol'], changes: [], more: 0 })

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
  vi.stubGlobal('addEventListener', () => undefined)
  vi.stubGlobal('removeEventListener', () => undefined)
  client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } })
  wakes = 0
  ;[asked, underWay, mostUnderWay] = [[], 0, 0]
  askCounty = () => Promise.reject(new Error('nobody answers'))
  live = new LivePages({
    client,
    askCounty: () => askCounty(),
    setClockOffset: () => undefined,
    noteStorage: () => undefined,
    openFeed: (listener) => {
      tell = (message) => listener.tell(message)
      return { wake: () => void wakes++, stop: () => undefined }
    },
  })
  endings = [live.start({ sequence: 100, version: '1', clockOffsetMs: 0, answeredMs: Date.now() })]
})
afterEach(() => {
  for (const end of endings) end()
  client.clear()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Somebody looks at the answers to so many questions. */
async function show(count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    const observer = new QueryObserver(client, {
      queryKey: [`question ${index}`],
      meta: { follow: { how: 'anew', kinds: ['patrol'] } },
      queryFn: async () => {
        asked.push(`question ${index}`)
        mostUnderWay = Math.max(mostUnderWay, ++underWay)
        await new Promise((resolve) => setTimeout(resolve, 50))
        underWay--
        return { sequence: live.sequence, value: index }
      },
    })
    endings.push(observer.subscribe(() => undefined))
  }
  await vi.advanceTimersByTimeAsync(100)
  ;[asked, mostUnderWay] = [[], 0]
}

describe('how far a page can be relied on', () => {
  it('is connecting, then live, and catching up while the stream has more to tell', () => {
    expect(live.status().phase).toBe('connecting')
    tell(hello(102))
    expect(live.status().phase).toBe('resyncing')
    tell(act(101))
    tell(act(102))
    expect(live.status()).toEqual({ phase: 'live', sinceMs: undefined, isOutdated: false })
  })

  it('is silent where whoever holds the stream says nothing any more, and asks whether it is there', async () => {
    tell(hello(100))
    const heardMs = Date.now()
    await vi.advanceTimersByTimeAsync(27_000)
    expect(live.status()).toMatchObject({ phase: 'silent', sinceMs: Math.floor(heardMs / 1000) * 1000 })
    expect(wakes).toBeGreaterThanOrEqual(1)
    tell(clock(100))
    expect(live.status().phase).toBe('live')
  })

  it('says since when the server was not heard where the stream is cut', async () => {
    tell(hello(100))
    const heardMs = Date.now()
    await vi.advanceTimersByTimeAsync(3000)
    tell({ type: 'state', phase: 'cut', heardMs })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(live.status()).toMatchObject({ phase: 'cut', sinceMs: Math.floor(heardMs / 1000) * 1000 })
    expect(live.heardMs()).toBe(heardMs)
  })

  it('asks every ten seconds while there is no stream, and has it opened once the server answers', async () => {
    tell({ type: 'state', phase: 'cut', heardMs: Date.now() })
    let polls = 0
    askCounty = () => {
      polls++
      return Promise.resolve({ sequence: 100, version: '1', clockOffsetMs: 0, answeredMs: Date.now() })
    }
    await vi.advanceTimersByTimeAsync(61_000)
    expect(polls).toBeGreaterThanOrEqual(5)
    expect(polls).toBeLessThanOrEqual(6)
    expect(live.status().phase).toBe('asked')
    expect(wakes).toBeGreaterThanOrEqual(polls)
  })

  it('asks for the time at once where the clock of the device was set', async () => {
    tell(hello(100))
    const offsets: number[] = []
    const setByMs = 600_000
    askCounty = () => {
      offsets.push(-setByMs)
      return Promise.resolve({
        sequence: 100,
        version: '1',
        clockOffsetMs: -setByMs,
        answeredMs: Date.now(),
      })
    }
    await vi.advanceTimersByTimeAsync(5000)
    expect(offsets).toEqual([])
    vi.setSystemTime(Date.now() + setByMs)
    await vi.advanceTimersByTimeAsync(2000)
    expect(offsets).toEqual([-setByMs])
    expect(live.status().phase).not.toBe('silent')
  })

  it('knows that another version of the server began', () => {
    tell(hello(100, '2'))
    expect(live.status().isOutdated).toBe(true)
  })
})

describe('everything anew', () => {
  it('asks each open question once, three at a time, and is catching up until all are answered', async () => {
    tell(hello(100))
    await show(20)
    tell(event('resync', { sequence: 900 }))
    expect(live.status().phase).toBe('resyncing')
    await vi.advanceTimersByTimeAsync(20_000)
    expect(asked.toSorted()).toEqual(Array.from({ length: 20 }, (_, index) => `question ${index}`).toSorted())
    expect(mostUnderWay).toBeLessThanOrEqual(3)
    tell(clock(900))
    expect(live.status().phase).toBe('live')
    expect(live.sequence).toBe(900)
  })

  it('is asked where an act was lost on the way', async () => {
    tell(hello(100))
    await show(2)
    tell(act(102))
    expect(live.sequence).toBe(102)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(asked).toHaveLength(2)
  })

  it('is asked where two heartbeats know of an act that never came', async () => {
    tell(hello(100))
    await show(2)
    tell(clock(101))
    expect(live.status().phase).toBe('live')
    tell(clock(101))
    expect(live.status().phase).toBe('resyncing')
  })

  it('is not asked for an act that comes twice', async () => {
    tell(hello(101))
    await show(1)
    tell(act(101))
    tell(act(101))
    await vi.advanceTimersByTimeAsync(20_000)
    expect(asked).toHaveLength(1)
  })
})
