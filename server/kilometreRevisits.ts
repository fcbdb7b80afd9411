import type { ActualCoverage } from '../geo/actualCoverage.ts'
import { kilometresOf } from '../geo/chainage.ts'
import { revisitFigures, type RevisitFigures } from '../geo/revisitFigures.ts'

const known = new WeakMap<ActualCoverage, readonly (RevisitFigures | null)[]>()

/** How often each kilometre was seen; computed once for a coverage, whatever instant is asked for. */
export function kilometreRevisits(coverage: ActualCoverage): readonly (RevisitFigures | null)[] {
  const computed =
    known.get(coverage) ?? kilometresOf(coverage.line).map((kilometre) => revisitFigures(coverage, kilometre))
  known.set(coverage, computed)
  return computed
}
