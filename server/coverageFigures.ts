import type { CoverageAnswer } from '../data/model/coverageAnswer.ts'
import { sumAmounts, type StateAmounts } from '../geo/figures.ts'

/** Kilometre-hours of several parts together, with their unit in their names. */
export function figuresAnswer(parts: readonly StateAmounts[]): CoverageAnswer['county']['figures'] {
  const sum = sumAmounts(parts)
  return {
    totalKmH: sum.total,
    heldKmH: sum.held,
    thinKmH: sum.thin,
    gapKmH: sum.gap,
    unknownKmH: sum.unknown,
    keptKmH: sum.kept,
    carriedKmH: sum.carried,
    brokenKmH: sum.broken,
    shareHeld: sum.shareHeld,
    shareHeldAtMost: sum.shareHeldAtMost,
  }
}

/** Metres of several parts together at an instant. */
export function figuresNowAnswer(parts: readonly StateAmounts[]): CoverageAnswer['county']['figuresNow'] {
  const sum = sumAmounts(parts)
  return {
    heldM: sum.held,
    thinM: sum.thin,
    gapM: sum.gap,
    unknownM: sum.unknown,
    keptM: sum.kept,
    carriedM: sum.carried,
    brokenM: sum.broken,
    shareHeld: sum.shareHeld,
    shareHeldAtMost: sum.shareHeldAtMost,
  }
}
