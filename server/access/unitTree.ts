import type { Unit } from '../../data/model/unit.ts'

/** The units with what lies below each. */
export class UnitTree {
  readonly #units: ReadonlyMap<string, Unit>
  readonly #children: ReadonlyMap<string, readonly Unit[]>

  constructor(units: readonly Unit[]) {
    this.#units = new Map(units.map((unit) => [unit.id, unit]))
    const children = new Map<string, Unit[]>()
    for (const unit of units)
      if (unit.parentId !== null) children.set(unit.parentId, [...(children.get(unit.parentId) ?? []), unit])
    this.#children = children
  }

  tryUnit(id: string): Unit | undefined {
    return this.#units.get(id)
  }

  /** True where a unit is the other one or lies below it. */
  isWithin(id: string, aboveId: string): boolean {
    const seen = new Set<string>()
    for (let at: string | null = id; at !== null && !seen.has(at);) {
      if (at === aboveId) return true
      seen.add(at)
      at = this.#units.get(at)?.parentId ?? null
    }
    return false
  }

  /** True where a place on a line lies on a unit's ground; of one that holds none itself, on that of those below it. */
  holds(id: string, lineId: string, atM: number): boolean {
    const ground = this.#units.get(id)?.ground ?? []
    if (ground.length > 0)
      // The line's very end belongs to the last one.
      return ground.some((piece) => piece.lineId === lineId && piece.fromM <= atM && atM <= piece.toM)
    return (this.#children.get(id) ?? []).some((child) => this.holds(child.id, lineId, atM))
  }
}
