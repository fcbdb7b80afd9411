import type { Reach } from './access.ts'
import type { Unit } from './unit.ts'

/** The units with what lies below each. */
export class UnitTree {
  readonly #units: ReadonlyMap<string, Unit>

  constructor(units: readonly Unit[]) {
    this.#units = new Map(units.map((unit) => [unit.id, unit]))
  }

  tryUnit(id: string): Unit | undefined {
    return this.#units.get(id)
  }

  /** A unit itself and all above it, the nearest first; those that stand in a circle by mistake, once each. */
  withAbove(id: string): readonly string[] {
    const above = new Set<string>()
    for (
      let at: string | null = id;
      at !== null && !above.has(at);
      at = this.#units.get(at)?.parentId ?? null
    )
      above.add(at)
    return [...above]
  }

  /** True where a unit is the other one or lies below it. */
  isWithin(id: string, aboveId: string): boolean {
    return this.withAbove(id).includes(aboveId)
  }

  /** True where one of two units is the other or lies below it. */
  isKin(one: string, other: string): boolean {
    return this.isWithin(one, other) || this.isWithin(other, one)
  }

  /** True where a place on a line lies on the ground of a unit or of one below it. */
  holds(aboveId: string, lineId: string, atM: number): boolean {
    return this.#holding(lineId, atM).some(({ id }) => this.isWithin(id, aboveId))
  }

  /** The unit farthest down the tree on whose ground a place lies; undefined where it is on nobody's. */
  tryOnGround(lineId: string, atM: number): Unit | undefined {
    const [farthest] = this.#holding(lineId, atM)
      .map((unit) => ({ unit, above: this.withAbove(unit.id).length }))
      .sort((a, b) => b.above - a.above)
    return farthest?.unit
  }

  /** The very end of a piece counts, as the line's last metre would be nobody's else. */
  #holding(lineId: string, atM: number): Unit[] {
    return [...this.#units.values()].filter(({ ground }) =>
      ground.some((piece) => piece.lineId === lineId && piece.fromM <= atM && atM <= piece.toM),
    )
  }
}

export interface PlaceOnLine {
  readonly lineId: string
  readonly atM: number
}

/** Whose something is, any of the units will do, and where it stands: each place has to be on own ground. */
export interface Ground {
  readonly unitIds: readonly string[]
  readonly places: readonly PlaceOnLine[]
}

/** Whether something lies within what somebody reaches: judged so by the server, and by a page before it asks. */
export function isWithin(units: UnitTree, reaches: readonly Reach[], { unitIds, places }: Ground): boolean {
  return reaches.some(({ scope, unitId: own }) => {
    if (scope === 'county' || own === null) return scope !== 'self'
    if (scope === 'self' || (unitIds.length === 0 && places.length === 0)) return false
    const isOfUnit = unitIds.length === 0 || unitIds.some((id) => units.isWithin(id, own))
    return isOfUnit && places.every(({ lineId, atM }) => units.holds(own, lineId, atM))
  })
}
