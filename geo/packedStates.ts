import type { BorderLine } from './borderLine.ts'
import {
  addSliceMeasure,
  stateCodeCount,
  type LineStates,
  type SlicedStates,
  type StateBlock,
} from './slicedStates.ts'
import type { TimeWindow } from './units.ts'

/** `SlicedStates` as plain numbers and text, to be sent: what unpacks is the same to the last digit. */
export interface PackedTile {
  readonly sliceFromM: number[]
  readonly firstRun: number[]
  readonly beginMs: number[]
  /** Null where nothing slants: there it is `beginMs` once more. */
  readonly beginAtEndMs: number[] | null
  /** A digit of `stateCodes` for each run. */
  readonly code: string
}

export interface PackedBlock extends TimeWindow {
  readonly tiles: PackedTile[]
}

export const packStates = ({ blocks }: LineStates): PackedBlock[] =>
  blocks.map(({ window, tiles }) => ({ ...window, tiles: tiles.map(packTile) }))

/** States of a line as they were packed, over the window that they were of. */
export const unpackStates = (
  line: BorderLine,
  window: TimeWindow,
  packed: readonly PackedBlock[],
): LineStates => ({
  line,
  window,
  blocks: packed.map(({ fromMs, toMs, tiles }): StateBlock => ({
    window: { fromMs, toMs },
    tiles: tiles.map((tile) => unpackTile(tile, toMs - fromMs)),
  })),
})

/** Arrays may be longer than what they hold. */
function packTile(tile: SlicedStates): PackedTile {
  const { sliceCount, beginMs, beginAtEndMs } = tile
  const runCount = tile.firstRun[sliceCount]!
  return {
    sliceFromM: [...tile.sliceFromM.subarray(0, sliceCount + 1)],
    firstRun: [...tile.firstRun.subarray(0, sliceCount + 1)],
    beginMs: [...beginMs.subarray(0, runCount)],
    beginAtEndMs: beginMs === beginAtEndMs ? null : [...beginAtEndMs.subarray(0, runCount)],
    code: tile.code.subarray(0, runCount).join(''),
  }
}

function unpackTile(packed: PackedTile, blockMs: number): SlicedStates {
  const beginMs = Uint32Array.from(packed.beginMs)
  const tile: SlicedStates = {
    sliceCount: packed.sliceFromM.length - 1,
    sliceFromM: Float64Array.from(packed.sliceFromM),
    firstRun: Uint32Array.from(packed.firstRun),
    beginMs,
    beginAtEndMs: packed.beginAtEndMs === null ? beginMs : Uint32Array.from(packed.beginAtEndMs),
    code: Uint8Array.from(packed.code, Number),
    metreMs: new Float64Array(stateCodeCount),
  }
  const whole = { fromM: -Infinity, toM: Infinity }
  for (let slice = 0; slice < tile.sliceCount; slice++)
    addSliceMeasure(tile, slice, blockMs, whole, tile.metreMs)
  return tile
}
