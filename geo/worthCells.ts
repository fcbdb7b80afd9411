import type { Worth } from './worth.ts'

/** Lengths of cells to choose from, metres. */
const cellLengthsM = [10, 20, 25, 50, 100, 200, 500, 1000]
/** Cells of the line × cells that may be spent: what is computed and remembered. */
const mostChoices = 120_000_000

/** The shortest cells with which a choice for a length on a line is found soon. */
export function cellLengthM(lineM: number, budgetM: number): number {
  return (
    cellLengthsM.find((cellM) => (lineM / cellM) * (Math.min(lineM, budgetM) / cellM) <= mostChoices) ??
    cellLengthsM.at(-1)!
  )
}

/** The worth of each cell of a line, the last one shorter; −Infinity where any of it is forbidden. */
export function worthCells({ lengthM, slices, places, forbidden }: Worth, cellM: number): Float64Array {
  const cells = new Float64Array(Math.ceil(lengthM / cellM))
  for (const { fromM, toM, perM } of slices) {
    if (perM === 0) continue
    for (let cell = Math.max(0, Math.floor(fromM / cellM)); cell < cells.length; cell++) {
      const sharedM = Math.min(toM, (cell + 1) * cellM, lengthM) - Math.max(fromM, cell * cellM)
      if (sharedM <= 0) break
      cells[cell]! += sharedM * perM
    }
  }
  for (const { atM, worth } of places) {
    // A place at the very end belongs to the last cell.
    const cell = Math.min(cells.length - 1, Math.floor(atM / cellM))
    if (cell >= 0) cells[cell]! += worth
  }
  for (const { fromM, toM } of forbidden)
    for (let cell = Math.max(0, Math.floor(fromM / cellM)); cell * cellM < Math.min(toM, lengthM); cell++)
      cells[cell] = -Infinity
  return cells
}
