import { QueryClient, QueryObserver, type QueryObserverOptions } from '@tanstack/react-query'
import { vi } from 'vitest'
import { county as countySchema } from '../../../data/model/county.ts'
import { LiveFeed, type EventStream } from '../../../client/live/liveFeed.ts'
import { LivePages } from '../../../client/live/livePages.ts'
import { readEvents } from '../../server/followLive.ts'

/** The browser's `EventSource`, over Node's fetch. */
class NodeEventSource implements EventStream {
  readonly #listeners = new Map<string, (event: { data?: unknown }) => void>()
  readonly #abort = new AbortController()

  constructor(address: string) {
    void this.#follow(address)
  }

  addEventListener(name: string, listener: (event: { data?: unknown }) => void): void {
    this.#listeners.set(name, listener)
  }

  close(): void {
    this.#abort.abort()
  }

  async #follow(address: string): Promise<void> {
    try {
      const response = await fetch(address, { signal: this.#abort.signal })
      for await (const { event, data } of readEvents(response))
        this.#listeners.get(event)?.({ data: JSON.stringify(data) })
    } catch {
      // The end of it is told below.
    }
    this.#listeners.get('error')?.({})
  }
}

/** Everything a page asks for and shows, without a browser: the real following on the real app. */
export interface FollowedPage {
  readonly client: QueryClient
  readonly live: LivePages
  /** Addresses below `/api` that were asked for since the last look, but for the stream. */
  takeRequests(): string[]
  /** Breaks the stream. */
  cut(): void
  /** Settles once all that was announced up to a sequence is shown and nothing is under way. */
  settled(sequence: number): Promise<void>
  shown(query: { queryKey: readonly unknown[] }): unknown
  close(): void
}

export function stubBrowser(address: () => string, requests: string[]): void {
  const real = fetch
  vi.stubGlobal('document', Object.assign(new EventTarget(), { documentElement: { lang: 'en' } }))
  vi.stubGlobal('addEventListener', () => undefined)
  vi.stubGlobal('removeEventListener', () => undefined)
  vi.stubGlobal('fetch', (asked: string, init?: RequestInit) => {
    if (!asked.startsWith('/api')) return real(asked, init)
    if (!asked.startsWith('/api/live')) requests.push(asked)
    return real(address() + asked, init)
  })
}

export async function openPage(
  queries: readonly QueryObserverOptions[],
  requests: string[],
): Promise<FollowedPage> {
  const client = new QueryClient({
    defaultOptions: { queries: { staleTime: Infinity, retry: false, networkMode: 'always' } },
  })
  const askCounty = async () => {
    const answer = await fetch('/api/county')
    const { sequence, version, now } = countySchema.parse(await answer.json())
    const answeredMs = Date.now()
    return { sequence, version, clockOffsetMs: Date.parse(now) - answeredMs, answeredMs }
  }
  let stream: NodeEventSource | undefined
  const live = new LivePages({
    client,
    askCounty,
    setClockOffset: () => undefined,
    noteStorage: () => undefined,
    openFeed: (listener) => {
      const feed = new LiveFeed(listener.sequence(), (message) => listener.tell(message), {
        open: (address) => (stream = new NodeEventSource(address)),
        now: () => Date.now(),
        random: () => 0,
        actIdAt: () => Promise.resolve(undefined),
      })
      feed.start()
      return feed
    },
  })
  const stop = live.start(await askCounty())
  const observers = queries.map((options) => new QueryObserver(client, options))
  const unsubscribe = observers.map((observer) => observer.subscribe(() => undefined))
  await vi.waitUntil(() => client.isFetching() === 0 && live.status().phase === 'live', { timeout: 10_000 })
  return {
    client,
    live,
    takeRequests: () => requests.splice(0),
    cut: () => stream?.close(),
    async settled(sequence) {
      await vi.waitUntil(() => live.sequence >= sequence && live.status().phase === 'live', {
        timeout: 20_000,
      })
      let quietSince = Date.now()
      let asked = requests.length
      await vi.waitUntil(
        () => {
          if (client.isFetching() > 0 || requests.length > asked) quietSince = Date.now()
          asked = requests.length
          return Date.now() - quietSince > 300
        },
        { timeout: 20_000, interval: 20 },
      )
    },
    shown: ({ queryKey }) => client.getQueryData<{ value: unknown }>(queryKey)?.value,
    close() {
      stop()
      for (const end of unsubscribe) end()
      client.clear()
    },
  }
}
