import { rowIndex, type OpenWorth } from './openWorth.ts'
import type { PatrolShape, TeamChoices } from './patrolShapes.ts'

/** A patrol of a schedule, in rows and columns. */
export interface CellPatrol {
  readonly shape: PatrolShape
  readonly fromColumn: number
  readonly toColumn: number
}

/** All patrols of one team, in order of time. */
export interface Schedule {
  readonly patrols: readonly CellPatrol[]
  readonly value: number
}

/** What adds less than so much, in km·h, is rounding. */
export const leastWorthKmH = 1e-9

/** A team's best patrol by column of beginning and number of columns, and from there on its best schedule. */
export interface PatrolTable {
  readonly choices: TeamChoices
  /** By beginning × (most columns + 1) + columns. */
  readonly value: Float64Array
  /** Index of the shape; -1 where there is none worth anything. */
  readonly shape: Int32Array
  /** By beginning × (budget + 1) + columns left: the most that can still be had. */
  readonly onward: Float64Array
}

/**
 * The exactly best schedule of one team over cells of some value each: first by dynamic programming its
 * best stretch for every time, then its best times within rest and hours. A team is at one place at a time,
 * so what its patrols hold never overlaps, and their values add.
 */
export class ScheduleFinder {
  readonly #open: OpenWorth
  readonly #columns: number
  readonly #rows: number
  /** By limit, row and column: value of all rows before, of this limit and all longer ones. */
  readonly #before: Float64Array
  readonly #sum: Float64Array

  constructor(open: OpenWorth) {
    this.#open = open
    this.#columns = open.columnsMs.length - 1
    this.#rows = open.rowsM.length - 1
    this.#before = new Float64Array(open.limitsMin.length * (this.#rows + 1) * this.#columns)
    this.#sum = new Float64Array(this.#columns + 1)
  }

  /** Takes the value of each cell, laid out as `OpenWorth.worth`; of other rows it need not be known. */
  lay(value: Float64Array, firstRow: number, endRow: number): void {
    const columns = this.#columns
    const limits = this.#open.limitsMin.length
    for (let limit = limits - 1; limit >= 0; limit--) {
      const here = limit * (this.#rows + 1) * columns
      const longer = here + (this.#rows + 1) * columns
      this.#before.fill(0, here + firstRow * columns, here + (firstRow + 1) * columns)
      for (let row = firstRow; row < endRow; row++) {
        const from = rowIndex(this.#open, limit, row)
        const at = here + row * columns
        for (let column = 0; column < columns; column++) {
          let cell = value[from + column]!
          if (limit + 1 < limits) {
            const above = longer + row * columns + column
            cell += this.#before[above + columns]! - this.#before[above]!
          }
          this.#before[at + columns + column] = this.#before[at + column]! + cell
        }
      }
    }
  }

  /** Over the values that were laid last. */
  table(choices: TeamChoices): PatrolTable {
    const columns = this.#columns
    const width = choices.mostColumns + 1
    const value = new Float64Array(columns * width)
    const shapeOf = new Int32Array(columns * width).fill(-1)
    const sum = this.#sum
    const before = this.#before
    for (const [index, shape] of choices.shapes.entries()) {
      const { lastEnd, leastColumns, mostColumns } = shape
      const limitAt = shape.limit * (this.#rows + 1) * columns
      const [low, high] = [limitAt + shape.fromRow * columns, limitAt + shape.toRow * columns]
      for (let column = 0; column < columns; column++)
        sum[column + 1] = sum[column]! + (before[high + column]! - before[low + column]!)
      if (sum[columns]! <= leastWorthKmH) continue
      for (let from = 0; from < columns; from++) {
        const last = Math.min(lastEnd[from]!, from + mostColumns)
        const begun = sum[from]! + leastWorthKmH
        const at = from * width - from
        for (let to = from + leastColumns; to <= last; to++) {
          const worth = sum[to]! - begun
          if (worth > value[at + to]!) {
            value[at + to] = worth
            shapeOf[at + to] = index
          }
        }
      }
    }
    return { choices, value, shape: shapeOf, onward: this.#onward(choices, value) }
  }

  #onward(choices: TeamChoices, value: Float64Array): Float64Array {
    const { leastColumns, mostColumns, restColumns, budgetColumns } = choices
    const columns = this.#columns
    const width = budgetColumns + 1
    const onward = new Float64Array((columns + 1) * width)
    for (let from = columns - 1; from >= 0; from--)
      for (let left = 0; left <= budgetColumns; left++) {
        let best = onward[(from + 1) * width + left]!
        const most = Math.min(mostColumns, left, columns - from)
        for (let length = leastColumns; length <= most; length++) {
          const worth = value[from * (mostColumns + 1) + length]!
          if (worth === 0) continue
          const next = Math.min(columns, from + length + restColumns)
          const total = worth + onward[next * width + left - length]!
          if (total > best + leastWorthKmH) best = total
        }
        onward[from * width + left] = best
      }
    return onward
  }

  /** The best schedule of a table; of equal ones that which begins later and ends sooner. */
  schedule({ choices, value, shape, onward }: PatrolTable): Schedule {
    const { leastColumns, mostColumns, restColumns, budgetColumns } = choices
    const columns = this.#columns
    const width = budgetColumns + 1
    const patrols: CellPatrol[] = []
    let [from, left] = [0, budgetColumns]
    while (from < columns) {
      const best = onward[from * width + left]!
      if (best === 0) break
      if (best === onward[(from + 1) * width + left]) {
        from++
        continue
      }
      const most = Math.min(mostColumns, left, columns - from)
      let taken = leastColumns
      for (let length = leastColumns; length <= most; length++) {
        const worth = value[from * (mostColumns + 1) + length]!
        const next = Math.min(columns, from + length + restColumns)
        if (worth > 0 && best === worth + onward[next * width + left - length]!) {
          taken = length
          break
        }
      }
      const place = choices.shapes[shape[from * (mostColumns + 1) + taken]!]!
      patrols.push({ shape: place, fromColumn: from, toColumn: from + taken })
      from = Math.min(columns, from + taken + restColumns)
      left -= taken
    }
    return { patrols, value: onward[budgetColumns]! }
  }
}
