import { grown } from './grown.ts'
import type { TileWaits } from './tileWaits.ts'

/** Numbers of one piece of the front. */
const pieceWidth = 4

/**
 * When each place of a tile was last seen, as evidence comes by the time it begins: the front of what
 * is known. What comes later than the front by more than the shortest limit has left a wait behind it. A piece
 * of the front is a row of four numbers: where it begins, in metres from the tile's start; the line on
 * which it was seen, as the instant at the tile's start and how much later it is a metre farther along;
 * and the latest instant at which a wait ended in it.
 *
 * Where ground is held well, evidence costs no more than to take the place of what it goes beyond.
 */
export class EvidenceFront {
  readonly #waits: TileWaits
  #pieces = new Float64Array(pieceWidth * 64)
  #count = 0
  /** What comes in place of the pieces that evidence meets. */
  #made = new Float64Array(pieceWidth * 64)
  #madeCount = 0
  #lengthM = 0
  #shortestMs = 0

  constructor(waits: TileWaits) {
    this.#waits = waits
  }

  /** Begins a tile, of which nothing was seen yet. */
  clear(lengthM: number, shortestMs: number): void {
    this.#lengthM = lengthM
    this.#shortestMs = shortestMs
    this.#count = 1
    this.#pieces[0] = 0
    this.#pieces[1] = -Infinity
    this.#pieces[2] = 0
    this.#pieces[3] = -Infinity
  }

