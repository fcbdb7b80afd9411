import type { Stretch, TimeWindow } from '../../geo/units.ts'
import { answerAt, type CellAnswer, type RawFacts } from './bruteForceCoverage.ts'

/** A line and a window cut into cells; the last column of metres may be narrower. */
export interface Grid {
  columns: Stretch[]
  rows: TimeWindow[]
  /** By column, then row. */
  cells: CellAnswer[][]
}

export function gridOf(facts: RawFacts, lengthM: number, cellM: number, window: TimeWindow): Grid {
  const columns: Stretch[] = []
  for (let fromM = 0; fromM < lengthM; fromM += cellM)
    columns.push({ fromM, toM: Math.min(fromM + cellM, lengthM) })
  const rows: TimeWindow[] = []
  for (let fromMs = window.fromMs; fromMs < window.toMs; fromMs += 60_000)
    rows.push({ fromMs, toMs: fromMs + 60_000 })
  const cells = columns.map((column) =>
    rows.map((row) => answerAt(facts, (column.fromM + column.toM) / 2, (row.fromMs + row.toMs) / 2)),
  )
  return { columns, rows, cells }
}

/** Kilometre-hours of the cells that a test picks. */
export function gridKmH(
  grid: Grid,
  picks: (cell: CellAnswer, column: number, row: number) => boolean,
): number {
  let kmH = 0
  for (const [x, column] of grid.columns.entries())
    for (const [y, row] of grid.rows.entries())
      if (picks(grid.cells[x]![y]!, x, y))
        kmH += ((column.toM - column.fromM) / 1000) * ((row.toMs - row.fromMs) / 3_600_000)
  return kmH
}

/** A number for every gap cell, the same within what a flood from cell to neighbouring cell reaches. */
export function floodGaps(grid: Grid, boundariesM: readonly number[]): { labels: number[][]; count: number } {
  const labels = grid.cells.map((rows) => rows.map(() => -1))
  let count = 0
  for (const [x, rows] of grid.cells.entries())
    for (const y of rows.keys()) {
      if (rows[y]!.state !== 'gap' || labels[x]![y] !== -1) continue
      const flood: [number, number][] = [[x, y]]
      labels[x]![y] = count
      for (let at = flood.pop(); at !== undefined; at = flood.pop()) {
        const [cx, cy] = at
        const neighbours = [
          [cx - 1, cy],
          [cx + 1, cy],
          [cx, cy - 1],
          [cx, cy + 1],
        ] as const
        for (const [nx, ny] of neighbours) {
          if (grid.cells[nx]?.[ny]?.state !== 'gap' || labels[nx]![ny] !== -1) continue
          const edgeM = Math.max(grid.columns[nx]!.fromM, grid.columns[cx]!.fromM)
          if (nx !== cx && boundariesM.includes(edgeM)) continue
          labels[nx]![ny] = count
          flood.push([nx, ny])
        }
      }
      count++
    }
  return { labels, count }
}

interface GridGap extends Stretch {
  sinceMs: number
  sinceIsOlder: boolean
  untilMs: number | null
}

/** The runs of columns in gap in one row, each with how far back and ahead the gap reaches. */
export function gridGapsNow(grid: Grid, row: number): GridGap[] {
  const gaps: { -readonly [Key in keyof GridGap]: GridGap[Key] }[] = []
  for (const [x, column] of grid.columns.entries()) {
    const states = grid.cells[x]!.map((cell) => cell.state)
    if (states[row] !== 'gap') continue
    let first = row
    while (first > 0 && states[first - 1] === 'gap') first--
    let last = row
    while (last + 1 < states.length && states[last + 1] === 'gap') last++
    const sinceMs = grid.rows[first]!.fromMs
    const untilMs = last + 1 < states.length ? grid.rows[last]!.toMs : null
    const neighbour = gaps.at(-1)
    if (neighbour === undefined || neighbour.toM !== column.fromM) {
      gaps.push({ ...column, sinceMs, sinceIsOlder: first === 0, untilMs })
      continue
    }
    neighbour.toM = column.toM
    neighbour.sinceMs = Math.min(neighbour.sinceMs, sinceMs)
    neighbour.sinceIsOlder ||= first === 0
    if (untilMs !== null) neighbour.untilMs = Math.min(neighbour.untilMs ?? Infinity, untilMs)
  }
  return gaps
}
