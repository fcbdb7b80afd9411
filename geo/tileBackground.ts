import type { Era } from './era.ts'
import type { Influence } from './influences.ts'
import { revisitLimitMin } from './revisitLimit.ts'
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

/**
 * A time of a row of chainage with one limit, and with the state that a place has there where no
 * evidence holds it.
 */
export interface BackgroundPiece {
  readonly beginMs: number
  readonly endMs: number
  readonly limitMs: number
  /** Of `stateCodes`: unknown, thin or gap. */
  readonly code: number
}

/** Chainage along which the background is the same. */
export interface BackgroundRow extends Stretch {
  readonly pieces: readonly BackgroundPiece[]
}

/** The rows of a tile, from its start; each row's pieces fill the window in order. */
export function backgroundRows(
  tile: Stretch,
  ground: TileGround,
  eras: readonly Era[],
  times: { readonly windowFromMs: number; readonly windowMs: number; readonly trackedSinceMs: number },
): BackgroundRow[] {
  const bearing = ground.influences.filter(({ cause }) => cause !== 'claim')
  const standing = [...bearing, ...ground.silences, ...ground.underWay]
  const cutsM = sorted([
    tile.fromM,
    tile.toM,
    ...standing.flatMap(({ fromM, toM }) => [fromM, toM]).filter((atM) => tile.fromM < atM && atM < tile.toM),
  ])
  return cutsM.slice(1).map((toM, index) => {
    const fromM = cutsM[index]!
    const isAlong = (stretch: Stretch) => stretch.fromM <= fromM && toM <= stretch.toM
    const limits = limitPieces(bearing.filter(isAlong), eras, times)
    const silences = ground.silences.filter(isAlong)
    const underWay = ground.underWay.filter(isAlong)
    return {
      fromM,
      toM,
      pieces: limits.flatMap((piece) => withStates(piece, silences, underWay, times.trackedSinceMs)),
    }
  })
}

type LimitPiece = Omit<BackgroundPiece, 'code'>

/** The revisit limit along a row over time. */
function limitPieces(
  bearing: readonly Influence[],
  eras: readonly Era[],
  { windowFromMs, windowMs }: { windowFromMs: number; windowMs: number },
): LimitPiece[] {
  const instants = sorted([
    0,
    windowMs,
    ...[
      ...eras.map((era) => era.fromMs - windowFromMs),
      ...bearing.flatMap(({ beginMs, endMs }) => [beginMs, endMs]),
    ].filter((atMs) => 0 < atMs && atMs < windowMs),
  ])
  let era = 0
  return instants.slice(1).map((endMs, index) => {
    const beginMs = instants[index]!
    while (era + 1 < eras.length && eras[era + 1]!.fromMs - windowFromMs <= beginMs) era++
    const here = bearing.filter((influence) => influence.beginMs <= beginMs && endMs <= influence.endMs)
    const limitMin = revisitLimitMin(
      eras[era]!.policy,
      eras[era]!.baseLimitMin,
      here.some(({ cause }) => cause === 'barrier'),
      here.some(({ cause }) => cause === 'trail'),
    )
    return { beginMs, endMs, limitMs: limitMin * 60_000 }
  })
}

/**
 * A time of one limit with its states where no evidence holds: unknown before the line was tracked and
 * where presence in silence would hold, that is from a silence's beginning until one limit after its
 * end; thin where a claim is under way; else gap.
 */
function withStates(
  piece: LimitPiece,
  silences: readonly Patch[],
  underWay: readonly Patch[],
  trackedSinceMs: number,
): BackgroundPiece[] {
  const { beginMs, endMs, limitMs } = piece
  const meets = (span: { from: number; to: number }) => span.from < endMs && beginMs < span.to
  const unknown = [
    { from: -Infinity, to: trackedSinceMs },
    ...silences.map((silence) => ({ from: silence.beginMs, to: silence.endMs + limitMs })),
  ].filter(meets)
  const thin = underWay.map((patch) => ({ from: patch.beginMs, to: patch.endMs })).filter(meets)
  const instants = sorted([
    beginMs,
    endMs,
    ...[...unknown, ...thin]
      .flatMap(({ from, to }) => [from, to])
      .filter((atMs) => beginMs < atMs && atMs < endMs),
  ])
  return instants.slice(1).map((toMs, index) => {
    const fromMs = instants[index]!
    const within = ({ from, to }: { from: number; to: number }) => from <= fromMs && toMs <= to
    const code = unknown.some(within)
      ? stateCodes.unknown
      : thin.some(within)
        ? stateCodes.thin
        : stateCodes.gap
    return { beginMs: fromMs, endMs: toMs, limitMs, code }
  })
}

function sorted(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b)
}
