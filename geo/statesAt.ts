import { blockAt, runBeginMs, type LineStates, type SlicedStates, type SliceRef } from './slicedStates.ts'
import { tilesMeeting } from './tiles.ts'
import type { Stretch } from './units.ts'

/** Chainage in one run of one slice at an instant. */
export interface SpanAt extends Stretch, SliceRef {
  readonly run: number
  /** Of `stateCodes`. */
  readonly code: number
}

/** The line at an instant, from its start; nothing at one outside the window. With a stretch, its tiles alone. */
export function spansAt(states: LineStates, atMs: number, within?: Stretch): SpanAt[] {
  const block = blockAt(states, atMs)
  if (block === undefined) return []
  const { tiles, window } = block
  const sinceMs = atMs - window.fromMs
  const spans: SpanAt[] = []
  const { first, end } =
    within === undefined ? { first: 0, end: tiles.length } : tilesMeeting(states.line, within)
  for (const tile of tiles.slice(first, end))
    for (let slice = 0; slice < tile.sliceCount; slice++)
      for (const [fromShare, toShare] of partsAt(tile, slice, sinceMs)) {
        const run = runAt(tile, slice, sinceMs, (fromShare + toShare) / 2)
        spans.push({
          fromM: placeM(tile, slice, fromShare),
          toM: placeM(tile, slice, toShare),
          block,
          tile,
          slice,
          run,
          code: tile.code[run]!,
        })
      }
  return spans
}

/** The run of a slice at an instant, in milliseconds after its block begins, at a share of its length. */
export function runAt(tile: SlicedStates, slice: number, sinceMs: number, share: number): number {
  let [low, high] = [tile.firstRun[slice]!, tile.firstRun[slice + 1]! - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (runBeginMs(tile, middle, share) <= sinceMs) low = middle
    else high = middle - 1
  }
  return low
}

/** Where along a slice an instant passes from run to run, as shares of its length. */
function partsAt(
  tile: SlicedStates,
  slice: number,
  sinceMs: number,
): (readonly [from: number, to: number])[] {
  if (tile.beginMs === tile.beginAtEndMs) return [[0, 1]]
  const cuts: number[] = []
  for (let run = tile.firstRun[slice]! + 1; run < tile.firstRun[slice + 1]!; run++) {
    const beginMs = tile.beginMs[run]!
    const movesMs = tile.beginAtEndMs[run]! - beginMs
    const share = movesMs === 0 ? 0 : (sinceMs - beginMs) / movesMs
    if (share > 0 && share < 1) cuts.push(share)
  }
  if (cuts.length === 0) return [[0, 1]]
  cuts.sort((a, b) => a - b)
  return [...cuts, 1]
    .map((to, index) => [cuts[index - 1] ?? 0, to] as const)
    .filter(([from, to]) => from < to)
}

function placeM({ sliceFromM }: SlicedStates, slice: number, share: number): number {
  const [fromM, toM] = [sliceFromM[slice]!, sliceFromM[slice + 1]!]
  return share === 1 ? toM : fromM + (toM - fromM) * share
}
