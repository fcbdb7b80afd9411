import { runBeginMs, slicesMeeting, type LineStates, type SliceRef } from './slicedStates.ts'
import type { Region } from './units.ts'

/** A picture of chainage × time: `columns` along the line, `rows` downward in time. */
export interface ChartGrid extends Region {
  readonly columns: number
  readonly rows: number
}

/** How bad a state is, by code: in a cell that holds several the worst one is seen. */
const badness = [0, 1, 4, 6, 5, 2, 3, 7]

/**
 * Draws states into the cells of a picture, row by row: each cell takes the code of the worst state
 * that anything of it has, if that is worse than what it holds. What lies outside the states' line or
 * window stays as it is.
 */
export function drawStates(states: LineStates, grid: ChartGrid, cells: Uint8Array): void {
  for (const block of states.blocks)
    if (block.window.fromMs < grid.toMs && grid.fromMs < block.window.toMs)
      for (const slice of slicesMeeting(states, block, grid)) drawSlice(slice, grid, cells)
}

function drawSlice({ block: { window }, tile, slice }: SliceRef, grid: ChartGrid, cells: Uint8Array): void {
  const { columns, rows } = grid
  const [sliceFromM, sliceToM] = [tile.sliceFromM[slice]!, tile.sliceFromM[slice + 1]!]
  const columnM = (grid.toM - grid.fromM) / columns
  const msPerRow = (grid.toMs - grid.fromMs) / rows
  const offsetMs = window.fromMs - grid.fromMs
  const firstColumn = Math.max(0, Math.floor((sliceFromM - grid.fromM) / columnM))
  const endColumn = Math.min(columns, Math.ceil((sliceToM - grid.fromM) / columnM))
  const endRun = tile.firstRun[slice + 1]!
  for (let column = firstColumn; column < endColumn; column++) {
    const columnFromM = Math.max(sliceFromM, grid.fromM + column * columnM)
    const columnToM = Math.min(sliceToM, grid.fromM + (column + 1) * columnM)
    const start = (columnFromM - sliceFromM) / (sliceToM - sliceFromM)
    const end = (columnToM - sliceFromM) / (sliceToM - sliceFromM)
    for (let run = tile.firstRun[slice]!; run < endRun; run++) {
      const fromMs = Math.min(runBeginMs(tile, run, start), runBeginMs(tile, run, end))
      const toMs =
        run + 1 < endRun
          ? Math.max(runBeginMs(tile, run + 1, start), runBeginMs(tile, run + 1, end))
          : window.toMs - window.fromMs
      const firstRow = Math.max(0, Math.floor((fromMs + offsetMs) / msPerRow))
      const endRow = Math.min(rows, Math.ceil((toMs + offsetMs) / msPerRow))
      const code = tile.code[run]!
      for (let row = firstRow; row < endRow; row++) {
        const cell = row * columns + column
        if (badness[code]! > badness[cells[cell]!]!) cells[cell] = code
      }
    }
  }
}
