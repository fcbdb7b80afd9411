import type { Unit } from '../../data/model/unit.ts'

/** The units with what lies below each. */
export class UnitTree {
  readonly #units: ReadonlyMap<string, Unit>

  constructor(units: readonly Unit[]) {
    this.#units = new Map(units.map((unit) => [unit.id, unit]))
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

  /** True where a place on a line lies on the ground of a unit or of one below it. */
  holds(aboveId: string, lineId: string, atM: number): boolean {
    return this.#holding(lineId, atM).some(({ id }) => this.isWithin(id, aboveId))
  }

  /** The unit farthest down the tree on whose ground a place lies; undefined where it is on nobody's. */
  tryOnGround(lineId: string, atM: number): Unit | undefined {
    const holding = this.#holding(lineId, atM)
    return holding.find(({ id }) => !holding.some((other) => other.id !== id && this.isWithin(other.id, id)))
  }

  /** The very end of a piece counts, as the line's last metre would be nobody's else. */
  #holding(lineId: string, atM: number): Unit[] {
    return [...this.#units.values()].filter(({ ground }) =>
      ground.some((piece) => piece.lineId === lineId && piece.fromM <= atM && atM <= piece.toM),
    )
  }
}
