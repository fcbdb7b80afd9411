import { lowestBit, type PresenceRaster } from './presenceRaster.ts'
import type { TimeWindow } from './units.ts'

/**
 * Revisit of each row of a raster, as in satellite coverage analysis (STK's figures of merit): a gap
 * is a run of bins without presence. One that stands when the window begins counts back to the last
 * presence before it, as far as the raster reaches, and one that stands when it ends counts to its end.
 */
export interface PresenceFigures {
  /** Present bins ÷ bins of the window. */
  readonly share: Float64Array
  /** Of the gaps that meet the window; 0 where there is none. */
  readonly shortestGapMin: Float64Array
  readonly meanGapMin: Float64Array
  readonly longestGapMin: Float64Array
  /**
   * Mean, over the window, of the length of the gap that stands at each time, 0 while present:
   * Σ gap² ÷ window for gaps inside it.
   */
  readonly timeAverageGapMin: Float64Array
  /**
   * From the end of the last present bin to the instant asked for; 0 while present, and Infinity where
   * the raster holds no presence before it.
   */
  readonly ageMin: Float64Array
}

/**
 * Figures of every row over a window within the raster's, to the bin; the window's edges are taken to
 * the bins that they lie in. A raster that begins earlier than the window lets gaps count back.
 * `atMs` is cut to the raster.
 */
export function presenceFigures(
  raster: PresenceRaster,
  atMs: number,
  window: TimeWindow = raster,
): PresenceFigures {
  const { rows, wordsPerRow, binMs } = raster
  const figures: PresenceFigures = {
    share: new Float64Array(rows),
    shortestGapMin: new Float64Array(rows),
    meanGapMin: new Float64Array(rows),
    longestGapMin: new Float64Array(rows),
    timeAverageGapMin: new Float64Array(rows),
    ageMin: new Float64Array(rows),
  }
  const binAt = (instantMs: number, round: (bin: number) => number) =>
    Math.min(raster.bins, Math.max(0, round((instantMs - raster.fromMs) / binMs)))
  const first = binAt(window.fromMs, Math.floor)
  const after = binAt(window.toMs, Math.ceil)
  const bin = Math.min(raster.bins - 1, binAt(atMs, Math.floor))
  const untilMs = Math.min(raster.toMs, Math.max(raster.fromMs, atMs)) - raster.fromMs
  const binMin = binMs / 60_000
  for (let row = 0; row < rows; row++) {
    const start = row * wordsPerRow
    measureGaps(raster.bits, start, first, after, binMin, row, figures)
    const last = lastPresent(raster.bits, start, bin)
    figures.ageMin[row] = last < 0 ? Infinity : Math.max(0, untilMs - (last + 1) * binMs) / 60_000
  }
  return figures
}

/** Walks over the bins at which presence begins or ends, not over bins. */
function measureGaps(
  bits: Int32Array,
  start: number,
  first: number,
  after: number,
  binMin: number,
  row: number,
  figures: PresenceFigures,
): void {
  const bins = after - first
  if (bins <= 0) return
  let gapFrom = lastPresent(bits, start, first - 1) + 1
  let [count, total, shortest, longest, absent, weighted] = [0, 0, Infinity, 0, 0, 0]
  const endGap = (at: number): void => {
    const length = at - gapFrom
    const inside = at - Math.max(gapFrom, first)
    if (inside <= 0) return
    count++
    total += length
    if (length < shortest) shortest = length
    if (length > longest) longest = length
    absent += inside
    weighted += length * inside
  }
  /** Presence just before the word: 1 or 0. */
  let before = gapFrom === first && first > 0 ? 1 : 0
  const lastWord = (after - 1) >> 5
  for (let word = first >> 5; word <= lastWord; word++) {
    let present = bits[start + word]!
    if (word === first >> 5) {
      const earlier = (1 << (first & 31)) - 1
      present = before === 1 ? present | earlier : present & ~earlier
    }
    for (let changes = present ^ ((present << 1) | before); changes !== 0; changes &= changes - 1) {
      const bit = lowestBit(changes)
      const at = 32 * word + bit
      if (at >= after) break
      if (((present >>> bit) & 1) === 1) endGap(at)
      else gapFrom = at
    }
    before = present >>> 31
  }
  if (lastPresent(bits, start, after - 1) < after - 1) endGap(after)
  figures.share[row] = (bins - absent) / bins
  if (count === 0) return
  figures.shortestGapMin[row] = shortest * binMin
  figures.meanGapMin[row] = (total / count) * binMin
  figures.longestGapMin[row] = longest * binMin
  figures.timeAverageGapMin[row] = (weighted / bins) * binMin
}

/** The last present bin of a row up to one; −1 where there is none. */
function lastPresent(bits: Int32Array, start: number, bin: number): number {
  if (bin < 0) return -1
  let word = bin >> 5
  let present = bits[start + word]! & (-1 >>> (31 - (bin & 31)))
  while (present === 0 && word > 0) present = bits[start + --word]!
  return present === 0 ? -1 : 32 * word + 31 - Math.clz32(present)
}
