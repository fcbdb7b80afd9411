import type { IndexedMarker } from './markerReports.ts'

/**
 * The longest choice of markers, in order along the line, whose official chainages rise with the
 * measured ones; of equally long ones that with the earliest markers.
 */
export function risingMarkers(sorted: readonly IndexedMarker[]): IndexedMarker[] {
  // From the end: for each length the greatest official chainage that such a choice can begin with.
  const greatestStart: number[] = []
  const longestFrom = new Uint32Array(sorted.length)
  for (let end = sorted.length; end > 0;) {
    // Markers at one place can only be chosen one at a time: they see what lies beyond all of them.
    let start = end - 1
    while (start > 0 && sorted[start - 1]!.marker.chainageM === sorted[end - 1]!.marker.chainageM) start--
    for (let at = start; at < end; at++)
      longestFrom[at] = 1 + countAbove(greatestStart, sorted[at]!.marker.officialChainageM!)
    for (let at = start; at < end; at++) {
      const official = sorted[at]!.marker.officialChainageM!
      const length = longestFrom[at]! - 1
      greatestStart[length] = Math.max(greatestStart[length] ?? -Infinity, official)
    }
    end = start
  }
  const rising: IndexedMarker[] = []
  let wanted = greatestStart.length
  for (const [at, indexed] of sorted.entries()) {
    const last = rising.at(-1)?.marker
    const { chainageM, officialChainageM } = indexed.marker
    const follows =
      last === undefined || (last.chainageM < chainageM && last.officialChainageM! < officialChainageM!)
    if (longestFrom[at] !== wanted || !follows) continue
    rising.push(indexed)
    wanted--
  }
  return rising
}

/** How many values of a falling list are greater than one. */
function countAbove(falling: readonly number[], value: number): number {
  let [low, high] = [0, falling.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (falling[middle]! > value) low = middle + 1
    else high = middle
  }
  return low
}
