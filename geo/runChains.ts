/**
 * For each cell of a grid the pieces entered in it, as runs of pieces that follow each other: most
 * cells hold one run, which fits in one number.
 *
 * Packed, a cell is 0 where it is empty, or a run (`packRun`), or `manyRuns` + where in `runs` its list
 * begins: how many runs, and then each.
 */
export const firstOfRun = 0x00ffffff
export const manyRuns = 0xff000000
/** A longer run stands in a list by itself as several. */
const longestRun = 254

/** No more pieces than that can be told apart. */
export const mostPieces = 0x00ffffff

/** Runs with no more pieces than this between them are one: measuring is quicker than looking up. */
const bridgedPieces = 2

/** Cells are entered piece by piece in ascending order. */
export class RunChains {
  /** The last run of each cell, counted from one; 0 for none. */
  private lastRun = new Uint32Array(1 << 12)
  /** First piece, how many, and the run before it in the same cell. */
  private chained = new Uint32Array(3 << 12)
  private used = 1

  add(cell: number, piece: number): void {
    if (cell >= this.lastRun.length) this.lastRun = grown(this.lastRun, cell + 1)
    const { chained } = this
    const run = this.lastRun[cell]!
    if (run !== 0) {
      const first = chained[3 * run]!
      const length = piece - first + 1
      if (length - chained[3 * run + 1]! <= bridgedPieces + 1 && length <= longestRun) {
        chained[3 * run + 1] = length
        return
      }
    }
    if (3 * this.used + 3 > chained.length) this.chained = grown(chained, 3 * this.used + 3)
    this.chained[3 * this.used] = piece
    this.chained[3 * this.used + 1] = 1
    this.chained[3 * this.used + 2] = run
    this.lastRun[cell] = this.used++
  }

  pack(cellCount: number): { cells: Uint32Array; runs: Uint32Array } {
    const { chained } = this
    const cells = new Uint32Array(cellCount)
    const runs: number[] = []
    for (let cell = 0; cell < Math.min(cellCount, this.lastRun.length); cell++) {
      const last = this.lastRun[cell]!
      if (last === 0) continue
      if (chained[3 * last + 2] === 0) {
        cells[cell] = packRun(chained, last)
        continue
      }
      const list: number[] = []
      for (let run = last; run !== 0; run = chained[3 * run + 2]!) list.push(packRun(chained, run))
      cells[cell] = manyRuns + runs.length
      runs.push(list.length)
      for (const run of list.reverse()) runs.push(run)
    }
    return { cells, runs: Uint32Array.from(runs) }
  }
}

/** How many pieces in the highest byte, the first of them below it. */
function packRun(chained: Uint32Array, run: number): number {
  return chained[3 * run + 1]! * (firstOfRun + 1) + chained[3 * run]!
}

function grown(array: Uint32Array<ArrayBuffer>, needed: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(needed, array.length * 2))
  larger.set(array)
  return larger
}
