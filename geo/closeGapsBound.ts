import { leastWorthKmH, type Schedule, type ScheduleFinder } from './bestSchedule.ts'
import type { OpenWorth } from './openWorth.ts'
import type { TeamChoices } from './patrolShapes.ts'
import { cellsOf } from './teamSchedules.ts'

/**
 * What the teams can close at most together.
 *
 * Let each cell ask a price between nothing and its worth of every team that holds it. What a proposal is
 * worth is then at most what its teams pay and what is left of every cell beyond its price, so that
 * `Σ cells (worth − price) + Σ teams (best schedule at these prices)` bounds every proposal (Lagrangian
 * duality, with the rule that a cell counts once relaxed). It holds for any prices; better ones are
 * searched for by subgradient steps (Polyak). With prices at which it equals a proposal's worth that
 * proposal is proven to be the best.
 */
export class CloseGapsBound {
  readonly #open: OpenWorth
  readonly #finder: ScheduleFinder
  readonly #choices: readonly TeamChoices[]
  /** Cells that are worth anything to anybody. */
  readonly #cells: Uint32Array
  /** Share of its worth that a cell asks for. */
  readonly #share: Float64Array
  readonly #price: Float64Array
  readonly #cover: Uint16Array
  #bestPrice: Float64Array
  #stepScale = 1
  #sinceBetter = 0
  bound = Infinity

  constructor(open: OpenWorth, finder: ScheduleFinder, choices: readonly TeamChoices[]) {
    this.#open = open
    this.#finder = finder
    this.#choices = choices
    this.#cells = Uint32Array.from(open.worth.keys()).filter((cell) => open.worth[cell]! > 0)
    this.#share = new Float64Array(open.worth.length).fill(1)
    this.#price = open.worth.slice()
    this.#bestPrice = this.#price
    this.#cover = new Uint16Array(open.worth.length)
  }

  /** The prices of the best bound so far. */
  get prices(): Float64Array {
    return this.#bestPrice
  }

  /**
   * One step: the bound at the prices of now, then other prices. Gives the teams' best schedules at those
   * prices, or undefined where no step is left to make.
   */
  step(worth: number): readonly Schedule[] | undefined {
    let bound = 0
    for (const cell of this.#cells) {
      this.#price[cell] = this.#open.worth[cell]! * this.#share[cell]!
      bound += this.#open.worth[cell]! - this.#price[cell]
      this.#cover[cell] = 0
    }
    this.#finder.lay(this.#price, 0, this.#open.rowsM.length - 1)
    const schedules = this.#choices.map((own) => this.#finder.schedule(this.#finder.table(own)))
    for (const { value, patrols } of schedules) {
      // Rounding that each step of the search may have passed over.
      bound += value + 2 * leastWorthKmH * this.#open.columnsMs.length
      for (const patrol of patrols) for (const cell of cellsOf(this.#open, patrol)) this.#cover[cell]!++
    }
    this.#note(bound)
    return this.#move(bound - worth) ? schedules : undefined
  }

  #note(bound: number): void {
    this.#sinceBetter++
    if (bound < this.bound) {
      this.#bestPrice = this.#price.slice()
      if (bound < this.bound * (1 - 1e-4)) this.#sinceBetter = 0
      this.bound = bound
    }
    if (this.#sinceBetter < 4) return
    this.#stepScale /= 2
    this.#sinceBetter = 0
  }

  /** Cells that several hold ask for less, those that nobody holds for more. */
  #move(excess: number): boolean {
    let norm = 0
    for (const cell of this.#cells) {
      const over = this.#cover[cell]! - 1
      if (isFree(over, this.#share[cell]!)) norm += this.#open.worth[cell]! * over * over
    }
    if (norm === 0 || excess <= 0 || this.#stepScale < leastStepScale) return false
    const step = (this.#stepScale * excess) / norm
    for (const cell of this.#cells) {
      const over = this.#cover[cell]! - 1
      if (over !== 0) this.#share[cell] = Math.max(0, Math.min(1, this.#share[cell]! - step * over))
    }
    return true
  }
}

/** Steps so short find nothing any more. */
const leastStepScale = 0.01

const isFree = (over: number, share: number): boolean => (over > 0 && share > 0) || (over < 0 && share < 1)
