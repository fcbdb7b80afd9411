import type { Era } from './era.ts'
import type { Influence } from './influences.ts'
import { possibleLimitsMin, revisitLimitMin } from './revisitLimit.ts'
import { stateCodes } from './slicedStates.ts'
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
 * A time of a row of chainage with one limit, and with the state that a place has there where no
 * evidence holds it.
 */
export interface BackgroundPiece {
  readonly beginMs: number
  endMs: number
  readonly limitMs: number
  /** Of `stateCodes`: unknown, thin or gap. */
  readonly code: number
}

/** Chainage along which the background is the same. */
export interface BackgroundRow extends Stretch {
  readonly longestLimitMs: number
  /** They fill the block in order. */
  readonly pieces: readonly BackgroundPiece[]
}

/**
 * The background of a tile, from its start: unknown before the line was tracked and where presence in
 * silence would hold, that is from a silence's beginning until one limit after its end; thin where a
 * claim is under way; else gap.
 */
export function backgroundRows(tile: Stretch, ground: TileGround, time: BlockTime): BackgroundRow[] {
  const bearing = ground.influences.filter((one) => one.cause !== 'claim' && isDuring(one, time, 0))
  const silences = ground.silences.filter((one) => isDuring(one, time, time.longestLimitMs))
  const underWay = ground.underWay.filter((one) => isDuring(one, time, 0))
  const cutsM = [tile.fromM, tile.toM]
  for (const patches of [bearing, silences, underWay])
    for (const { fromM, toM } of patches) {
      if (tile.fromM < fromM && fromM < tile.toM) cutsM.push(fromM)
      if (tile.fromM < toM && toM < tile.toM) cutsM.push(toM)
    }
  inOrder(cutsM)
  const rows: BackgroundRow[] = []
  for (let cut = 0; cut + 1 < cutsM.length; cut++) {
    const row = { fromM: cutsM[cut]!, toM: cutsM[cut + 1]! }
    const along = {
      influences: alongOf(bearing, row),
      silences: alongOf(silences, row),
      underWay: alongOf(underWay, row),
    }
    const pieces = piecesOf(along, time)
    let longestLimitMs = 0
    for (const { limitMs } of pieces) longestLimitMs = Math.max(longestLimitMs, limitMs)
    rows.push({ ...row, pieces, longestLimitMs })
  }
  return rows
}

function piecesOf(ground: TileGround, time: BlockTime): BackgroundPiece[] {
  const { eras, trackedSinceMs } = time
  const instants = [time.fromMs, time.toMs]
  const cutAt = (atMs: number) => {
    if (time.fromMs < atMs && atMs < time.toMs) instants.push(atMs)
  }
  cutAt(trackedSinceMs)
  for (const { beginMs, limitsMs } of eras) {
    cutAt(beginMs)
    for (const limitMs of limitsMs) for (const { endMs } of ground.silences) cutAt(endMs + limitMs)
  }
  for (const patches of [ground.influences, ground.silences, ground.underWay])
    for (const { beginMs, endMs } of patches) {
      cutAt(beginMs)
      cutAt(endMs)
    }
  inOrder(instants)
  const pieces: BackgroundPiece[] = []
  let era = 0
  for (let index = 0; index + 1 < instants.length; index++) {
    const beginMs = instants[index]!
    while (era + 1 < eras.length && eras[era + 1]!.beginMs <= beginMs) era++
    const limitMs = limitOf(eras[era]!.era, ground.influences, beginMs)
    const code = codeOf(ground, beginMs, limitMs, trackedSinceMs)
    const last = pieces[pieces.length - 1]
    if (last !== undefined && last.limitMs === limitMs && last.code === code)
      last.endMs = instants[index + 1]!
    else pieces.push({ beginMs, endMs: instants[index + 1]!, limitMs, code })
  }
  return pieces
}

/** Whether something bears on a block of time, and so long after it ended. */
function isDuring(
  { beginMs, endMs }: { readonly beginMs: number; readonly endMs: number },
  { fromMs, toMs }: TimeWindow,
  afterwardsMs: number,
): boolean {
  return beginMs < toMs && fromMs < endMs + afterwardsMs
}

function limitOf({ policy, baseLimitMin }: Era, bearing: readonly Influence[], atMs: number): number {
  let [barred, nearTrail] = [false, false]
  for (const { cause, beginMs, endMs } of bearing)
    if (beginMs <= atMs && atMs < endMs) {
      if (cause === 'barrier') barred = true
      else nearTrail = true
    }
  return revisitLimitMin(policy, baseLimitMin, barred, nearTrail) * 60_000
}

function codeOf(ground: TileGround, atMs: number, limitMs: number, trackedSinceMs: number): number {
  if (atMs < trackedSinceMs) return stateCodes.unknown
  for (const { beginMs, endMs } of ground.silences)
    if (beginMs <= atMs && atMs < endMs + limitMs) return stateCodes.unknown
  for (const { beginMs, endMs } of ground.underWay)
    if (beginMs <= atMs && atMs < endMs) return stateCodes.thin
  return stateCodes.gap
}

function alongOf<Placed extends Stretch>(placed: readonly Placed[], { fromM, toM }: Stretch): Placed[] {
  return placed.filter((one) => one.fromM <= fromM && toM <= one.toM)
}

/** Sorts numbers, each once, where they stand. */
function inOrder(numbers: number[]): void {
  numbers.sort((a, b) => a - b)
  let kept = 0
  for (const number of numbers) if (kept === 0 || number !== numbers[kept - 1]) numbers[kept++] = number
  numbers.length = kept
}
