/** A server says something at least every ten seconds; after this much silence the line is dead. */
export const silentAfterMs = 25_000
/** A heartbeat was missed: whoever wakes up does not wait for the rest of the silence. */
const overdueMs = 12_000
/** A connection that has not said hello by then is given up. */
const helloWithinMs = 10_000
/** Timers that come so late were asleep. */
const sleptMs = 8_000

export type FeedPhase = 'connecting' | 'live' | 'silent' | 'cut'

/** What is known of one event stream; instants on this device's clock. */
export interface FeedState {
  /** Silent turns to cut where a try fails; both last until the server is heard again. */
  readonly phase: FeedPhase
  /** When the server was last heard; before the first time, when listening began. */
  readonly heardMs: number
  /** Failed tries since it was last heard. */
  readonly failures: number
  /** When the next try is due; undefined while a connection is open or being opened. */
  readonly retryAtMs: number | undefined
  /** Since when a connection is being opened; undefined once it has said something. */
  readonly openingMs: number | undefined
  readonly lookedMs: number
}

export type FeedInput =
  /** Anything came from the server. */
  | { readonly type: 'heard'; readonly atMs: number }
  /** The connection failed or was closed; `random` in [0, 1) spreads the next tries. */
  | { readonly type: 'failed'; readonly atMs: number; readonly random: number }
  /** The network came back, the page is shown again, or the device woke up. */
  | { readonly type: 'woke'; readonly atMs: number }
  /** A second went by. */
  | { readonly type: 'looked'; readonly atMs: number; readonly random: number }

export interface FeedStep {
  readonly state: FeedState
  /** To be opened anew, in place of whatever is open. */
  readonly connect: boolean
}

export const feedBegins = (atMs: number): FeedState => ({
  phase: 'connecting',
  heardMs: atMs,
  failures: 0,
  retryAtMs: undefined,
  openingMs: atMs,
  lookedMs: atMs,
})

/** One to three seconds at first, then twice as long each time, up to half a minute. */
export function backoffMs(failures: number, random: number): number {
  const longest = Math.min(30_000, 3000 * 2 ** failures)
  return longest / 3 + random * (longest * (2 / 3))
}

/** What becomes of a stream by what happens to it: pure, so that every night can be played through. */
export function nextFeed(before: FeedState, input: FeedInput): FeedStep {
  // A clock that was set back must not make what was heard lie ahead.
  const state = { ...before, heardMs: Math.min(before.heardMs, input.atMs) }
  switch (input.type) {
    case 'heard':
      return {
        state: {
          ...state,
          phase: 'live',
          heardMs: input.atMs,
          failures: 0,
          retryAtMs: undefined,
          openingMs: undefined,
        },
        connect: false,
      }
    case 'failed':
      return { state: failed(state, input), connect: false }
    case 'woke':
      return woke(state, input.atMs)
    case 'looked':
      return looked(state, input)
  }
}

function failed(state: FeedState, { atMs, random }: { atMs: number; random: number }): FeedState {
  return {
    ...state,
    phase: 'cut',
    failures: state.failures + 1,
    retryAtMs: atMs + backoffMs(state.failures, random),
    openingMs: undefined,
  }
}

function woke(state: FeedState, atMs: number): FeedStep {
  if (state.retryAtMs !== undefined) return opening(state, atMs)
  const isOverdue = atMs - state.heardMs > overdueMs
  return state.openingMs === undefined && isOverdue ? opening(state, atMs) : { state, connect: false }
}

function looked(before: FeedState, input: { atMs: number; random: number }): FeedStep {
  const { atMs } = input
  const state = { ...before, lookedMs: atMs }
  if (state.retryAtMs !== undefined && state.retryAtMs <= atMs) return opening(state, atMs)
  if (atMs - before.lookedMs > sleptMs) {
    const step = woke(state, atMs)
    if (step.connect) return step
  }
  if (state.openingMs !== undefined && atMs - state.openingMs > helloWithinMs)
    return { state: failed(state, input), connect: false }
  if (state.phase === 'live' && atMs - state.heardMs > silentAfterMs)
    return opening({ ...state, phase: 'silent' }, atMs)
  return { state, connect: false }
}

const opening = (state: FeedState, atMs: number): FeedStep => ({
  state: { ...state, retryAtMs: undefined, openingMs: atMs },
  connect: true,
})
