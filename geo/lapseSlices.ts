import { grown } from './grown.ts'
import { stateCodes } from './slicedStates.ts'
import type { SlicedStatesBuilder } from './slicedStatesBuilder.ts'
import { SortedNumbers } from './sortedNumbers.ts'
import type { TileBackground } from './tileBackground.ts'
import { waitWidth, type TileWaits } from './tileWaits.ts'
import type { TimeWindow } from './units.ts'
import { differInSign, zeroBetween } from './zeroBetween.ts'

/** Cuts nearer to each other than this are one, in metres. */
const nearestCutM = 0.001
/** What lies this near to each other in time may touch but for rounding, in milliseconds. */
const nearMs = 1

/**
 * Slices of a tile's rows, from their waits. A wait lapses once the limit has passed since it began; a
 * row's pieces say under which limit, and what a place is then. A row is cut where a lapse begins, ends
 * or passes from piece to piece, so that within each slice all beginnings of runs are straight.
 */
export class LapseSlices {
  readonly #background: TileBackground
  readonly #waits: TileWaits
  readonly #builder: SlicedStatesBuilder
  readonly #cutsM = new SortedNumbers()
  /** The waits of the row, by where they stand; each once. */
  #here = new Int32Array(64)
  #hereCount = 0
  /** How far beginning and end of a lapse lie after each other and after those of a piece, at both ends of a wait. */
  readonly #passesAtStart = new Float64Array(5)
  readonly #passesAtEnd = new Float64Array(5)
  /** The waits along all of a slice, in order of time. */
  #along = new Int32Array(16)
  #alongCount = 0
  #untilAtMiddle = new Float64Array(16)
  #sinceAtStart = new Float64Array(16)
  #sinceAtEnd = new Float64Array(16)
  #untilAtStart = new Float64Array(16)
  #untilAtEnd = new Float64Array(16)

  constructor(background: TileBackground, waits: TileWaits, builder: SlicedStatesBuilder) {
    this.#background = background
    this.#waits = waits
    this.#builder = builder
  }

