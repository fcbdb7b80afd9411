import type { Era } from './era.ts'
import { grown } from './grown.ts'
import type { Influence } from './influences.ts'
import { possibleLimitsMin, revisitLimitMin } from './revisitLimit.ts'
import { stateCodes } from './slicedStates.ts'
import { SortedNumbers } from './sortedNumbers.ts'
import type { Region, Stretch, TimeWindow } from './units.ts'

/** A stretch and a time, in milliseconds after the window begins. */
export interface Patch extends Stretch {
  readonly beginMs: number
  readonly endMs: number
  readonly source: Region
}

/** What actual coverage of a tile rests on beside evidence. */
export interface TileGround {
  /** Barriers and open trails, for the limit; claims among them are passed over. */
  readonly influences: readonly Influence[]
  readonly silences: readonly Patch[]
  readonly underWay: readonly Patch[]
}

/** An era with what is asked of it for every row. */
export interface JudgedEra {
  readonly era: Era
  /** After the window begins. */
  readonly beginMs: number
  /** All limits that may hold within it. */
  readonly limitsMs: readonly number[]
}

/** The time that is computed, a block of the window: in milliseconds after the window begins. */
export interface BlockTime extends TimeWindow {
  /** They fill the plan's window, in order. */
  readonly eras: readonly JudgedEra[]
  /** The longest limit of all eras. */
  readonly longestLimitMs: number
  readonly trackedSinceMs: number
}

export function judgedEras(eras: readonly Era[], windowFromMs: number): JudgedEra[] {
  return eras.map((era) => ({
    era,
    beginMs: era.fromMs - windowFromMs,
    limitsMs: possibleLimitsMin(era).map((limitMin) => limitMin * 60_000),
  }))
}

/**
 * The background of a tile over a block, flat: rows of chainage along which it is the same, in order,
 * each row's time in pieces that have one limit, and one state that a place has there where no evidence
 * holds it. That is unknown before the line was tracked and where presence in silence would hold, from a
 * silence's beginning until one limit after its end; thin where a claim is under way; else gap.
 */
export class TileBackground {
  rowCount = 0
  /** Where each row begins, and where the last one ends. */
  rowM = new Float64Array(32)
  /** Index of each row's first piece, and the number of pieces. */
  firstPiece = new Uint32Array(32)
  /** The shortest limit of each row. */
  shortestMs = new Float64Array(32)
  /** A row's pieces fill the block in order. */
  beginMs = new Float64Array(128)
  endMs = new Float64Array(128)
  limitMs = new Float64Array(128)
  /** Of `stateCodes`: unknown, thin or gap. */
  code = new Uint8Array(128)
  shortestLimitMs = Infinity
  longestLimitMs = 0
  #pieces = 0
  #time: BlockTime = { fromMs: 0, toMs: 0, eras: [], longestLimitMs: 0, trackedSinceMs: 0 }
  readonly #cutsM = new SortedNumbers()
  readonly #instantsMs = new SortedNumbers()
  /** What bears on the tile within the block, and of that on the row that is looked at. */
  readonly #bearing = { onTile: [] as Influence[], onRow: [] as Influence[] }
  readonly #silences = { onTile: [] as Patch[], onRow: [] as Patch[] }
  readonly #underWay = { onTile: [] as Patch[], onRow: [] as Patch[] }

