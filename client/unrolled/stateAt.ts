import type { RunNow } from '../../data/model/coverageAnswer.ts'
import type { AnyState, Stretch } from '../../geo/units.ts'

/** The run that holds a chainage; the end of the line belongs to its last one. */
export const tryRunAt = (runs: readonly RunNow[], atM: number): RunNow | undefined =>
  runs.find((run) => run.fromM <= atM && atM < run.toM) ??
  (runs.at(-1)?.toM === atM ? runs.at(-1) : undefined)

/** Neighbours of equal state as one stretch: the state's row shows states, not limits or claims. */
export function stateStretches(runs: readonly RunNow[]): (Stretch & { state: AnyState })[] {
  const joined: (Stretch & { state: AnyState })[] = []
  for (const { fromM, toM, state } of runs) {
    const last = joined.at(-1)
    if (last !== undefined && last.state === state && last.toM === fromM)
      joined[joined.length - 1] = { fromM: last.fromM, toM, state }
    else joined.push({ fromM, toM, state })
  }
  return joined
}
