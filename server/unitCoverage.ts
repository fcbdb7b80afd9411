import type { CoverageAnswer } from '../data/model/coverageAnswer.ts'
import { unitLevel, type Unit, type UnitLevel } from '../data/model/unit.ts'
import { figures, figuresAt, type StateAmounts } from '../geo/figures.ts'
import type { LineStates } from '../geo/slicedStates.ts'
import type { Stretch } from '../geo/units.ts'
import { figuresAnswer, figuresNowAnswer } from './coverageFigures.ts'

/** What each unit down to a level holds of its own ground, over all lines that were read. */
export function unitsCoverage(
  units: readonly Unit[],
  downTo: UnitLevel,
  lines: readonly { readonly states: LineStates }[],
  atMs: number,
): CoverageAnswer['units'] {
  const levels = unitLevel.options.slice(0, unitLevel.options.indexOf(downTo) + 1)
  return units
    .filter(({ level, ground }) => levels.includes(level) && ground.length > 0)
    .map(({ id, ground }) => {
      const over = (amounts: (states: LineStates, within: Stretch) => StateAmounts) =>
        lines.flatMap(({ states }) =>
          ground.filter(({ lineId }) => lineId === states.line.id).map((stretch) => amounts(states, stretch)),
        )
      return {
        unitId: id,
        figures: figuresAnswer(over(figures)),
        figuresNow: figuresNowAnswer(over((states, within) => figuresAt(states, atMs, within))),
      }
    })
}
