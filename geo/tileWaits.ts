import { grown } from './grown.ts'
import type { TileBackground } from './tileBackground.ts'
import type { TimeWindow } from './units.ts'
import { zeroBetween } from './zeroBetween.ts'

/** Numbers of one wait: `fromM`, `toM`, since when and until when as lines, under which limit, entered when. */
export const waitWidth = 8

/**
 * The waits of a tile: where and when nobody comes for so long that something may lapse, each within one
 * row of the background. A wait is a row of eight numbers: its stretch, in metres from the tile's start;
 * since when and until when it lasts, as lines, that is the instant at the tile's start and how much
 * later it is a metre farther along; the one limit that it counts under, 0 of all; and when the
 * evidence that made it began.
 *
 * What is kept of a line is the line: places that it is asked for at from either side get one answer.
 */
export class TileWaits {
  rows = new Float64Array(waitWidth * 64)
  /**
   * What is added next, the first six numbers of a row: numbers that a call is given would be put on
   * the heap each time.
   */
  readonly next = new Float64Array(6)
  /** The last wait of each row of the background, and of each wait the one before it there; −1 is none. */
  lastOfRow = new Int32Array(32)
  before = new Int32Array(64)
  #rowOf = new Int32Array(64)
  #count = 0
  /** Waits before this one are under another limit. */
  #first = 0
  #background: TileBackground
  #block: TimeWindow = { fromMs: 0, toMs: 0 }
  /** Where rows of the background begin, from the tile's start. */
  #rowM = new Float64Array(32)
  #underMs = 0
  #nowMs = 0
  #longestWalkMs = 0

  constructor(background: TileBackground) {
    this.#background = background
  }

  /** Begins a tile, whose background is laid. */
  clear(block: TimeWindow, longestWalkMs: number): void {
    const { rowCount, rowM } = this.#background
    this.#block = block
    this.#longestWalkMs = longestWalkMs
    this.#count = 0
    while (this.#rowM.length <= rowCount) {
      this.#rowM = grown(this.#rowM)
      this.lastOfRow = grown(this.lastOfRow)
    }
    for (let row = 0; row <= rowCount; row++) this.#rowM[row] = rowM[row]! - rowM[0]!
    this.lastOfRow.fill(-1, 0, rowCount)
  }

  /** What is added from now on counts under one limit only, or with 0 under all. */
  under(limitMs: number): void {
    this.#underMs = limitMs
    this.#first = this.#count
  }

  /** What is added from now on comes of evidence that begins at an instant, at or after the one before. */
  setNow(beginMs: number): void {
    this.#nowMs = beginMs
  }

  /** Adds the wait in `next` wherever it may lapse; at neither end it is longer than given. */
  add(longestMs: number): void {
    const { rowCount, shortestMs } = this.#background
    const { next } = this
    const rowM = this.#rowM
    const fromM = next[0]!
    const toM = next[1]!
    let row = 0
    while (rowM[row + 1]! <= fromM) row++
    for (; row < rowCount && rowM[row]! < toM; row++) {
      if (longestMs <= shortestMs[row]!) continue
      next[0] = Math.max(fromM, rowM[row]!)
      next[1] = Math.min(toM, rowM[row + 1]!)
      this.#addToRow(row)
    }
  }

