import { EvidenceFront } from './evidenceFront.ts'
import { LapseSlices } from './lapseSlices.ts'
import type { SlicedStates } from './slicedStates.ts'
import type { SlicedStatesBuilder } from './slicedStatesBuilder.ts'
import { TileBackground, type BlockTime, type TileGround } from './tileBackground.ts'
import {
  staysBefore,
  stayWidth,
  walkBeginsMs,
  walksDuring,
  walkWidth,
  type TileEvidence,
} from './tileEvidence.ts'
import { TileWaits } from './tileWaits.ts'
import type { Stretch } from './units.ts'

/**
 * The actual states of a tile over a block of time. A place is held from each evidence on for as long
 * as its limit allows. So with evidence taken in order of time, what is not held are the lapses in the
 * waits from one evidence to the next, and there the background says what it is instead.
 */
export class ActualTiler {
  readonly #builder: SlicedStatesBuilder
  readonly #background = new TileBackground()
  readonly #waits = new TileWaits(this.#background)
  readonly #front = new EvidenceFront(this.#waits)
  readonly #slices: LapseSlices

  constructor(builder: SlicedStatesBuilder) {
    this.#builder = builder
    this.#slices = new LapseSlices(this.#background, this.#waits, builder)
  }

  tile(extent: Stretch, evidence: TileEvidence, ground: TileGround, time: BlockTime): SlicedStates {
    const background = this.#background
    background.lay(extent, ground, time)
    this.#waits.clear(time, evidence.longestWalkMs)
    // What is older than a limit the moment it is seen holds nothing under it, and then limits differ
    // in what they see.
    if (greatestLagMs(evidence) <= background.shortestLimitMs)
      this.#findWaits(extent, evidence, time, background.shortestLimitMs, 0)
    else
      for (const limitMs of background.limitsMs()) this.#findWaits(extent, evidence, time, limitMs, limitMs)
    for (let row = 0; row < background.rowCount; row++) this.#slices.writeRow(row, time)
    return this.#builder.finish()
  }

  /** Takes all evidence that may bear on the block in order of time; under one limit alone, what it sees. */
  #findWaits(
    extent: Stretch,
    evidence: TileEvidence,
    time: BlockTime,
    shortestMs: number,
    underMs: number,
  ): void {
    const [front, waits] = [this.#front, this.#waits]
    const { next } = front
    waits.under(underMs)
    front.clear(extent.toM - extent.fromM, shortestMs)
    const mostLagMs = underMs === 0 ? Infinity : underMs
    // What is older than the longest limit when the block begins holds nothing in it.
    const sinceMs = time.fromMs - this.#background.longestLimitMs
    const during = { fromMs: sinceMs, toMs: time.toMs }
    const { first, end } = walksDuring(evidence, during)
    const walks = evidence.walks.rows
    const stays = evidence.stays.rows
    const stayEnd = staysBefore(evidence, time.toMs) * stayWidth
    let stay = 0
    for (let walk = first; walk <= end; walk++) {
      const at = walk * walkWidth
      const beginMs = walk < end ? walkBeginsMs(walks, at) : Infinity
      for (; stay < stayEnd && stays[stay + 2]! <= beginMs; stay += stayWidth) {
        if (stays[stay + 3]! < sinceMs || stays[stay + 4]! > mostLagMs) continue
        next[0] = Math.max(0, stays[stay]! - extent.fromM)
        next[1] = Math.min(extent.toM, stays[stay + 1]!) - extent.fromM
        next[2] = stays[stay + 2]!
        next[3] = stays[stay + 3]!
        next[4] = 0
        waits.setNow(stays[stay + 2]!)
        if (next[0] < next[1]) front.see()
      }
      if (walk === end) break
      next[0] = Math.max(0, walks[at]! - extent.fromM)
      next[1] = Math.min(extent.toM, walks[at + 1]!) - extent.fromM
      if (!(next[0] < next[1])) continue
      next[4] = walks[at + 3]!
      next[2] = next[3] = walks[at + 2]! + (extent.fromM - walks[at]!) * next[4]
      waits.setNow(beginMs)
      front.see()
    }
    front.finish()
  }
}

function greatestLagMs({ stays: { rows, count } }: TileEvidence): number {
  let greatestMs = 0
  for (let at = 0; at < count * stayWidth; at += stayWidth)
    if (rows[at + 4]! > greatestMs) greatestMs = rows[at + 4]!
  return greatestMs
}
