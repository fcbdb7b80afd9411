import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  backoffMs,
  feedBegins,
  nextFeed,
  silentAfterMs,
  type FeedInput,
  type FeedState,
} from '../../../client/live/feedState.ts'

const startMs = 1_000_000
const heard = (atMs: number): FeedInput => ({ type: 'heard', atMs })
const failed = (atMs: number, random = 0.5): FeedInput => ({ type: 'failed', atMs, random })
const looked = (atMs: number, random = 0.5): FeedInput => ({ type: 'looked', atMs, random })
const woke = (atMs: number): FeedInput => ({ type: 'woke', atMs })

/** Plays inputs through; gives the last state and when a connection was opened. */
function play(inputs: readonly FeedInput[], from: FeedState = feedBegins(startMs)) {
  const opened: number[] = []
  let state = from
  for (const input of inputs) {
    const step = nextFeed(state, input)
    state = step.state
    if (step.connect) opened.push(input.atMs)
  }
  return { state, opened }
}

/** A second after the other. */
const seconds = (fromMs: number, count: number): FeedInput[] =>
  Array.from({ length: count }, (_, second) => looked(fromMs + (second + 1) * 1000))

describe('an event stream over time', () => {
  it('is connecting until the server is heard, then live', () => {
    expect(feedBegins(startMs).phase).toBe('connecting')
    expect(play([heard(startMs + 80)]).state.phase).toBe('live')
  })

  it('stays live through a quiet night of heartbeats and opens nothing', () => {
    const night = Array.from({ length: 3600 }, (_, second) => {
      const atMs = startMs + second * 1000
      return second % 10 === 0 ? heard(atMs) : looked(atMs)
    })
    expect(play(night)).toMatchObject({ state: { phase: 'live' }, opened: [] })
  })

  it('falls silent after 25 s without a word and is opened anew', () => {
    const { state, opened } = play([heard(startMs), ...seconds(startMs, 26)])
    expect(state.phase).toBe('silent')
    expect(state.heardMs).toBe(startMs)
    expect(opened).toEqual([startMs + silentAfterMs + 1000])
  })

  it('is cut where it fails, since the server was last heard, and tried after one to three seconds', () => {
    const { state, opened } = play([heard(startMs), failed(startMs + 500), ...seconds(startMs + 500, 4)])
    expect(state.phase).toBe('cut')
    expect(state.heardMs).toBe(startMs)
    expect(opened).toHaveLength(1)
    expect(opened[0]! - (startMs + 500)).toBeGreaterThanOrEqual(1000)
    expect(opened[0]! - (startMs + 500)).toBeLessThanOrEqual(3000)
  })

  it('tries ever more seldom, at least twice a minute, never all at the same instant', () => {
    expect([backoffMs(0, 0), backoffMs(0, 1)]).toEqual([1000, 3000])
    for (const failures of [0, 1, 2, 5, 50]) {
      expect(backoffMs(failures, 1)).toBeLessThanOrEqual(30_000)
      expect(backoffMs(failures, 1) - backoffMs(failures, 0)).toBeGreaterThanOrEqual(2000)
    }
  })

  it('begins again with short waits once the server was heard', () => {
    const failing = Array.from({ length: 6 }, (_, index) => failed(startMs + index))
    expect(play([...failing, heard(startMs + 10)]).state.failures).toBe(0)
  })

  it('is opened at once when the device wakes up while it waits to try again', () => {
    const { opened } = play([heard(startMs), failed(startMs + 10), failed(startMs + 20), woke(startMs + 30)])
    expect(opened).toEqual([startMs + 30])
  })

  it('is opened at once after a sleep that its timers show', () => {
    const { opened } = play([heard(startMs), looked(startMs + 1000), looked(startMs + 3_600_000)])
    expect(opened).toEqual([startMs + 3_600_000])
  })

  it('is left alone by a wake where the heartbeat came in time', () => {
    expect(play([heard(startMs), woke(startMs + 9000)]).opened).toEqual([])
  })

  it('gives up a connection that says nothing, and tries another', () => {
    const { state, opened } = play(seconds(startMs, 20))
    expect(state.phase).toBe('cut')
    expect(opened.length).toBeGreaterThanOrEqual(1)
  })

  it('does not take what was heard for the future where the clock is set back', () => {
    const { state } = play([heard(startMs), ...seconds(startMs - 3_600_000, 27)])
    expect(state.phase).not.toBe('live')
  })

  it('whatever happens, the server is tried again within half a minute, and one word heals it', () => {
    const input = fc.oneof(
      fc.record({ type: fc.constantFrom('heard' as const, 'woke' as const), waitMs: fc.nat(40_000) }),
      fc.record({
        type: fc.constantFrom('failed' as const, 'looked' as const),
        waitMs: fc.nat(40_000),
        random: fc.double({ min: 0, max: 0.999, noNaN: true }),
      }),
    )
    fc.assert(
      fc.property(fc.array(input, { maxLength: 40 }), (history) => {
        let atMs = startMs
        const inputs = history.map(({ waitMs, ...one }): FeedInput => ({ ...one, atMs: (atMs += waitMs) }))
        const { state } = play(inputs)
        if (state.retryAtMs !== undefined) expect(state.retryAtMs - atMs).toBeLessThanOrEqual(30_000)
        expect(play(seconds(atMs, 60), state).opened.length).toBeGreaterThanOrEqual(1)
        expect(play([heard(atMs + 1)], state).state.phase).toBe('live')
      }),
    )
  })
})
