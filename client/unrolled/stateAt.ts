import type { CoverageSlice, RunNow } from '../../data/model/coverageAnswer.ts'
import type { CoverageState, Stretch } from '../../geo/units.ts'

/** The slice that holds a chainage; slices are in order and touch each other. */
export function trySliceAt(slices: readonly CoverageSlice[], atM: number): CoverageSlice | undefined {
  let [low, high] = [0, slices.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const slice = slices[middle]
    if (slice === undefined) return undefined
    if (atM < slice.fromM) high = middle - 1
    else if (atM >= slice.toM) low = middle + 1
    else return slice
  }
  // A point at the line's end belongs to the last cell.
  const last = slices.at(-1)
  return last !== undefined && atM === last.toM ? last : undefined
}

/** Planned state at a point of chainage × time, and since when until when it lasts in the window. */
export function tryStateAt(
  slices: readonly CoverageSlice[],
  atM: number,
  atMs: number,
): { state: CoverageState; fromMs: number; toMs: number } | undefined {
  const run = trySliceAt(slices, atM)?.runs.find(([fromMs, toMs]) => fromMs <= atMs && atMs < toMs)
  return run === undefined ? undefined : { fromMs: run[0], toMs: run[1], state: run[2] }
}

export const tryRunAt = (runs: readonly RunNow[], atM: number): RunNow | undefined =>
  runs.find((run) => run.fromM <= atM && atM < run.toM) ??
  (runs.at(-1)?.toM === atM ? runs.at(-1) : undefined)

/** Neighbours of equal state as one stretch: the state's row shows states, not limits or claims. */
export function stateStretches(runs: readonly RunNow[]): (Stretch & { state: CoverageState })[] {
  const joined: (Stretch & { state: CoverageState })[] = []
  for (const { fromM, toM, state } of runs) {
    const last = joined.at(-1)
    if (last !== undefined && last.state === state && last.toM === fromM)
      joined[joined.length - 1] = { fromM: last.fromM, toM, state }
    else joined.push({ fromM, toM, state })
  }
  return joined
}
