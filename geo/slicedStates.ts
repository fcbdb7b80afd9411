import type { BorderLine } from './borderLine.ts'
import { tilesMeeting } from './tiles.ts'
import type { AnyState, Stretch, TimeWindow } from './units.ts'

/** States as they are kept: one byte each; 0 is nothing. */
export const stateCodes = {
  held: 1,
  thin: 2,
  gap: 3,
  unknown: 4,
  kept: 5,
  carried: 6,
  broken: 7,
} as const satisfies Record<AnyState, number>

const states = Object.keys(stateCodes) as AnyState[]

/** The state of a code. */
export function stateOf(code: number): AnyState {
  return states[code - 1]!
}

/** One more than the greatest code: the length of an array with a place for each. */
export const stateCodeCount = 8

/**
 * The state of every place of a stretch at every instant of a block of time, exactly: chainage cut
 * into slices, each slice's time into runs.
 *
 * Run `r` of slice `s` begins `beginMs[r]` after the block does where the slice begins and
 * `beginAtEndMs[r]` where it ends, linear in between; it ends where the next one begins, the last one
 * with the block. Planned states change at the same instant all along a slice: there both arrays are
 * one. Neighbouring runs differ in state, neighbouring slices in their runs.
 */
export interface SlicedStates {
  readonly sliceCount: number
  /** Where each slice begins, in metres of chainage, and where the last one ends. */
  readonly sliceFromM: Float64Array
  /** Index of each slice's first run, and the number of runs. */
  readonly firstRun: Uint32Array
  readonly beginMs: Uint32Array
  readonly beginAtEndMs: Uint32Array
  /** Of `stateCodes`. */
  readonly code: Uint8Array
  /** Chainage × time by state code, in metre · milliseconds. */
  readonly metreMs: Float64Array
}

/** States of a line over a time, in tiles that fill the line in order. */
export interface StateBlock {
  readonly window: TimeWindow
  readonly tiles: readonly SlicedStates[]
}

/**
 * States of a whole line over a window, in blocks that fill it in order of time. A plan is one block;
 * what moves with every step of a team is kept in shorter ones, as each cut of chainage goes through
 * all of a block's time.
 */
export interface LineStates {
  readonly line: BorderLine
  readonly window: TimeWindow
  readonly blocks: readonly StateBlock[]
}

/** One slice of a line's states. */
export interface SliceRef {
  readonly block: StateBlock
  readonly tile: SlicedStates
  readonly slice: number
}

/**
 * When a run begins at a place of its slice, in milliseconds after its block does. `share` says how
 * far along the slice the place lies, 0 to 1.
 */
export function runBeginMs(tile: SlicedStates, run: number, share: number): number {
  const atStart = tile.beginMs[run]!
  return atStart + (tile.beginAtEndMs[run]! - atStart) * share
}

/** Adds up chainage × time by state code over the part of a slice that lies within a stretch. */
export function addSliceMeasure(
  tile: SlicedStates,
  slice: number,
  blockMs: number,
  within: Stretch,
  metreMs: Float64Array,
): void {
  const [sliceFromM, sliceToM] = [tile.sliceFromM[slice]!, tile.sliceFromM[slice + 1]!]
  const fromM = Math.max(sliceFromM, within.fromM)
  const toM = Math.min(sliceToM, within.toM)
  if (!(fromM < toM)) return
  // What is linear in chainage has its mean in the middle.
  const share = ((fromM + toM) / 2 - sliceFromM) / (sliceToM - sliceFromM)
  const end = tile.firstRun[slice + 1]!
  let beginMs = 0
  for (let run = tile.firstRun[slice]!; run < end; run++) {
    const endMs = run + 1 < end ? runBeginMs(tile, run + 1, share) : blockMs
    metreMs[tile.code[run]!]! += (toM - fromM) * (endMs - beginMs)
    beginMs = endMs
  }
}

/** The block that holds an instant; `undefined` outside the window. */
export function blockAt({ blocks }: LineStates, atMs: number): StateBlock | undefined {
  return blocks.find(({ window }) => window.fromMs <= atMs && atMs < window.toMs)
}

/** The slices of a block that meet a stretch, in order. */
export function* slicesMeeting(
  { line }: Pick<LineStates, 'line'>,
  block: StateBlock,
  within: Stretch,
): Generator<SliceRef> {
  const { first, end } = tilesMeeting(line, within)
  for (const tile of block.tiles.slice(first, end))
    for (let slice = sliceAt(tile, within.fromM); slice < tile.sliceCount; slice++) {
      if (tile.sliceFromM[slice]! >= within.toM) break
      yield { block, tile, slice }
    }
}

/** The stretch that a tile's states are of. */
export function extentOf({ sliceFromM, sliceCount }: SlicedStates): Stretch {
  return { fromM: sliceFromM[0]!, toM: sliceFromM[sliceCount]! }
}

/** Index of the slice at a chainage; the first one before the tile, the last one after it. */
export function sliceAt({ sliceFromM, sliceCount }: SlicedStates, chainageM: number): number {
  let [low, high] = [0, sliceCount - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (sliceFromM[middle]! <= chainageM) low = middle
    else high = middle - 1
  }
  return low
}

/** How far along a slice a chainage lies, 0 to 1. */
export function shareAlong({ tile, slice }: SliceRef, chainageM: number): number {
  const [fromM, toM] = [tile.sliceFromM[slice]!, tile.sliceFromM[slice + 1]!]
  return Math.min(1, Math.max(0, (chainageM - fromM) / (toM - fromM)))
}
