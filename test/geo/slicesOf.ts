import { stateCodes, type LineStates } from '../../geo/slicedStates.ts'
import type { AnyState, Stretch, TimeWindow } from '../../geo/units.ts'

export interface PlainSlice extends Stretch {
  readonly runs: readonly (TimeWindow & { readonly state: AnyState })[]
}

const stateOfCode = new Map<number, AnyState>(
  Object.entries(stateCodes).map(([state, code]) => [code, state as AnyState]),
)

/** The states of a line in one block as plain slices and runs, those of neighbouring tiles merged where they are equal. */
export function slicesOf({ blocks, window }: LineStates): PlainSlice[] {
  const [{ tiles }] = blocks as [LineStates['blocks'][number]]
  const slices: PlainSlice[] = []
  for (const tile of tiles)
    for (let slice = 0; slice < tile.sliceCount; slice++) {
      const [first, end] = [tile.firstRun[slice]!, tile.firstRun[slice + 1]!]
      const runs = Array.from({ length: end - first }, (_, index) => {
        const run = first + index
        return {
          fromMs: window.fromMs + tile.beginMs[run]!,
          toMs: run + 1 < end ? window.fromMs + tile.beginMs[run + 1]! : window.toMs,
          state: stateOfCode.get(tile.code[run]!)!,
        }
      })
      const [fromM, toM] = [tile.sliceFromM[slice]!, tile.sliceFromM[slice + 1]!]
      const last = slices.at(-1)
      if (last !== undefined && JSON.stringify(last.runs) === JSON.stringify(runs))
        slices[slices.length - 1] = { ...last, toM }
      else slices.push({ fromM, toM, runs })
    }
  return slices
}
