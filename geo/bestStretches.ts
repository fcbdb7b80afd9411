import { bestStretchesBound } from './bestStretchesBound.ts'
import type { Stretch } from './units.ts'
import type { Worth } from './worth.ts'
import { cellLengthM, worthCells } from './worthCells.ts'

export interface StretchBudget {
  /** Of all stretches together, metres of chainage. */
  readonly lengthM: number
  /** Of each stretch; above 0. */
  readonly leastPieceM: number
}

export interface BestStretches {
  /** In order along the line. */
  readonly stretches: readonly (Stretch & { readonly worth: number })[]
  readonly worth: number
  /** No choice of stretches, wherever they begin and end, is worth more. */
  readonly boundWorth: number
  /** Stretches begin and end at multiples of this; of those that do none are worth more together. */
  readonly cellM: number
  /** What the best choice is worth by length spent, from nothing to all of it, in equal steps. */
  readonly byLength: readonly { readonly lengthM: number; readonly worth: number }[]
}

const curveSteps = 20

/**
 * The stretches that are worth most within a length: exact over cells of some metres, by dynamic
 * programming over the line and the length spent. Nothing in it is left to chance, so the same question
 * always has the same answer. How far any other choice could be better is bounded by `bestStretchesBound`.
 */
export function bestStretches(worth: Worth, budget: StretchBudget): BestStretches {
  const cellM = cellLengthM(worth.lengthM, budget.lengthM)
  const cells = worthCells(worth, cellM)
  const most = Math.min(Math.floor(budget.lengthM / cellM), cells.length)
  const least = Math.max(1, Math.ceil(budget.leastPieceM / cellM))
  const table = fillTable(cells, most, least)
  const chosen = chosenOf(table, most, least).map((piece) => trimmed(cells, piece, least))
  const stretches = chosen.map(([from, to]) => ({
    fromM: from * cellM,
    toM: Math.min(to * cellM, worth.lengthM),
    worth: sumOf(cells, from, to),
  }))
  const sum = stretches.reduce((total, stretch) => total + stretch.worth, 0)
  return {
    stretches,
    worth: sum,
    boundWorth: Math.max(sum, bestStretchesBound(worth, budget)),
    cellM,
    byLength: Array.from({ length: curveSteps + 1 }, (_, step) => {
      const units = Math.floor((most * step) / curveSteps)
      return { lengthM: units * cellM, worth: table.bestByUnits[units]! }
    }),
  }
}

/** `[from, to)` by number. */
type CellRange = [from: number, to: number]

interface ChoiceTable {
  readonly cellCount: number
  /** Best worth of the whole line by cells spent. */
  readonly bestByUnits: Float64Array
  /** By cells passed and cells spent two bits: the best there ends a stretch; that stretch opens just here. */
  readonly choices: Uint8Array
}

const endsHere = 1
const opensHere = 2
const choiceAt = ({ choices }: ChoiceTable, place: number): number =>
  (choices[place >> 2]! >> ((place & 3) * 2)) & 3

/**
 * `best[u]` is the most that the cells so far are worth with `u` of them spent at most; `open[u]` the same
 * where a stretch, of the least length or longer, covers the last of them. A stretch opens with its first
 * `least` cells at once, from what was best before those.
 */
function fillTable(cells: Float64Array, most: number, least: number): ChoiceTable {
  const width = most + 1
  const choices = new Uint8Array(Math.ceil(((cells.length + 1) * width) / 4))
  const open = new Float64Array(width).fill(-Infinity)
  // The last `least` rows of `best`, each written over the one that is needed no more.
  const rows = Array.from({ length: least + 1 }, () => new Float64Array(width))
  let pieceWorth = 0
  let forbiddenInPiece = 0
  for (let cell = 0; cell < cells.length; cell++) {
    const worth = cells[cell]!
    if (worth === -Infinity) forbiddenInPiece++
    else pieceWorth += worth
    const left = cells[cell - least]
    if (left === -Infinity) forbiddenInPiece--
    else if (left !== undefined) pieceWorth -= left
    const best = rows[(cell + 1) % (least + 1)]!
    const before = rows[cell % (least + 1)]!
    if (worth === -Infinity) {
      open.fill(-Infinity)
      best.set(before)
      continue
    }
    const start = rows[(cell + 2) % (least + 1)]!
    const mayOpen = cell + 1 >= least && forbiddenInPiece === 0
    const openFrom = mayOpen ? least : width
    const rowAt = (cell + 1) * width
    // From the end, as what is written must not be read again for the same cell.
    for (let units = most; units > 0; units--) {
      let worthOpen = open[units - 1]! + worth
      let choice = 0
      if (units >= openFrom) {
        const worthNew = start[units - least]! + pieceWorth
        if (worthNew >= worthOpen) {
          worthOpen = worthNew
          choice = opensHere
        }
      }
      open[units] = worthOpen
      if (worthOpen > before[units]!) {
        best[units] = worthOpen
        choice |= endsHere
      } else best[units] = before[units]!
      if (choice !== 0) {
        const place = rowAt + units
        choices[place >> 2]! |= choice << ((place & 3) * 2)
      }
    }
  }
  return { cellCount: cells.length, bestByUnits: rows[cells.length % (least + 1)]!, choices }
}

/** Follows the choices back from the line's end: `[first, end)` cells of each stretch, in order. */
function chosenOf(table: ChoiceTable, most: number, least: number): CellRange[] {
  const width = most + 1
  const found: CellRange[] = []
  let [cell, units] = [table.cellCount, most]
  while (cell > 0) {
    if ((choiceAt(table, cell * width + units) & endsHere) === 0) {
      cell--
      continue
    }
    const end = cell
    while ((choiceAt(table, cell * width + units) & opensHere) === 0) {
      cell--
      units--
    }
    cell -= least
    units -= least
    const later = found[0]
    // What ends where the next one begins is one stretch.
    if (later?.[0] === end) later[0] = cell
    else found.unshift([cell, end])
  }
  return found
}

/** Without what at its ends is worth nothing, down to the least length. */
function trimmed(cells: Float64Array, [from, to]: CellRange, least: number): CellRange {
  let [first, end] = [from, to]
  while (end - first > least && cells[first] === 0) first++
  while (end - first > least && cells[end - 1] === 0) end--
  return [first, end]
}

function sumOf(cells: Float64Array, from: number, to: number): number {
  let sum = 0
  for (let cell = from; cell < to; cell++) sum += cells[cell]!
  return sum
}
