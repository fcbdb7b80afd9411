import type { CoverageKind } from '../../data/model/coverageAnswer.ts'
import type { AnyState, CoverageState } from '../../geo/units.ts'

/**
 * How a state looks: the four states, each with its colour and its pattern, and two of compared
 * coverage that share a colour and have a pattern of their own. `carried` is held though nobody was
 * planned; `foreseen` is a gap that the plan had already.
 */
export type StateLook = CoverageState | 'carried' | 'foreseen'

/** What was promised and kept looks held; a broken promise is the loudest thing there is, as a gap is. */
export function lookOf(state: AnyState, kind: CoverageKind): StateLook {
  switch (state) {
    case 'kept':
      return 'held'
    case 'broken':
      return 'gap'
    case 'gap':
      return kind === 'compared' ? 'foreseen' : 'gap'
    case 'held':
    case 'thin':
    case 'unknown':
    case 'carried':
      return state
  }
}

/** The states that a kind of coverage knows, best first, as legends and lists have them. */
export const statesOfKind: Readonly<Record<CoverageKind, readonly AnyState[]>> = {
  planned: ['held', 'thin', 'gap'],
  actual: ['held', 'thin', 'unknown', 'gap'],
  compared: ['kept', 'carried', 'thin', 'unknown', 'gap', 'broken'],
}

/** The coverage state that a state counts as: kept and carried as held, broken as gap. */
export function countedAs(state: AnyState): CoverageState {
  switch (state) {
    case 'kept':
    case 'carried':
      return 'held'
    case 'broken':
      return 'gap'
    case 'held':
    case 'thin':
    case 'gap':
    case 'unknown':
      return state
  }
}
