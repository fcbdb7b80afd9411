import { grown } from './grown.ts'
import { zeroBetween } from './zeroBetween.ts'
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
  /**
   * What is seen next: its stretch, and when, from one line to another one with the same slope, of a
   * walk one and the same. Numbers that a call is given would be put on the heap each time.
   */
  readonly next = new Float64Array(5)
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

  /** Takes what stands in `next`, a stretch within the tile. */
  see(): void {
    const { next } = this
    const [pieces, count, shortestMs] = [this.#pieces, this.#count, this.#shortestMs]
    const fromM = next[0]!
    const toM = next[1]!
    const firstMs = next[2]!
    const lastMs = next[3]!
    const msPerM = next[4]!
    const lastsMs = lastMs - firstMs
    const first = this.#pieceAt(fromM)
    this.#madeCount = 0
    let piece = first
    let startM = pieces[piece * pieceWidth]!
    if (startM < fromM) {
      this.#keep(piece)
      startM = fromM
    }
    for (;;) {
      const at = piece * pieceWidth
      const nextM = piece + 1 < count ? pieces[at + pieceWidth]! : this.#lengthM
      const endM = nextM < toM ? nextM : toM
      const beginsAtStart = firstMs + startM * msPerM
      const beginsAtEnd = firstMs + endM * msPerM
      const laterAtStart = beginsAtStart - (pieces[at + 1]! + startM * pieces[at + 2]!)
      const laterAtEnd = beginsAtEnd - (pieces[at + 1]! + endM * pieces[at + 2]!)
      if (laterAtStart >= 0 && laterAtEnd >= 0) {
        let waitedMs = pieces[at + 3]!
        if (laterAtStart > shortestMs || laterAtEnd > shortestMs) {
          this.#wait(piece, startM, endM, laterAtStart > laterAtEnd ? laterAtStart : laterAtEnd)
          waitedMs = beginsAtStart > beginsAtEnd ? beginsAtStart : beginsAtEnd
        }
        // As `#make` does, written out: most evidence comes here, and a call would put its numbers on the heap.
        const made = this.#made
        const last = (this.#madeCount - 1) * pieceWidth
        if (last >= 0 && made[last + 1] === lastMs && made[last + 2] === msPerM) {
          if (made[last + 3]! < waitedMs) made[last + 3] = waitedMs
        } else {
          made[last + 4] = startM
          made[last + 5] = lastMs
          made[last + 6] = msPerM
          made[last + 7] = waitedMs
          this.#madeCount++
        }
      } else if (laterAtStart + lastsMs <= 0 && laterAtEnd + lastsMs <= 0) {
        // All of it comes before what was seen: it only matters where it falls into a wait.
        if (beginsAtStart < pieces[at + 3]! || beginsAtEnd < pieces[at + 3]!)
          this.#waits.lessen(startM, endM, firstMs, lastMs, msPerM)
        if (startM === pieces[at]) this.#keep(piece)
      } else this.#cross(piece, startM, endM)
      if (nextM > toM && !this.#endsWith(piece)) {
        this.#keep(piece)
        this.#made[(this.#madeCount - 1) * pieceWidth] = toM
      }
      if (nextM >= toM) break
      startM = nextM
      piece++
      // A piece comes to three at most, beside what is kept of the first and the last one.
      if ((this.#madeCount + 5) * pieceWidth > this.#made.length) this.#made = grown(this.#made)
    }
    this.#replace(first, piece + 1)
  }

  /** What was seen last is waited for without end. */
  finish(): void {
    this.next[2] = Infinity
    this.next[4] = 0
    for (let piece = 0; piece < this.#count; piece++) {
      const toM = piece + 1 < this.#count ? this.#pieces[(piece + 1) * pieceWidth]! : this.#lengthM
      this.#wait(piece, this.#pieces[piece * pieceWidth]!, toM, Infinity)
    }
  }

  #pieceAt(chainageM: number): number {
    const pieces = this.#pieces
    let [low, high] = [0, this.#count - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (pieces[middle * pieceWidth]! <= chainageM) low = middle
      else high = middle - 1
    }
    return low
  }

  /** A wait along some of a piece, until what is seen next begins. */
  #wait(piece: number, fromM: number, toM: number, longestMs: number): void {
    const { next } = this.#waits
    next[0] = fromM
    next[1] = toM
    next[2] = this.#pieces[piece * pieceWidth + 1]!
    next[3] = this.#pieces[piece * pieceWidth + 2]!
    next[4] = this.next[2]!
    next[5] = this.next[4]!
    this.#waits.add(longestMs)
  }

  /** What is seen begins before some of what was seen along a piece: cut where it passes it. */
  #cross(piece: number, fromM: number, toM: number): void {
    const [firstMs, lastMs, msPerM] = [this.next[2]!, this.next[3]!, this.next[4]!]
    const at = piece * pieceWidth
    const [seenMs, seenMsPerM, waitedMs] = [
      this.#pieces[at + 1]!,
      this.#pieces[at + 2]!,
      this.#pieces[at + 3]!,
    ]
    const lastsMs = lastMs - firstMs
    const laterAtStart = firstMs + fromM * msPerM - (seenMs + fromM * seenMsPerM)
    const laterAtEnd = firstMs + toM * msPerM - (seenMs + toM * seenMsPerM)
    const oneM = zeroBetween(fromM, toM, laterAtStart, laterAtEnd)
    const otherM = zeroBetween(fromM, toM, laterAtStart + lastsMs, laterAtEnd + lastsMs)
    let [startM, endM] = [fromM, fromM]
    for (let part = 0; part < 3; part++, startM = endM) {
      endM = part === 0 ? Math.min(oneM, otherM) : part === 1 ? Math.max(oneM, otherM) : toM
      if (!(startM < endM)) continue
      const middleM = (startM + endM) / 2
      const laterMs = firstMs + middleM * msPerM - (seenMs + middleM * seenMsPerM)
      if (laterMs >= 0) {
        this.#wait(piece, startM, endM, Math.max(laterAtStart, laterAtEnd))
        const beginsMs = Math.max(firstMs + startM * msPerM, firstMs + endM * msPerM)
        this.#make(startM, lastMs, msPerM, Math.max(waitedMs, beginsMs))
        continue
      }
      // Of what comes before the last wait's end some may fall into waits.
      const beginsMs = Math.min(firstMs + startM * msPerM, firstMs + endM * msPerM)
      if (beginsMs < waitedMs) this.#waits.lessen(startM, endM, firstMs, lastMs, msPerM)
      if (laterMs + lastsMs > 0) this.#make(startM, lastMs, msPerM, waitedMs)
      else this.#make(startM, seenMs, seenMsPerM, waitedMs)
    }
  }

  #make(fromM: number, seenMs: number, seenMsPerM: number, waitedMs: number): void {
    const made = this.#made
    const last = (this.#madeCount - 1) * pieceWidth
    if (last >= 0 && made[last + 1] === seenMs && made[last + 2] === seenMsPerM) {
      if (made[last + 3]! < waitedMs) made[last + 3] = waitedMs
      return
    }
    made[last + 4] = fromM
    made[last + 5] = seenMs
    made[last + 6] = seenMsPerM
    made[last + 7] = waitedMs
    this.#madeCount++
  }

  /** Whether what was made ends on a piece's line. */
  #endsWith(piece: number): boolean {
    const [pieces, made] = [this.#pieces, this.#made]
    const [at, last] = [piece * pieceWidth, (this.#madeCount - 1) * pieceWidth]
    return last >= 0 && made[last + 1] === pieces[at + 1] && made[last + 2] === pieces[at + 2]
  }

  /** A piece as it is. */
  #keep(piece: number): void {
    const [pieces, made] = [this.#pieces, this.#made]
    const at = piece * pieceWidth
    const to = this.#madeCount++ * pieceWidth
    made[to] = pieces[at]!
    made[to + 1] = pieces[at + 1]!
    made[to + 2] = pieces[at + 2]!
    made[to + 3] = pieces[at + 3]!
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
