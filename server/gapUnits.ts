import type { Unit, UnitLevel } from '../data/model/unit.ts'
import { subtract, type Interval } from '../geo/intervals.ts'
import { slightM } from '../geo/gapsInHand.ts'
import type { Stretch } from '../geo/units.ts'

/** A unit and the part of a gap that lies on its ground. */
export interface UnitAnswering extends Stretch {
  readonly unit: Unit
}

/** Townships organise who goes; only where there is none another level is told. */
const toldFirst: readonly UnitLevel[] = ['township', 'village', 'county', 'prefecture']

/**
 * The units that answer for a gap, each with its part of it. A part too slight to count is left to
 * whoever has the rest.
 */
export function unitsAnswering(units: readonly Unit[], lineId: string, gap: Stretch): UnitAnswering[] {
  const answering: UnitAnswering[] = []
  let left: Interval[] = [{ from: gap.fromM, to: gap.toM }]
  for (const level of toldFirst) {
    if (left.length === 0) break
    for (const unit of units)
      if (unit.level === level)
        for (const ground of unit.ground) {
          if (ground.lineId !== lineId || ground.toM <= gap.fromM || gap.toM <= ground.fromM) continue
          const rest = subtract(left, [{ from: ground.fromM, to: ground.toM }])
          for (const { from, to } of subtract(left, rest)) answering.push({ unit, fromM: from, toM: to })
          left = rest
        }
  }
  const counting = answering.filter(({ fromM, toM }) => toM - fromM >= slightM)
  if (counting.length > 0) return counting
  return answering.toSorted((a, b) => b.toM - b.fromM - (a.toM - a.fromM)).slice(0, 1)
}
