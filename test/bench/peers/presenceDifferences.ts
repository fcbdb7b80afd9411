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
  let [presentBins, longestGapBins] = [0, 0]
  for (let km = 0; km < kilometres; km++) {
    let [depth, gap, longest] = [0, 0, 0]
    for (let at = km * width; at < km * width + bins; at++) {
      depth += differences[at]!
      if (depth > 0) {
        presentBins++
        gap = 0
      } else if (++gap > longest) longest = gap
    }
    longestGapBins += longest
  }
  return { presentBins, longestGapBins }
}
