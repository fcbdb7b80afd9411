import type { TimeWindow } from './units.ts'

/**
 * Presence in chainage × time as a raster of bits, for pictures and for a first look at millions of
 * claims or passes: one row to a cell of chainage, one bit to a bin of time. Figures that somebody is
 * answerable for come from exact intervals; those of a raster are right to a bin.
 *
 * It takes rows × bins ÷ 8 bytes: a week of 22,000 kilometres by the minute 28 MB.
 */
export interface PresenceRaster {
  /** Row r is the chainage `[r · cellM, (r + 1) · cellM)`; the last may be shorter. */
  readonly rows: number
  readonly cellM: number
  /** Bin b is the time `[fromMs + b · binMs, fromMs + (b + 1) · binMs)`; the last may be shorter. */
  readonly bins: number
  readonly binMs: number
  readonly fromMs: number
  readonly toMs: number
  readonly wordsPerRow: number
  /** Row by row; bin b of a row is bit b mod 32, counted from the lowest, of its word b ÷ 32. */
  readonly bits: Int32Array
}

/** Rectangles of chainage × time, flat, in any order. */
export interface FlatRegions {
  readonly fromM: Float64Array
  readonly toM: Float64Array
  readonly fromMs: Float64Array
  readonly toMs: Float64Array
}

export interface RasterFrame extends TimeWindow {
  readonly lengthM: number
  /** A kilometre where left out. */
  readonly cellM?: number
  /** A minute where left out. */
  readonly binMs?: number
  /**
   * Which cells of the raster a region marks as present: all that it meets anywhere (`met`, where left
   * out), or only those that lie in it whole (`whole`). `met` shows at most a cell and a bin too much
   * at each edge of a region and `whole` as much too little, so that two regions that share a cell
   * leave it absent.
   */
  readonly marks?: 'met' | 'whole'
}

/** What lies beyond the frame is cut off; empty and backward regions count for nothing. */
export function presenceRaster(regions: FlatRegions, frame: RasterFrame): PresenceRaster {
  const { lengthM, cellM = 1000, binMs = 60_000, fromMs, toMs } = frame
  const rows = Math.max(0, Math.ceil(lengthM / cellM))
  const bins = Math.max(0, Math.ceil((toMs - fromMs) / binMs))
  const wordsPerRow = Math.ceil(bins / 32)
  const bits = new Int32Array(rows * wordsPerRow)
  const raster = { rows, cellM, bins, binMs, fromMs, toMs, wordsPerRow, bits }
  if (bits.length > 0) paint(raster, placedByRow(raster, regions, frame))
  return raster
}

/** Whether anything marked a cell of the raster as present. */
export function isPresentIn({ wordsPerRow, bits }: PresenceRaster, row: number, bin: number): boolean {
  return ((bits[row * wordsPerRow + (bin >> 5)]! >>> (bin & 31)) & 1) === 1
}

/** Four numbers to a region that marks cells: first row, row after its last, first bin, last bin. */
type Placed = Int32Array

/** Sorted by first row, so that painting stays within what the processor's cache holds. */
function placedByRow(raster: PresenceRaster, regions: FlatRegions, frame: RasterFrame): Placed {
  const { rows, cellM, bins, binMs } = raster
  const { lengthM, fromMs, toMs } = frame
  const whole = frame.marks === 'whole'
  const count = regions.fromM.length
  const unsorted = new Int32Array(4 * count)
  const slots = new Uint32Array(rows + 1)
  let placed = 0
  for (let index = 0; index < count; index++) {
    const regionFromM = Math.max(regions.fromM[index]!, 0)
    const regionToM = Math.min(regions.toM[index]!, lengthM)
    const regionFromMs = Math.max(regions.fromMs[index]!, fromMs)
    const regionToMs = Math.min(regions.toMs[index]!, toMs)
    if (!(regionFromM < regionToM && regionFromMs < regionToMs)) continue
    const firstRow = whole ? Math.ceil(regionFromM / cellM) : Math.floor(regionFromM / cellM)
    const endRows = regionToM / cellM
    const rowAfter = regionToM === lengthM ? rows : whole ? Math.floor(endRows) : Math.ceil(endRows)
    const beginBins = (regionFromMs - fromMs) / binMs
    const firstBin = whole ? Math.ceil(beginBins) : Math.floor(beginBins)
    const endBins = (regionToMs - fromMs) / binMs
    const binAfter = regionToMs === toMs ? bins : whole ? Math.floor(endBins) : Math.ceil(endBins)
    if (firstRow >= rowAfter || firstBin >= binAfter) continue
    unsorted[placed++] = firstRow
    unsorted[placed++] = rowAfter
    unsorted[placed++] = firstBin
    unsorted[placed++] = binAfter - 1
    slots[firstRow + 1]!++
  }
  for (let row = 0; row < rows; row++) slots[row + 1]! += slots[row]!
  const sorted = new Int32Array(placed)
  for (let from = 0; from < placed; from += 4) {
    const to = 4 * slots[unsorted[from]!]!++
    sorted[to] = unsorted[from]!
    sorted[to + 1] = unsorted[from + 1]!
    sorted[to + 2] = unsorted[from + 2]!
    sorted[to + 3] = unsorted[from + 3]!
  }
  return sorted
}

/**
 * Long runs are painted word by word only at their ends; a word that lies all inside a run is noted as
 * one bit of a second, 32 times coarser raster, and filled from there once, however many runs it lies in.
 */
function paint({ rows, wordsPerRow, bits }: PresenceRaster, placed: Placed): void {
  const notesPerRow = Math.ceil(wordsPerRow / 32)
  const notes = new Int32Array(rows * notesPerRow)
  for (let index = 0; index < placed.length; index += 4) {
    const firstRow = placed[index]!
    const rowAfter = placed[index + 1]!
    const firstBin = placed[index + 2]!
    const lastBin = placed[index + 3]!
    markRows(bits, wordsPerRow, firstRow, rowAfter, firstBin, lastBin)
    const firstInside = (firstBin >> 5) + 1
    const lastInside = (lastBin >> 5) - 1
    if (firstInside > lastInside) continue
    markRows(notes, notesPerRow, firstRow, rowAfter, firstInside, lastInside)
    for (let note = (firstInside >> 5) + 1; note < lastInside >> 5; note++)
      for (let row = firstRow; row < rowAfter; row++) notes[row * notesPerRow + note] = -1
  }
  for (let index = 0; index < notes.length; index++) {
    const row = Math.floor(index / notesPerRow)
    const firstWord = row * wordsPerRow + 32 * (index - row * notesPerRow)
    for (let rest = notes[index]!; rest !== 0; rest &= rest - 1) bits[firstWord + lowestBit(rest)] = -1
  }
}

/** Sets the bits of a run in each row, but for the words between its first and its last. */
function markRows(
  bits: Int32Array,
  wordsPerRow: number,
  firstRow: number,
  rowAfter: number,
  first: number,
  last: number,
): void {
  const firstWord = first >> 5
  const lastWord = last >> 5
  let firstMask = -1 << (first & 31)
  let lastMask = -1 >>> (31 - (last & 31))
  if (firstWord === lastWord) firstMask = lastMask &= firstMask
  const end = rowAfter * wordsPerRow
  for (let start = firstRow * wordsPerRow; start < end; start += wordsPerRow) {
    bits[start + firstWord]! |= firstMask
    bits[start + lastWord]! |= lastMask
  }
}

/** Index of the lowest bit of a word that is set. */
export function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word)
}
