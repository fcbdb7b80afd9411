import { grown } from './grown.ts'
import { stateCodes } from './slicedStates.ts'
import type { SlicedStatesBuilder } from './slicedStatesBuilder.ts'
import { SortedNumbers } from './sortedNumbers.ts'
import type { TileBackground } from './tileBackground.ts'
import { waitWidth, type TileWaits } from './tileWaits.ts'
import type { TimeWindow } from './units.ts'

/** Cuts nearer to each other than this are one, in metres. */
const nearestCutM = 0.001
/** What passes an instant this near to another passing of it is taken to be needed, in milliseconds. */
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
    const [fromM, toM, underMs] = [rows[at]!, rows[at + 1]!, rows[at + 6]!]
    const [sinceMs, sinceMsPerM, untilMs, untilMsPerM] = [
      rows[at + 2]!,
      rows[at + 3]!,
      rows[at + 4]!,
      rows[at + 5]!,
    ]
    const [sinceAtStart, sinceAtEnd] = [sinceMs + fromM * sinceMsPerM, sinceMs + toM * sinceMsPerM]
    const [untilAtStart, untilAtEnd] = [untilMs + fromM * untilMsPerM, untilMs + toM * untilMsPerM]
    const latestMs = Math.max(untilAtStart, untilAtEnd)
    const earliestMs = Math.min(sinceAtStart, sinceAtEnd)
    let [lapsesAtStart, lapsesAtEnd] = [false, false]
    const end = firstPiece[row + 1]!
    for (let piece = firstPiece[row]!; piece < end; piece++) {
      const [begin, ends, limit] = [beginMs[piece]!, endMs[piece]!, limitMs[piece]!]
      if (begin >= latestMs) break
      if (earliestMs + limit >= ends || (underMs !== 0 && underMs !== limit)) continue
      const [lapseAtStart, lapseAtEnd] = [sinceAtStart + limit, sinceAtEnd + limit]
      const [lastsAtStart, lastsAtEnd] = [untilAtStart - lapseAtStart, untilAtEnd - lapseAtEnd]
      if (lastsAtStart <= 0 && lastsAtEnd <= 0) continue
      if (Math.min(untilAtStart, ends) - Math.max(lapseAtStart, begin) > -nearMs) lapsesAtStart = true
      if (Math.min(untilAtEnd, ends) - Math.max(lapseAtEnd, begin) > -nearMs) lapsesAtEnd = true
      if (differ(lastsAtStart, lastsAtEnd)) {
        const cutM = zeroM(fromM, toM, lastsAtStart, lastsAtEnd)
        const cutMs = untilMs + cutM * untilMsPerM
        if (cutMs > begin - nearMs && cutMs < ends + nearMs) this.#cutsM.add(cutM)
      }
      // Where it begins to lapse passes the piece's beginning, or end, while it still waits.
      if (differ(lapseAtStart - begin, lapseAtEnd - begin)) {
        const cutM = zeroM(fromM, toM, lapseAtStart - begin, lapseAtEnd - begin)
        if (untilMs + cutM * untilMsPerM > begin - nearMs) this.#cutsM.add(cutM)
      }
      if (differ(lapseAtStart - ends, lapseAtEnd - ends)) {
        const cutM = zeroM(fromM, toM, lapseAtStart - ends, lapseAtEnd - ends)
        if (untilMs + cutM * untilMsPerM > ends - nearMs) this.#cutsM.add(cutM)
      }
      // Where it ends passes them after it lapsed.
      if (differ(untilAtStart - begin, untilAtEnd - begin)) {
        const cutM = zeroM(fromM, toM, untilAtStart - begin, untilAtEnd - begin)
        if (sinceMs + cutM * sinceMsPerM + limit < begin + nearMs) this.#cutsM.add(cutM)
      }
      if (differ(untilAtStart - ends, untilAtEnd - ends)) {
        const cutM = zeroM(fromM, toM, untilAtStart - ends, untilAtEnd - ends)
        if (sinceMs + cutM * sinceMsPerM + limit < ends + nearMs) this.#cutsM.add(cutM)
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
    const end = firstPiece[row + 1]!
    for (let piece = firstPiece[row]!; piece < end; piece++) {
      const [begin, ends, limit] = [beginMs[piece]!, endMs[piece]!, limitMs[piece]!]
      builder.addRun(begin - block.fromMs, begin - block.fromMs, stateCodes.held)
      while (passed < count && untilAtStart[passed]! <= begin && untilAtEnd[passed]! <= begin) passed++
      for (let wait = passed; wait < count; wait++) {
        const underMs = rows[this.#along[wait]! + 6]!
        if (underMs !== 0 && underMs !== limit) continue
        const [lapseAtStart, lapseAtEnd] = [sinceAtStart[wait]! + limit, sinceAtEnd[wait]! + limit]
        if (lapseAtStart >= ends && lapseAtEnd >= ends) break
        const lapseFromMs = clamp(lapseAtStart, begin, ends)
        const lapseFromEndMs = clamp(lapseAtEnd, begin, ends)
        const lapseToMs = clamp(untilAtStart[wait]!, lapseFromMs, ends)
        const lapseToEndMs = clamp(untilAtEnd[wait]!, lapseFromEndMs, ends)
        if (lapseFromMs === lapseToMs && lapseFromEndMs === lapseToEndMs) continue
        builder.addRun(lapseFromMs - block.fromMs, lapseFromEndMs - block.fromMs, code[piece]!)
        builder.addRun(lapseToMs - block.fromMs, lapseToEndMs - block.fromMs, stateCodes.held)
      }
    }
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

function differ(one: number, other: number): boolean {
  return (one < 0 && other > 0) || (one > 0 && other < 0)
}

/** Where between two places a line is zero that has values of different signs there. */
function zeroM(fromM: number, toM: number, atStart: number, atEnd: number): number {
  return fromM + ((toM - fromM) * atStart) / (atStart - atEnd)
}

function clamp(atMs: number, leastMs: number, mostMs: number): number {
  return Math.round(Math.min(mostMs, Math.max(leastMs, atMs)))
}