  /**
   * Evidence of a stretch within the tile, from one line to another one with the same slope: of a walk
   * they are one.
   */
  see(fromM: number, toM: number, firstMs: number, lastMs: number, msPerM: number): void {
    const pieces = this.#pieces
    const count = this.#count
    const shortestMs = this.#shortestMs
    let [first, last] = [0, count - 1]
    while (first < last) {
      const middle = (first + last + 1) >> 1
      if (pieces[middle * pieceWidth]! <= fromM) first = middle
      else last = middle - 1
    }
    this.#madeCount = 0
    let piece = first
    let startM = pieces[piece * pieceWidth]!
    if (startM < fromM) {
      const at = piece * pieceWidth
      this.#make(startM, pieces[at + 1]!, pieces[at + 2]!, pieces[at + 3]!)
      startM = fromM
    }
    for (;;) {
      const at = piece * pieceWidth
      const nextM = piece + 1 < count ? pieces[at + pieceWidth]! : this.#lengthM
      const endM = Math.min(nextM, toM)
      const [seenMs, seenMsPerM, waitedMs] = [pieces[at + 1]!, pieces[at + 2]!, pieces[at + 3]!]
      const beginsAtStart = firstMs + startM * msPerM
      const beginsAtEnd = firstMs + endM * msPerM
      const laterAtStart = beginsAtStart - (seenMs + startM * seenMsPerM)
      const laterAtEnd = beginsAtEnd - (seenMs + endM * seenMsPerM)
      if (laterAtStart >= 0 && laterAtEnd >= 0) {
        if (laterAtStart > shortestMs || laterAtEnd > shortestMs) {
          this.#waits.add(startM, endM, seenMs, seenMsPerM, firstMs, msPerM)
          this.#make(startM, lastMs, msPerM, Math.max(beginsAtStart, beginsAtEnd))
        } else this.#make(startM, lastMs, msPerM, waitedMs)
      } else
        this.#cross(
          startM,
          endM,
          laterAtStart,
          laterAtEnd,
          seenMs,
          seenMsPerM,
          waitedMs,
          firstMs,
          lastMs,
          msPerM,
        )
      if (nextM > toM) this.#make(toM, seenMs, seenMsPerM, waitedMs)
      if (nextM >= toM) break
      startM = nextM
      piece++
    }
    this.#replace(first, piece + 1)
  }

  /** What was seen last is waited for without end. */
  finish(): void {
    for (let piece = 0; piece < this.#count; piece++) {
      const at = piece * pieceWidth
      const toM = piece + 1 < this.#count ? this.#pieces[at + pieceWidth]! : this.#lengthM
      this.#waits.add(this.#pieces[at]!, toM, this.#pieces[at + 1]!, this.#pieces[at + 2]!, Infinity, 0)
    }
  }

  /** Evidence that begins before some of what was seen of a piece: cut where it passes it. */
  #cross(
    fromM: number,
    toM: number,
    laterAtStart: number,
    laterAtEnd: number,
    seenMs: number,
    seenMsPerM: number,
    waitedMs: number,
    firstMs: number,
    lastMs: number,
    msPerM: number,
  ): void {
    const slope = laterAtEnd - laterAtStart
    const lastsMs = lastMs - firstMs
    const passM = (more: number) => {
      const share = slope === 0 ? 0 : -(laterAtStart + more) / slope
      return share > 0 && share < 1 ? fromM + share * (toM - fromM) : fromM
    }
    const [oneM, otherM] = [passM(0), passM(lastsMs)]
    const cutsM = [fromM, Math.min(oneM, otherM), Math.max(oneM, otherM), toM] as const
    for (let part = 0; part < 3; part++) {
      const [startM, endM] = [cutsM[part]!, cutsM[part + 1]!]
      if (!(startM < endM)) continue
      const middleM = (startM + endM) / 2
      const beginsMs = Math.min(firstMs + startM * msPerM, firstMs + endM * msPerM)
      const laterMs = firstMs + middleM * msPerM - (seenMs + middleM * seenMsPerM)
      if (laterMs >= 0) {
        this.#waits.add(startM, endM, seenMs, seenMsPerM, firstMs, msPerM)
        const endsMs = Math.max(firstMs + startM * msPerM, firstMs + endM * msPerM)
        this.#make(startM, lastMs, msPerM, Math.max(waitedMs, endsMs))
        continue
      }
      // Of what was seen before the last wait's end, some may fall into waits.
      if (beginsMs < waitedMs) this.#waits.lessen(startM, endM, firstMs, lastMs, msPerM)
      if (laterMs + lastsMs > 0) this.#make(startM, lastMs, msPerM, waitedMs)
      else this.#make(startM, seenMs, seenMsPerM, waitedMs)
    }
  }

  #make(fromM: number, seenMs: number, seenMsPerM: number, waitedMs: number): void {
    const made = this.#made
    const before = (this.#madeCount - 1) * pieceWidth
    if (before >= 0 && made[before + 1] === seenMs && made[before + 2] === seenMsPerM) {
      if (made[before + 3]! < waitedMs) made[before + 3] = waitedMs
      return
    }
    const at = this.#madeCount * pieceWidth
    if (at === made.length) {
      this.#made = grown(made)
      return this.#make(fromM, seenMs, seenMsPerM, waitedMs)
    }
    made[at] = fromM
    made[at + 1] = seenMs
    made[at + 2] = seenMsPerM
    made[at + 3] = waitedMs
    this.#madeCount++
  }

  /** Puts what was made in the place of the pieces from the first up to, not including, the last. */
  #replace(first: number, end: number): void {
    const moved = this.#madeCount - (end - first)
    const wanted = (this.#count + moved) * pieceWidth
    while (this.#pieces.length < wanted) this.#pieces = grown(this.#pieces)
    const [pieces, made] = [this.#pieces, this.#made]
    const shift = moved * pieceWidth
    const [from, to] = [end * pieceWidth, this.#count * pieceWidth]
    if (moved > 0) for (let at = to - 1; at >= from; at--) pieces[at + shift] = pieces[at]!
    else if (moved < 0) for (let at = from; at < to; at++) pieces[at + shift] = pieces[at]!
    for (let at = 0, start = first * pieceWidth; at < this.#madeCount * pieceWidth; at++)
      pieces[start + at] = made[at]!
    this.#count += moved
  }
}
