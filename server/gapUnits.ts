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

/** A unit with all above it and all below it in the tree. */
export function kinOf(units: readonly Unit[], unitId: string): { above: Set<string>; below: Set<string> } {
  const byId = new Map<string, Unit>(units.map((unit) => [unit.id, unit]))
  const above = new Set<string>()
  for (let id = byId.get(unitId)?.parentId ?? null; id !== null; id = byId.get(id)?.parentId ?? null) {
    if (above.has(id)) break
    above.add(id)
  }
  const below = new Set<string>()
  for (const unit of units) {
    const seen = new Set<string>()
    for (let id: string | null = unit.id; id !== null && !seen.has(id); id = byId.get(id)?.parentId ?? null) {
      if (id === unitId) below.add(unit.id)
      seen.add(id)
    }
  }
  return { above, below }
}
