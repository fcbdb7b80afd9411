import type { Era } from './era.ts'
import type { Influence } from './influences.ts'
import { possibleLimitsMin, revisitLimitMin } from './revisitLimit.ts'
import { stateCodes } from './slicedStates.ts'
import type { Region, Stretch } from './units.ts'

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

/** Times in milliseconds; `trackedSinceMs` after the window begins. */
export interface WindowTimes {
  readonly windowFromMs: number
  readonly windowMs: number
  readonly trackedSinceMs: number
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
  /** They fill the window in order. */
  readonly pieces: readonly BackgroundPiece[]
}

/**
 * The background of a tile, from its start: unknown before the line was tracked and where presence in
 * silence would hold, that is from a silence's beginning until one limit after its end; thin where a
 * claim is under way; else gap.
 */
export function backgroundRows(
  tile: Stretch,
  { influences, silences, underWay }: TileGround,
  eras: readonly Era[],
  times: WindowTimes,
): BackgroundRow[] {
  const bearing = influences.filter(({ cause }) => cause !== 'claim')
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
    const ground = {
      influences: along(bearing, row),
      silences: along(silences, row),
      underWay: along(underWay, row),
    }
    rows.push({ ...row, pieces: piecesOf(ground, eras, times) })
  }
  return rows
}

function piecesOf(ground: TileGround, eras: readonly Era[], times: WindowTimes): BackgroundPiece[] {
  const { windowFromMs, windowMs, trackedSinceMs } = times
  const instants = [0, windowMs]
  const cutAt = (atMs: number) => {
    if (0 < atMs && atMs < windowMs) instants.push(atMs)
  }
  cutAt(trackedSinceMs)
  for (const era of eras) {
    cutAt(era.fromMs - windowFromMs)
    for (const limitMin of possibleLimitsMin(era))
      for (const { endMs } of ground.silences) cutAt(endMs + limitMin * 60_000)
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
    while (era + 1 < eras.length && eras[era + 1]!.fromMs - windowFromMs <= beginMs) era++
    const limitMs = limitOf(eras[era]!, ground.influences, beginMs)
    const code = codeOf(ground, beginMs, limitMs, trackedSinceMs)
    const last = pieces[pieces.length - 1]
    if (last !== undefined && last.limitMs === limitMs && last.code === code)
      last.endMs = instants[index + 1]!
    else pieces.push({ beginMs, endMs: instants[index + 1]!, limitMs, code })
  }
  return pieces
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

function along<Placed extends Stretch>(placed: readonly Placed[], { fromM, toM }: Stretch): Placed[] {
  return placed.filter((one) => one.fromM <= fromM && toM <= one.toM)
}

/** Sorts numbers, each once, where they stand. */
function inOrder(numbers: number[]): void {
  numbers.sort((a, b) => a - b)
  let kept = 0
  for (const number of numbers) if (kept === 0 || number !== numbers[kept - 1]) numbers[kept++] = number
  numbers.length = kept
}
