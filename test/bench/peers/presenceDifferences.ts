import type { PresenceAnswer } from './presenceSql.ts'

/** Claims as rectangles of whole kilometres and bins. */
export interface Cells {
  readonly firstKm: Int32Array
  readonly afterKm: Int32Array
  readonly firstBin: Int32Array
  readonly afterBin: Int32Array
}

/**
 * What one writes in numpy: an array of differences, one row to a kilometre, summed up along each row.
 * Here on typed arrays, in the same engine as the product.
 */
export function presenceByDifferences(cells: Cells, kilometres: number, bins: number): PresenceAnswer {
  const width = bins + 1
  const differences = new Int32Array(kilometres * width)
  for (let claim = 0; claim < cells.firstKm.length; claim++)
    for (let km = cells.firstKm[claim]!; km < cells.afterKm[claim]!; km++) {
      differences[km * width + cells.firstBin[claim]!]! += 1
      differences[km * width + cells.afterBin[claim]!]! -= 1
    }
  const sums = { present: 0, shortest: 0, mean: 0, longest: 0, squares: 0, age: 0 }
  for (let km = 0; km < kilometres; km++) {
    let [depth, gap, gaps, total, shortest, longest] = [0, 0, 0, 0, Infinity, 0]
    const endGap = () => {
      gaps++
      total += gap
      shortest = Math.min(shortest, gap)
      longest = Math.max(longest, gap)
      sums.squares += gap * gap
      gap = 0
    }
    for (let at = km * width; at < km * width + bins; at++) {
      depth += differences[at]!
      if (depth === 0) gap++
      else if (gap > 0) endGap()
    }
    if (gap < bins) sums.age += gap
    if (gap > 0) endGap()
    sums.present += bins - total
    if (gaps === 0) continue
    sums.shortest += shortest
    sums.mean += total / gaps
    sums.longest += longest
  }
  return sums
}