  lay(tile: Stretch, ground: TileGround, time: BlockTime): void {
    this.#time = time
    this.rowCount = 0
    this.#pieces = 0
    this.shortestLimitMs = Infinity
    this.longestLimitMs = 0
    const cutsM = this.#cutsM
    cutsM.clear()
    cutsM.add(tile.fromM)
    cutsM.add(tile.toM)
    for (const [given, { onTile }, afterwardsMs] of [
      [ground.influences, this.#bearing, 0],
      [ground.silences, this.#silences, time.longestLimitMs],
      [ground.underWay, this.#underWay, 0],
    ] as const) {
      onTile.length = 0
      for (const one of given) {
        if (!(one.beginMs < time.toMs && time.fromMs < one.endMs + afterwardsMs)) continue
        if ('cause' in one && one.cause === 'claim') continue
        ;(onTile as Stretch[]).push(one)
        if (tile.fromM < one.fromM && one.fromM < tile.toM) cutsM.add(one.fromM)
        if (tile.fromM < one.toM && one.toM < tile.toM) cutsM.add(one.toM)
      }
    }
    for (let cut = 0; cut + 1 < cutsM.count; cut++) this.#layRow(cutsM.at(cut), cutsM.at(cut + 1))
  }

  /** All limits that hold anywhere in the tile, each once. */
  limitsMs(): number[] {
    return [...new Set(this.limitMs.subarray(0, this.#pieces))]
  }

  #layRow(fromM: number, toM: number): void {
    if (this.rowCount + 2 > this.rowM.length) {
      this.rowM = grown(this.rowM)
      this.firstPiece = grown(this.firstPiece)
      this.shortestMs = grown(this.shortestMs)
    }
    chooseAlong(this.#bearing, fromM, toM)
    chooseAlong(this.#silences, fromM, toM)
    chooseAlong(this.#underWay, fromM, toM)
    this.#findInstants()
    this.rowM[this.rowCount] = fromM
    this.firstPiece[this.rowCount] = this.#pieces
    this.shortestMs[this.rowCount] = this.#layPieces()
    this.rowCount++
    this.rowM[this.rowCount] = toM
    this.firstPiece[this.rowCount] = this.#pieces
  }

  /** Every instant at which the row's limit or state may change. */
  #findInstants(): void {
    const { fromMs, toMs, eras, trackedSinceMs } = this.#time
    this.#instantsMs.clear()
    this.#instantsMs.add(fromMs)
    this.#instantsMs.add(toMs)
    this.#cutAt(trackedSinceMs)
    for (const { beginMs, limitsMs } of eras) {
      this.#cutAt(beginMs)
      for (const { endMs } of this.#silences.onRow)
        for (const limitMs of limitsMs) this.#cutAt(endMs + limitMs)
    }
    for (const { beginMs, endMs } of this.#bearing.onRow) {
      this.#cutAt(beginMs)
      this.#cutAt(endMs)
    }
    for (const { beginMs, endMs } of this.#silences.onRow) {
      this.#cutAt(beginMs)
      this.#cutAt(endMs)
    }
    for (const { beginMs, endMs } of this.#underWay.onRow) {
      this.#cutAt(beginMs)
      this.#cutAt(endMs)
    }
  }

  #cutAt(atMs: number): void {
    if (this.#time.fromMs < atMs && atMs < this.#time.toMs) this.#instantsMs.add(atMs)
  }

  /** Returns their shortest limit. */
  #layPieces(): number {
    const { eras } = this.#time
    let shortestMs = Infinity
    const instants = this.#instantsMs
    const first = this.#pieces
    let era = 0
    for (let index = 0; index + 1 < instants.count; index++) {
      const beginMs = instants.at(index)
      while (era + 1 < eras.length && eras[era + 1]!.beginMs <= beginMs) era++
      const limitMs = this.#limitMs(eras[era]!.era, beginMs)
      const code = this.#codeAt(beginMs, limitMs)
      const last = this.#pieces - 1
      if (last >= first && this.limitMs[last] === limitMs && this.code[last] === code) {
        this.endMs[last] = instants.at(index + 1)
        continue
      }
      if (this.#pieces === this.code.length) this.#grow()
      const piece = this.#pieces++
      this.beginMs[piece] = beginMs
      this.endMs[piece] = instants.at(index + 1)
      this.limitMs[piece] = limitMs
      this.code[piece] = code
      if (limitMs < shortestMs) shortestMs = limitMs
      if (limitMs > this.longestLimitMs) this.longestLimitMs = limitMs
    }
    if (shortestMs < this.shortestLimitMs) this.shortestLimitMs = shortestMs
    return shortestMs
  }

  #limitMs({ policy, baseLimitMin }: Era, atMs: number): number {
    let [barred, nearTrail] = [false, false]
    for (const { cause, beginMs, endMs } of this.#bearing.onRow)
      if (beginMs <= atMs && atMs < endMs) {
        if (cause === 'barrier') barred = true
        else nearTrail = true
      }
    return revisitLimitMin(policy, baseLimitMin, barred, nearTrail) * 60_000
  }

  #codeAt(atMs: number, limitMs: number): number {
    if (atMs < this.#time.trackedSinceMs) return stateCodes.unknown
    for (const { beginMs, endMs } of this.#silences.onRow)
      if (beginMs <= atMs && atMs < endMs + limitMs) return stateCodes.unknown
    for (const { beginMs, endMs } of this.#underWay.onRow)
      if (beginMs <= atMs && atMs < endMs) return stateCodes.thin
    return stateCodes.gap
  }

  #grow(): void {
    this.beginMs = grown(this.beginMs)
    this.endMs = grown(this.endMs)
    this.limitMs = grown(this.limitMs)
    this.code = grown(this.code)
  }
}

/** Of what bears on a tile what stands along all of a row of it. */
function chooseAlong<Placed extends Stretch>(
  { onTile, onRow }: { readonly onTile: readonly Placed[]; readonly onRow: Placed[] },
  fromM: number,
  toM: number,
): void {
  onRow.length = 0
  for (const one of onTile) if (one.fromM <= fromM && toM <= one.toM) onRow.push(one)
}
