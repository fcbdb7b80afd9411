import {
  runBeginMs,
  shareAlong,
  sliceAt,
  slicesMeeting,
  stateOf,
  type LineStates,
  type SliceRef,
  type StateBlock,
} from './slicedStates.ts'
import { runAt } from './statesAt.ts'
import { tileAt } from './tiles.ts'
import type { AnyState, Stretch } from './units.ts'

/** A state at a place and an instant, and from when to when it lasts there. */
export interface StateSpan<State extends AnyState> {
  readonly state: State
  readonly sinceMs: number
  /** It was there when the window began, so it may be older than `sinceMs`. */
  readonly sinceIsOlder: boolean
  /** `null` where it lasts to the window's end. */
  readonly untilMs: number | null
}

/** The state of a place at an instant within the window, and how long it lasts. */
export function stateSpanAt(states: LineStates, chainageM: number, atMs: number): StateSpan<AnyState> {
  const { blocks } = states
  const index = blocks.findIndex(({ window }) => atMs < window.toMs)
  const here = sliceIn(states, blocks[index]!, chainageM)
  const share = shareAlong(here, chainageM)
  const run = runAt(here.tile, here.slice, atMs - here.block.window.fromMs, share)
  const place = { fromM: chainageM, toM: chainageM }
  const code = here.tile.code[run]!
  const since = sinceOf(states, index, here, run, place)
  return {
    state: stateOf(code),
    ...since,
    untilMs: untilOf(states, index, here, run, place),
  }
}

/**
 * The earliest continuous beginning of a run's state at any place of a stretch of its slice; the
 * state may have begun in a block before.
 */
export function sinceOf(
  states: LineStates,
  blockIndex: number,
  ref: SliceRef,
  run: number,
  within: Stretch,
): { sinceMs: number; sinceIsOlder: boolean } {
  const { tile, slice, block } = ref
  const isFirst = run === tile.firstRun[slice]!
  let sinceMs = block.window.fromMs + earliestBeginMs(ref, run, within)
  let sinceIsOlder = isFirst && blockIndex === 0
  if (isFirst && blockIndex > 0)
    for (const before of slicesAt(states, states.blocks[blockIndex - 1]!, within)) {
      const last = before.tile.firstRun[before.slice + 1]! - 1
      if (before.tile.code[last] !== tile.code[run]) continue
      const earlier = sinceOf(states, blockIndex - 1, before, last, partIn(before, within))
      sinceMs = Math.min(sinceMs, earlier.sinceMs)
      sinceIsOlder ||= earlier.sinceIsOlder
    }
  return { sinceMs, sinceIsOlder }
}

/** The first end of a run's state at any place of a stretch of its slice; `null` where it has none. */
export function untilOf(
  states: LineStates,
  blockIndex: number,
  ref: SliceRef,
  run: number,
  within: Stretch,
): number | null {
  const { tile, slice, block } = ref
  if (run + 1 < tile.firstRun[slice + 1]!) return block.window.fromMs + earliestBeginMs(ref, run + 1, within)
  const next = states.blocks[blockIndex + 1]
  if (next === undefined) return null
  let untilMs = Infinity
  for (const after of slicesAt(states, next, within)) {
    const first = after.tile.firstRun[after.slice]!
    const endMs =
      after.tile.code[first] === tile.code[run]
        ? untilOf(states, blockIndex + 1, after, first, partIn(after, within))
        : next.window.fromMs
    untilMs = Math.min(untilMs, endMs ?? Infinity)
  }
  return untilMs === Infinity ? null : untilMs
}

/** The slices of a block along a stretch, or the one at a place. */
function slicesAt(states: LineStates, block: StateBlock, within: Stretch): Iterable<SliceRef> {
  return within.fromM < within.toM
    ? slicesMeeting(states, block, within)
    : [sliceIn(states, block, within.fromM)]
}

/** What of a stretch lies on a slice. */
function partIn({ tile, slice }: SliceRef, { fromM, toM }: Stretch): Stretch {
  return {
    fromM: Math.max(fromM, tile.sliceFromM[slice]!),
    toM: Math.min(toM, tile.sliceFromM[slice + 1]!),
  }
}

function sliceIn({ line }: LineStates, block: StateBlock, chainageM: number): SliceRef {
  const tile = block.tiles[tileAt(line, chainageM)]!
  return { block, tile, slice: sliceAt(tile, chainageM) }
}

/** The earlier of a run's beginnings at both ends of a stretch of its slice, ms after its block's. */
function earliestBeginMs(ref: SliceRef, run: number, { fromM, toM }: Stretch): number {
  return Math.round(
    Math.min(
      runBeginMs(ref.tile, run, shareAlong(ref, fromM)),
      runBeginMs(ref.tile, run, shareAlong(ref, toM)),
    ),
  )
}
