import { describe, expect, it } from 'vitest'
import { FeedHub, type HubMessage } from '../../../client/live/feedHub.ts'
import type { FeedMessage } from '../../../client/live/liveFeed.ts'

/** A hub on a feed that a test speaks for. */
function startHub() {
  let tell: (message: FeedMessage) => void = () => undefined
  const feed = { sequence: 0, starts: 0, stops: 0, wakes: 0 }
  const hub = new FeedHub((since, listener) => {
    feed.sequence = since
    tell = listener
    return {
      get sequence() {
        return feed.sequence
      },
      message: { type: 'state', phase: 'live', heardMs: 0 },
      start: () => void feed.starts++,
      stop: () => void feed.stops++,
      wake: () => void feed.wakes++,
    }
  })
  const say = (name: 'act' | 'clock' | 'resync', sequence: number) => {
    if (name !== 'clock') feed.sequence = sequence
    tell({ type: 'event', name, data: { sequence }, heardMs: 0 })
  }
  const tab = () => {
    const heard: HubMessage[] = []
    const port = { postMessage: (message: HubMessage) => void heard.push(message) }
    const of = (name: string) =>
      heard.flatMap((message) =>
        message.type === 'event' && message.name === name
          ? [(message.data as { sequence: number }).sequence]
          : [],
      )
    return { port, heard, acts: () => of('act'), resyncs: () => of('resync') }
  }
  return { hub, feed, say, tab }
}

describe('one stream for many tabs', () => {
  it('opens one stream, whoever comes, and gives it back when the last tab leaves', () => {
    const { hub, feed, tab } = startHub()
    const [one, other] = [tab(), tab()]
    hub.take(one.port, { type: 'join', since: 5 })
    hub.take(other.port, { type: 'join', since: 5 })
    expect(feed.starts).toBe(1)
    hub.take(one.port, { type: 'leave' })
    expect(feed.stops).toBe(0)
    hub.take(other.port, { type: 'leave' })
    expect(feed.stops).toBe(1)
  })

  it('gives each tab the acts after its own place', () => {
    const { hub, say, tab } = startHub()
    const [one, other] = [tab(), tab()]
    hub.take(one.port, { type: 'join', since: 5 })
    for (const sequence of [6, 7, 8]) say('act', sequence)
    hub.take(other.port, { type: 'join', since: 7 })
    say('act', 9)
    expect(one.acts()).toEqual([6, 7, 8, 9])
    expect(other.acts()).toEqual([8, 9])
  })

  it('tells a tab that stands before all that it kept to ask everything anew', () => {
    const { hub, tab } = startHub()
    const [one, other] = [tab(), tab()]
    hub.take(one.port, { type: 'join', since: 50 })
    hub.take(other.port, { type: 'join', since: 20 })
    expect(other.resyncs()).toEqual([50])
  })

  it('piles nothing up for a tab that is asleep and tells it what it missed when it reads again', () => {
    const { hub, say, tab } = startHub()
    const { port, heard, acts } = tab()
    hub.take(port, { type: 'join', since: 0 })
    for (let sequence = 1; sequence <= 450; sequence++) say('act', sequence)
    expect(heard.length).toBeLessThan(210)
    const read = acts().at(-1) ?? 0
    hub.take(port, { type: 'read', sequence: read })
    expect(acts()).toEqual(Array.from({ length: 450 }, (_, index) => index + 1))
  })

  it('tells a tab that slept too long to ask everything anew', () => {
    const { hub, say, tab } = startHub()
    const { port, resyncs } = tab()
    hub.take(port, { type: 'join', since: 0 })
    for (let sequence = 1; sequence <= 900; sequence++) say('act', sequence)
    hub.take(port, { type: 'read', sequence: 200 })
    expect(resyncs()).toEqual([900])
  })

  it('a tab that slept while the journal was replaced by another hears of it', () => {
    const { hub, say, tab } = startHub()
    const { port, acts, resyncs } = tab()
    hub.take(port, { type: 'join', since: 0 })
    for (let sequence = 1; sequence <= 250; sequence++) say('act', sequence)
    say('resync', 100)
    for (let sequence = 101; sequence <= 300; sequence++) say('act', sequence)
    hub.take(port, { type: 'read', sequence: acts().at(-1) ?? 0 })
    expect(resyncs()).toEqual([300])
    say('act', 301)
    expect(acts().at(-1)).toBe(301)
  })
})
