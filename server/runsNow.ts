import type { RunNow } from '../data/model/coverageAnswer.ts'
import type { PlannedRunAt } from '../geo/plannedAt.ts'
import { stateOf, type LineStates } from '../geo/slicedStates.ts'
import { spansAt } from '../geo/statesAt.ts'

/** The line at an instant: its states cut where what is planned there changes; equal neighbours are one. */
export function runsNow(planned: readonly PlannedRunAt[], states: LineStates, atMs: number): RunNow[] {
  const runs: RunNow[] = []
  const spans = spansAt(states, atMs)
  let [one, other] = [0, 0]
  let lastPlanned: PlannedRunAt | undefined
  while (one < planned.length && other < spans.length) {
    const [run, span] = [planned[one]!, spans[other]!]
    const toM = Math.min(run.toM, span.toM)
    const fromM = Math.max(run.fromM, span.fromM)
    const last = runs.at(-1)
    const state = stateOf(span.code)
    if (last !== undefined && lastPlanned === run && last.state === state && last.toM === fromM)
      last.toM = toM
    else if (fromM < toM) runs.push({ ...plannedPart(run), fromM, toM, state })
    lastPlanned = run
    if (run.toM === toM) one++
    if (span.toM === toM) other++
  }
  return runs
}

function plannedPart({ state, limitMin, barred, claims }: PlannedRunAt) {
  return {
    plannedState: state,
    limitMin,
    barred,
    claims: claims.map(({ kind, id, revisitMin }) => ({
      kind,
      id,
      revisitMin: Number.isFinite(revisitMin) ? revisitMin : null,
    })),
  }
}
