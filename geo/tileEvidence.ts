import type { Presence } from './evidence.ts'
import { stayKind, type Passes } from './passes.ts'
import type { TimeWindow } from './units.ts'

/**
 * Evidence within a tile, flat, by the time it begins and then by its place, in whatever order it came.
 * Instants are in milliseconds after the window begins, negative before it.
 *
 * A walk is a row of five numbers: the stretch `fromM` to `toM`, the instant at `fromM`, how much later
 * it is a metre farther along, and the track. A stay or a presence is a row of six: the stretch, when
 * it begins and ends, how old at worst what it sees is, and the track, −1 of a presence.
 */
export interface TileEvidence {
  readonly walks: RowList
  readonly stays: RowList
  /** The longest walk's time: so long before a walk's row others of the same time may stand. */
  longestWalkMs: number
}

export const walkWidth = 5
export const stayWidth = 6

/** Rows of so many numbers each. */
export class RowList {
  count = 0
  rows: Float64Array
  readonly #width: number

  /** Empty, with the room that the numbers give. */
  constructor(width: number, rows: Float64Array) {
    this.#width = width
    this.rows = rows
  }

  /** Makes room for one more row; returns where its numbers stand. */
  grow(): number {
    const start = this.count * this.#width
    if (start === this.rows.length) {
      const larger = new Float64Array(2 * start + this.#width)
      larger.set(this.rows)
      this.rows = larger
    }
    this.count++
    return start
  }

  /** Moves the last row to where another one stands, and that one and those after it behind it. */
  moveLast(to: number): void {
    const last = (this.count - 1) * this.#width
    const row = this.rows.slice(last, last + this.#width)
    this.rows.copyWithin(to + this.#width, to, last)
    this.rows.set(row, to)
  }

  copy(): RowList {
    // Copied to be added to.
    const copy = new RowList(this.#width, new Float64Array((this.count + 8) * this.#width))
    copy.rows.set(this.rows.subarray(0, this.count * this.#width))
    copy.count = this.count
    return copy
  }

  /** The rows whose last number, the track, is wanted. */
  only(wants: (track: number) => boolean): RowList {
    const kept = new RowList(this.#width, new Float64Array(this.count * this.#width))
    for (let row = 0; row < this.count; row++) {
      const end = (row + 1) * this.#width
      if (wants(this.rows[end - 1]!)) kept.rows.set(this.rows.subarray(end - this.#width, end), kept.grow())
    }
    return kept
  }

  some(wants: (track: number) => boolean): boolean {
    for (let end = this.#width - 1; end < this.count * this.#width; end += this.#width)
      if (wants(this.rows[end]!)) return true
    return false
  }
}

export function copyEvidence({ walks, stays, longestWalkMs }: TileEvidence): TileEvidence {
  return { walks: walks.copy(), stays: stays.copy(), longestWalkMs }
}

/** The rows whose track is wanted, presences having the track −1. */
export function onlyTracks(
  { walks, stays, longestWalkMs }: TileEvidence,
  wants: (track: number) => boolean,
): TileEvidence {
  return { walks: walks.only(wants), stays: stays.only(wants), longestWalkMs }
}

/** Adds a pass that meets the tile, in its place by time. */
export function addPass(
  evidence: TileEvidence,
  passes: Passes,
  pass: number,
  track: number,
  windowFromMs: number,
): void {
  if (passes.kind[pass] === stayKind) return addStayOf(evidence, passes, pass, track, windowFromMs)
  const { walks } = evidence
  const at = walks.grow()
  writeWalk(walks.rows, at, passes, pass, track, windowFromMs)
  settleLast(walks, at, walkWidth, walkComesBefore)
  const lastsMs = passes.endMs[pass]! - passes.startMs[pass]!
  if (lastsMs > evidence.longestWalkMs) evidence.longestWalkMs = lastsMs
}

/** Writes a walk as a row. */
export function writeWalk(
  rows: Float64Array,
  at: number,
  { startM, endM, startMs, endMs }: Passes,
  walk: number,
  track: number,
  windowFromMs: number,
): void {
  const fromM = startM[walk]!
  const toM = endM[walk]!
  const beginMs = startMs[walk]! - windowFromMs
  const lastsMs = endMs[walk]! - startMs[walk]!
  const isForward = fromM < toM
  rows[at] = isForward ? fromM : toM
  rows[at + 1] = isForward ? toM : fromM
  rows[at + 2] = isForward ? beginMs : beginMs + lastsMs
  rows[at + 3] = lastsMs / (toM - fromM)
  rows[at + 4] = track
}

/** Puts walks that were written in another order in theirs. */
export function settleWalks(walks: RowList): void {
  const { count } = walks
  for (walks.count = 1; walks.count <= count; walks.count++)
    settleLast(walks, (walks.count - 1) * walkWidth, walkWidth, walkComesBefore)
  walks.count = count
}

/** Adds a pass that is a stay. */
export function addStayOf(
  evidence: TileEvidence,
  { startM, endM, startMs, endMs }: Passes,
  stay: number,
  track: number,
  windowFromMs: number,
): void {
  const [beginMs, untilMs] = [startMs[stay]! - windowFromMs, endMs[stay]! - windowFromMs]
  addStay(evidence, startM[stay]!, endM[stay]!, beginMs, untilMs, 0, track)
}

/**
 * Adds a presence: evidence stands from one sweep after its beginning, and ages from one sweep before
 * its end; what did not last for two sweeps is none.
 */
export function addPresence(evidence: TileEvidence, presence: Presence, windowFromMs: number): void {
  const { fromM, toM, lagMs } = presence
  const beginMs = presence.fromMs + lagMs - windowFromMs
  const endMs = presence.toMs - lagMs - windowFromMs
  if (beginMs <= endMs) addStay(evidence, fromM, toM, beginMs, endMs, lagMs, -1)
}

/** Of the walk in a row: when it begins, whichever way it leads. */
export function walkBeginsMs(rows: Float64Array, at: number): number {
  return rows[at + 2]! + Math.min(0, (rows[at + 1]! - rows[at]!) * rows[at + 3]!)
}

/** Which walks may have been under way within a time: from the first row up to, not including, the last. */
export function walksDuring(
  { walks, longestWalkMs }: TileEvidence,
  { fromMs, toMs }: TimeWindow,
): { first: number; end: number } {
  const firstFrom = (atMs: number) => {
    let [low, high] = [0, walks.count]
    while (low < high) {
      const middle = (low + high) >> 1
      if (walkBeginsMs(walks.rows, middle * walkWidth) < atMs) low = middle + 1
      else high = middle
    }
    return low
  }
  return { first: firstFrom(fromMs - longestWalkMs), end: firstFrom(toMs) }
}

/** How many of the stays, from the first one, begin before an instant. */
export function staysBefore({ stays }: TileEvidence, atMs: number): number {
  let count = stays.count
  while (count > 0 && stays.rows[(count - 1) * stayWidth + 2]! >= atMs) count--
  return count
}

function addStay(
  { stays }: TileEvidence,
  fromM: number,
  toM: number,
  beginMs: number,
  endMs: number,
  lagMs: number,
  track: number,
): void {
  if (!(fromM < toM)) return
  const at = stays.grow()
  const { rows } = stays
  rows[at] = fromM
  rows[at + 1] = toM
  rows[at + 2] = beginMs
  rows[at + 3] = endMs
  rows[at + 4] = lagMs
  rows[at + 5] = track
  settleLast(stays, at, stayWidth, stayComesBefore)
}

/** Moves the last row to its place among those before it, which are in order. */
function settleLast(
  list: RowList,
  last: number,
  width: number,
  comesBefore: (rows: Float64Array, one: number, other: number) => boolean,
): void {
  let place = last
  while (place > 0 && comesBefore(list.rows, last, place - width)) place -= width
  if (place < last) list.moveLast(place)
}

function walkComesBefore(rows: Float64Array, one: number, other: number): boolean {
  const [beginMs, otherMs] = [walkBeginsMs(rows, one), walkBeginsMs(rows, other)]
  return beginMs !== otherMs ? beginMs < otherMs : isLess(rows, one, other, 3)
}

function stayComesBefore(rows: Float64Array, one: number, other: number): boolean {
  const [beginMs, otherMs] = [rows[one + 2]!, rows[other + 2]!]
  return beginMs !== otherMs ? beginMs < otherMs : isLess(rows, one, other, 5)
}

/** Whether of the first numbers of two rows the first that differ are less in one. */
function isLess(rows: Float64Array, one: number, other: number, numbers: number): boolean {
  for (let number = 0; number < numbers; number++)
    if (rows[one + number] !== rows[other + number]) return rows[one + number]! < rows[other + number]!
  return false
}
