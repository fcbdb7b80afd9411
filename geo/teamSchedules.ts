import { leastWorthKmH, type CellPatrol, type Schedule, type ScheduleFinder } from './bestSchedule.ts'
import { rowIndex, type OpenWorth } from './openWorth.ts'
import type { TeamChoices } from './patrolShapes.ts'

const nothing: Schedule = { patrols: [], value: 0 }

/** One schedule for each team, and what they hold together: what several hold counts once. */
export class TeamSchedules {
  readonly #open: OpenWorth
  readonly #finder: ScheduleFinder
  readonly #schedules: Schedule[]
  /** By cell how many patrols hold it. */
  readonly cover: Uint16Array
  /** Worth of the cells that nobody holds yet. */
  readonly #left: Float64Array
  worth = 0

  constructor(open: OpenWorth, finder: ScheduleFinder, teams: number) {
    this.#open = open
    this.#finder = finder
    this.#schedules = Array.from({ length: teams }, () => nothing)
    this.cover = new Uint16Array(open.worth.length)
    this.#left = open.worth.slice()
  }

  get schedules(): readonly Schedule[] {
    return this.#schedules
  }

  /** The best schedule of a team, given those of all others; what it had before is to be taken away first. */
  bestOf(choices: TeamChoices): Schedule {
    if (choices.shapes.length === 0) return nothing
    this.#finder.lay(this.#left, choices.firstRow, choices.endRow)
    return this.#finder.schedule(this.#finder.table(choices))
  }

  set(team: number, schedule: Schedule): void {
    for (const patrol of this.#schedules[team]!.patrols) this.#mark(patrol, -1)
    for (const patrol of schedule.patrols) this.#mark(patrol, 1)
    this.#schedules[team] = schedule
  }

  setAll(schedules: readonly Schedule[]): void {
    for (const [team, schedule] of schedules.entries()) this.set(team, schedule)
  }

  /** Takes team by team anew, as long as that is worth more. */
  improve(choices: readonly TeamChoices[], mostRounds: number): void {
    for (let round = 0; round < mostRounds; round++) {
      const before = this.worth
      for (const [team, own] of choices.entries()) {
        const held = this.#schedules[team]!
        const worthWith = this.worth
        this.set(team, nothing)
        const better = this.bestOf(own)
        this.set(team, better)
        if (this.worth <= worthWith + leastWorthKmH) this.set(team, held)
      }
      if (this.worth <= before + leastWorthKmH) return
    }
  }

  #mark(patrol: CellPatrol, by: 1 | -1): void {
    for (const cell of cellsOf(this.#open, patrol)) {
      const count = (this.cover[cell]! += by)
      if (by === 1 ? count !== 1 : count !== 0) continue
      const worth = this.#open.worth[cell]!
      this.#left[cell] = by === 1 ? 0 : worth
      this.worth += by * worth
    }
  }
}

/** The cells that a patrol holds: those of its rows and columns whose limit it keeps. */
export function* cellsOf(open: OpenWorth, { shape, fromColumn, toColumn }: CellPatrol): Generator<number> {
  for (let limit = shape.limit; limit < open.limitsMin.length; limit++)
    for (let row = shape.fromRow; row < shape.toRow; row++) {
      const at = rowIndex(open, limit, row)
      for (let column = fromColumn; column < toColumn; column++) yield at + column
    }
}