  /**
   * Evidence between two parallel lines, of a walk one and the same, that was found after evidence later than it: where it
   * falls into waits, it parts each of them in two.
   */
  lessen(fromM: number, toM: number, firstMs: number, lastMs: number, msPerM: number): void {
    for (let wait = this.#count - 1; wait >= this.#first; wait--) {
      const at = wait * waitWidth
      const { rows } = this
      // Those before it ended before this evidence began, as all evidence comes by its beginning.
      if (rows[at + 7]! + this.#longestWalkMs + 1 < this.#nowMs) return
      const startM = Math.max(fromM, rows[at]!)
      const endM = Math.min(toM, rows[at + 1]!)
      if (!(startM < endM)) continue
      const endedMs = firstMs - rows[at + 4]!
      const endedMsPerM = msPerM - rows[at + 5]!
      const begunMs = rows[at + 2]! - lastMs
      const begunMsPerM = rows[at + 3]! - msPerM
      const [endedAtStart, endedAtEnd] = [endedMs + startM * endedMsPerM, endedMs + endM * endedMsPerM]
      if (endedAtStart >= 0 && endedAtEnd >= 0) continue
      const [begunAtStart, begunAtEnd] = [begunMs + startM * begunMsPerM, begunMs + endM * begunMsPerM]
      if (begunAtStart >= 0 && begunAtEnd >= 0) continue
      const oneM = zeroBetween(startM, endM, endedAtStart, endedAtEnd)
      const otherM = zeroBetween(startM, endM, begunAtStart, begunAtEnd)
      this.#part(wait, startM, Math.min(oneM, otherM), Math.max(oneM, otherM), endM, firstMs, lastMs, msPerM)
    }
  }

  /** Parts a wait by evidence over `[startM, endM)`, which enters or leaves it at two places at most. */
  #part(
    wait: number,
    startM: number,
    oneM: number,
    otherM: number,
    endM: number,
    firstMs: number,
    lastMs: number,
    msPerM: number,
  ): void {
    const at = wait * waitWidth
    const row = this.#rowOf[wait]!
    const { rows } = this
    const [fromM, toM] = [rows[at]!, rows[at + 1]!]
    const [sinceMs, sinceMsPerM] = [rows[at + 2]!, rows[at + 3]!]
    const [untilMs, untilMsPerM] = [rows[at + 4]!, rows[at + 5]!]
    // What is left of it is added anew.
    rows[at + 1] = fromM
    this.#addPart(row, fromM, startM, sinceMs, sinceMsPerM, untilMs, untilMsPerM)
    this.#addPart(row, endM, toM, sinceMs, sinceMsPerM, untilMs, untilMsPerM)
    let [partFromM, partToM] = [startM, startM]
    for (let part = 0; part < 3; part++, partFromM = partToM) {
      partToM = part === 0 ? oneM : part === 1 ? otherM : endM
      const middleM = (partFromM + partToM) / 2
      const isAfter = firstMs + middleM * msPerM >= untilMs + middleM * untilMsPerM
      const isBefore = lastMs + middleM * msPerM <= sinceMs + middleM * sinceMsPerM
      if (isAfter || isBefore)
        this.#addPart(row, partFromM, partToM, sinceMs, sinceMsPerM, untilMs, untilMsPerM)
      else {
        this.#addPart(row, partFromM, partToM, sinceMs, sinceMsPerM, firstMs, msPerM)
        this.#addPart(row, partFromM, partToM, lastMs, msPerM, untilMs, untilMsPerM)
      }
    }
  }

  #addPart(
    row: number,
    fromM: number,
    toM: number,
    sinceMs: number,
    sinceMsPerM: number,
    untilMs: number,
    untilMsPerM: number,
  ): void {
    if (!(fromM < toM)) return
    this.next.set([fromM, toM, sinceMs, sinceMsPerM, untilMs, untilMsPerM])
    this.#addToRow(row)
  }

  #addToRow(row: number): void {
    const { next } = this
    const [fromM, toM] = [next[0]!, next[1]!]
    const [sinceAtStart, sinceAtEnd] = [next[2]! + fromM * next[3]!, next[2]! + toM * next[3]!]
    const [untilAtStart, untilAtEnd] = [next[4]! + fromM * next[5]!, next[4]! + toM * next[5]!]
    const longestMs = Math.max(untilAtStart - sinceAtStart, untilAtEnd - sinceAtEnd)
    if (longestMs <= this.#background.shortestMs[row]!) return
    const earliestMs = Math.min(sinceAtStart, sinceAtEnd)
    const latestMs = Math.max(untilAtStart, untilAtEnd)
    if (latestMs <= this.#block.fromMs) return
    const { firstPiece, beginMs, endMs, limitMs } = this.#background
    const underMs = this.#underMs
    const end = firstPiece[row + 1]!
    for (let piece = firstPiece[row]!; ; piece++) {
      if (piece === end || beginMs[piece]! >= latestMs) return
      const limit = limitMs[piece]!
      const mayLapse = longestMs > limit && earliestMs + limit < endMs[piece]!
      if (mayLapse && (underMs === 0 || underMs === limit)) break
    }
    if (this.#count === this.before.length) {
      this.rows = grown(this.rows)
      this.before = grown(this.before)
      this.#rowOf = grown(this.#rowOf)
    }
    const wait = this.#count++
    const { rows } = this
    const at = wait * waitWidth
    for (let number = 0; number < 6; number++) rows[at + number] = next[number]!
    rows[at + 6] = this.#underMs
    rows[at + 7] = this.#nowMs
    this.#rowOf[wait] = row
    this.before[wait] = this.lastOfRow[row]!
    this.lastOfRow[row] = wait
  }
}