  writeRow(row: number, block: TimeWindow): void {
    const { rowM } = this.#background
    const [tileM, fromM, toM] = [rowM[0]!, rowM[row]!, rowM[row + 1]!]
    this.#gather(row)
    if (this.#hereCount === 0) {
      this.#builder.beginSlice(fromM, toM)
      this.#builder.addRun(0, 0, stateCodes.held)
      this.#builder.endSlice()
      return
    }
    this.#cutsM.clear()
    for (let index = 0; index < this.#hereCount; index++)
      this.#cutAlong(this.#here[index]!, row, fromM - tileM, toM - tileM)
    let startM = fromM
    for (let cut = 0; cut < this.#cutsM.count; cut++) {
      const cutM = tileM + this.#cutsM.at(cut)
      if (cutM - startM < nearestCutM || toM - cutM < nearestCutM) continue
      this.#writeSlice(row, startM, cutM, tileM, block)
      startM = cutM
    }
    this.#writeSlice(row, startM, toM, tileM, block)
  }

  #gather(row: number): void {
    const { rows, lastOfRow, before } = this.#waits
    this.#hereCount = 0
    for (let wait = lastOfRow[row]!; wait >= 0; wait = before[wait]!) {
      const at = wait * waitWidth
      if (!(rows[at]! < rows[at + 1]!)) continue
      if (this.#hereCount === this.#here.length) this.#here = grown(this.#here)
      this.#here[this.#hereCount++] = at
    }
  }

  /** Cuts where a wait's lapses begin and end along the row, and where they pass a piece's beginning or end. */
  #cutAlong(at: number, row: number, rowFromM: number, rowToM: number): void {
    const { firstPiece, beginMs, endMs, limitMs } = this.#background
    const { rows } = this.#waits
    const [atStart, atEnd] = [this.#passesAtStart, this.#passesAtEnd]
    const fromM = rows[at]!
    const toM = rows[at + 1]!
    const sinceMs = rows[at + 2]!
    const sinceMsPerM = rows[at + 3]!
    const untilMs = rows[at + 4]!
    const untilMsPerM = rows[at + 5]!
    const underMs = rows[at + 6]!
    const sinceAtStart = sinceMs + fromM * sinceMsPerM
    const sinceAtEnd = sinceMs + toM * sinceMsPerM
    const untilAtStart = untilMs + fromM * untilMsPerM
    const untilAtEnd = untilMs + toM * untilMsPerM
    const latestMs = Math.max(untilAtStart, untilAtEnd)
    const earliestMs = Math.min(sinceAtStart, sinceAtEnd)
    let [lapsesAtStart, lapsesAtEnd] = [false, false]
    const end = firstPiece[row + 1]!
    for (let piece = firstPiece[row]!; piece < end; piece++) {
      const begin = beginMs[piece]!
      const ends = endMs[piece]!
      const limit = limitMs[piece]!
      if (begin >= latestMs) break
      if (earliestMs + limit >= ends || (underMs !== 0 && underMs !== limit)) continue
      const lapseAtStart = sinceAtStart + limit
      const lapseAtEnd = sinceAtEnd + limit
      if (untilAtStart <= lapseAtStart && untilAtEnd <= lapseAtEnd) continue
      if (Math.max(lapseAtStart, begin) - Math.min(untilAtStart, ends) < nearMs) lapsesAtStart = true
      if (Math.max(lapseAtEnd, begin) - Math.min(untilAtEnd, ends) < nearMs) lapsesAtEnd = true
      atStart[0] = untilAtStart - lapseAtStart
      atEnd[0] = untilAtEnd - lapseAtEnd
      atStart[1] = lapseAtStart - begin
      atEnd[1] = lapseAtEnd - begin
      atStart[2] = lapseAtStart - ends
      atEnd[2] = lapseAtEnd - ends
      atStart[3] = untilAtStart - begin
      atEnd[3] = untilAtEnd - begin
      atStart[4] = untilAtStart - ends
      atEnd[4] = untilAtEnd - ends
      for (let pass = 0; pass < 5; pass++) {
        if (!differInSign(atStart[pass]!, atEnd[pass]!)) continue
        const cutM = zeroBetween(fromM, toM, atStart[pass]!, atEnd[pass]!)
        const lapseMs = sinceMs + cutM * sinceMsPerM + limit
        const lapsedMs = untilMs + cutM * untilMsPerM
        // Only where something of the lapse lies in the piece.
        if (Math.max(lapseMs, begin) - Math.min(lapsedMs, ends) < nearMs) this.#cutsM.add(cutM)
      }
    }
    if (lapsesAtStart && fromM > rowFromM) this.#cutsM.add(fromM)
    if (lapsesAtEnd && toM < rowToM) this.#cutsM.add(toM)
  }

  /** Held but in the lapses of each piece's limit, which have its background. */
  #writeSlice(row: number, fromM: number, toM: number, tileM: number, block: TimeWindow): void {
    const builder = this.#builder
    const { firstPiece, beginMs, endMs, limitMs, code } = this.#background
    const { rows } = this.#waits
    builder.beginSlice(fromM, toM)
    this.#chooseAlong(fromM - tileM, toM - tileM)
    const count = this.#alongCount
    const [sinceAtStart, sinceAtEnd] = [this.#sinceAtStart, this.#sinceAtEnd]
    const [untilAtStart, untilAtEnd] = [this.#untilAtStart, this.#untilAtEnd]
    let passed = 0
    const { fromMs } = block
    // Held from here on, unless the next lapse begins at once; after the block's beginning, whole, as runs are.
    let [heldMs, heldEndMs] = [0, 0]
    const end = firstPiece[row + 1]!
    for (let piece = firstPiece[row]!; piece < end; piece++) {
      const begin = beginMs[piece]!
      const ends = endMs[piece]!
      const limit = limitMs[piece]!
      while (passed < count && untilAtStart[passed]! <= begin && untilAtEnd[passed]! <= begin) passed++
      for (let wait = passed; wait < count; wait++) {
        const underMs = rows[this.#along[wait]! + 6]!
        if (underMs !== 0 && underMs !== limit) continue
        const lapseAtStart = sinceAtStart[wait]! + limit
        const lapseAtEnd = sinceAtEnd[wait]! + limit
        if (lapseAtStart >= ends && lapseAtEnd >= ends) break
        const lapseMs = wholeBetween(lapseAtStart, begin, ends, fromMs)
        const lapseEndMs = wholeBetween(lapseAtEnd, begin, ends, fromMs)
        const lapsedMs = Math.max(lapseMs, wholeBetween(untilAtStart[wait]!, begin, ends, fromMs))
        const lapsedEndMs = Math.max(lapseEndMs, wholeBetween(untilAtEnd[wait]!, begin, ends, fromMs))
        if (lapseMs === lapsedMs && lapseEndMs === lapsedEndMs) continue
        if (heldMs < lapseMs || heldEndMs < lapseEndMs) builder.addRun(heldMs, heldEndMs, stateCodes.held)
        builder.addRun(lapseMs, lapseEndMs, code[piece]!)
        heldMs = lapsedMs
        heldEndMs = lapsedEndMs
      }
    }
    builder.addRun(heldMs, heldEndMs, stateCodes.held)
    builder.endSlice()
  }

  #chooseAlong(startM: number, endM: number): void {
    const { rows } = this.#waits
    const middleM = (startM + endM) / 2
    this.#alongCount = 0
    for (let index = 0; index < this.#hereCount; index++) {
      const at = this.#here[index]!
      if (rows[at]! > middleM || rows[at + 1]! <= middleM) continue
      if (this.#alongCount === this.#along.length) this.#grow()
      const untilMs = rows[at + 4]! + middleM * rows[at + 5]!
      let place = this.#alongCount++
      for (; place > 0 && this.#untilAtMiddle[place - 1]! > untilMs; place--) {
        this.#untilAtMiddle[place] = this.#untilAtMiddle[place - 1]!
        this.#along[place] = this.#along[place - 1]!
      }
      this.#untilAtMiddle[place] = untilMs
      this.#along[place] = at
    }
    for (let wait = 0; wait < this.#alongCount; wait++) {
      const at = this.#along[wait]!
      const [sinceMs, sinceMsPerM, untilMs, untilMsPerM] = [
        rows[at + 2]!,
        rows[at + 3]!,
        rows[at + 4]!,
        rows[at + 5]!,
      ]
      this.#sinceAtStart[wait] = sinceMs + startM * sinceMsPerM
      this.#sinceAtEnd[wait] = sinceMs + endM * sinceMsPerM
      this.#untilAtStart[wait] = untilMs + startM * untilMsPerM
      this.#untilAtEnd[wait] = untilMs + endM * untilMsPerM
    }
  }

  #grow(): void {
    this.#along = grown(this.#along)
    this.#untilAtMiddle = grown(this.#untilAtMiddle)
    this.#sinceAtStart = grown(this.#sinceAtStart)
    this.#sinceAtEnd = grown(this.#sinceAtEnd)
    this.#untilAtStart = grown(this.#untilAtStart)
    this.#untilAtEnd = grown(this.#untilAtEnd)
  }
}

/** An instant within a piece, in whole milliseconds after the block begins, which a state keeps in 32 bits. */
function wholeBetween(atMs: number, beginMs: number, endMs: number, blockFromMs: number): number {
  return Math.round((atMs < beginMs ? beginMs : atMs > endMs ? endMs : atMs) - blockFromMs) >>> 0
}
