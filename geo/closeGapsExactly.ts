import { leastWorthKmH, ScheduleFinder, type CellPatrol, type Schedule } from './bestSchedule.ts'
import type { OpenWorth } from './openWorth.ts'
import type { TeamChoices } from './patrolShapes.ts'
import { cellsOf, TeamSchedules } from './teamSchedules.ts'

/** So much is tried before a search is given up; counted and not timed, so that it ends alike everywhere. */
const mostCandidates = 10_000
const mostCells = 1_000_000
const [mostNodes, mostCellsLooked] = [3000, 1_000_000_000]
const mostSteps = 300_000

interface Candidate extends CellPatrol {
  readonly cells: readonly number[]
}

/**
 * The best schedules of all, where that can be searched through: team by team every schedule that the
 * bound at the given prices leaves any hope for. Undefined where it is too much; the proposal that stands
 * in `best` is only ever replaced by a better one.
 */
export function closeGapsExactly(
  open: OpenWorth,
  choices: readonly TeamChoices[],
  prices: Float64Array,
  best: TeamSchedules,
): readonly Schedule[] | undefined {
  if (choices.reduce((sum, own) => sum + countOf(own), 0) > mostCandidates) return undefined
  const candidates = choices.map((own) => [...candidatesOf(open, own)])
  const cells = candidates.flat().reduce((sum, one) => sum + one.cells.length, 0)
  if (cells > mostCells) return undefined
  const finder = new ScheduleFinder(open)
  const trial = new TeamSchedules(open, finder, choices.length)
  let bestWorth = best.worth
  let found = best.schedules
  let [nodes, steps] = [0, 0]
  const isTooMuch = () => nodes > mostNodes || nodes * cells > mostCellsLooked || steps > mostSteps
  tryFrom(0)
  return isTooMuch() ? undefined : found

  function tryFrom(team: number): void {
    nodes++
    if (isTooMuch()) return
    const own = choices[team]
    if (own === undefined) {
      if (trial.worth <= bestWorth + leastWorthKmH) return
      bestWorth = trial.worth
      found = [...trial.schedules]
      return
    }
    if (team === choices.length - 1) {
      trial.set(team, trial.bestOf(own))
      tryFrom(team + 1)
      trial.set(team, { patrols: [], value: 0 })
      return
    }
    // What the bound says of all that is not decided yet.
    const price = prices.map((one, cell) => (trial.cover[cell] === 0 ? one : 0))
    finder.lay(price, 0, open.rowsM.length - 1)
    const tables = choices.slice(team).map((rest) => finder.table(rest))
    let base = trial.worth
    for (const [cell, worth] of open.worth.entries())
      if (trial.cover[cell] === 0) base += worth - prices[cell]!
    for (const [index, { onward, choices: rest }] of tables.entries())
      if (index > 0) base += onward[rest.budgetColumns]! + 2 * leastWorthKmH * open.columnsMs.length
    const { onward } = tables[0]!
    const width = own.budgetColumns + 1
    const columns = open.columnsMs.length - 1
    const priced = candidates[team]!.map((one) => ({
      one,
      value: one.cells.reduce((sum, cell) => sum + price[cell]!, 0),
    }))
    const byBeginning: (typeof priced)[] = Array.from({ length: columns }, () => [])
    for (const candidate of priced) byBeginning[candidate.one.fromColumn]!.push(candidate)
    const taken: CellPatrol[] = []
    extend(0, own.budgetColumns, 0)

    function extend(from: number, left: number, value: number): void {
      steps++
      if (isTooMuch()) return
      const hope = base + value + onward[from * width + left]! + 2 * leastWorthKmH * columns
      if (hope <= bestWorth + 3 * leastWorthKmH * columns) return
      if (from >= columns) {
        trial.set(team, { patrols: [...taken], value })
        tryFrom(team + 1)
        trial.set(team, { patrols: [], value: 0 })
        return
      }
      for (const { one, value: worth } of byBeginning[from]!) {
        const length = one.toColumn - from
        if (length > left) continue
        taken.push(one)
        extend(Math.min(columns, one.toColumn + own!.restColumns), left - length, value + worth)
        taken.pop()
      }
      extend(from + 1, left, value)
    }
  }
}

function countOf({ shapes }: TeamChoices): number {
  return shapes.reduce(
    (sum, shape) => sum + shape.lastEnd.length * (1 + shape.mostColumns - shape.leastColumns),
    0,
  )
}

function* candidatesOf(open: OpenWorth, { shapes }: TeamChoices): Generator<Candidate> {
  for (const shape of shapes)
    for (const [fromColumn, end] of shape.lastEnd.entries()) {
      const last = Math.min(end, fromColumn + shape.mostColumns)
      for (let toColumn = fromColumn + shape.leastColumns; toColumn <= last; toColumn++) {
        const patrol = { shape, fromColumn, toColumn }
        const cells = [...cellsOf(open, patrol)].filter((cell) => open.worth[cell]! > 0)
        if (cells.length > 0) yield { ...patrol, cells }
      }
    }
}
