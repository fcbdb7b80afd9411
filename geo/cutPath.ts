import { distanceM, footOnSegment, pathLengthM, positionBetween } from './geodesic.ts'
import { intersect, union, type Interval } from './intervals.ts'
import type { Position } from './units.ts'

/** A piece of a path; all pieces of one path lie end to end, in its order. */
export interface PathPiece {
  readonly path: readonly Position[]
  /** It is one of those that were asked for. */
  readonly isWithin: boolean
}

/** A shorter piece is no piece: it goes with what lies beside it, metres. */
export const shortestPieceM = 0.5

/** How far along a path each of its vertices lies, metres. */
function alongOf(path: readonly Position[]): number[] {
  const alongM = [0]
  for (let index = 1; index < path.length; index++)
    alongM.push(alongM[index - 1]! + distanceM(path[index - 1]!, path[index]!))
  return alongM
}

/** A path cut where the spans begin and end, which are given in metres along it. */
export function cutPath(path: readonly Position[], spans: readonly Interval[]): PathPiece[] {
  const alongM = alongOf(path)
  const lengthM = alongM.at(-1) ?? 0
  const cuts = withoutSlivers(intersect(union(spans), [{ from: 0, to: lengthM }]), lengthM)
  const pieces: PathPiece[] = []
  let atM = 0
  for (const { from, to } of cuts) {
    if (from > atM) pieces.push({ path: slice(path, alongM, atM, from), isWithin: false })
    pieces.push({ path: slice(path, alongM, from, to), isWithin: true })
    atM = to
  }
  if (atM < lengthM || pieces.length === 0)
    pieces.push({ path: atM === 0 ? path : slice(path, alongM, atM, lengthM), isWithin: false })
  return pieces
}

/** Gaps that are too short are closed, then pieces that are too short are left out. */
function withoutSlivers(spans: readonly Interval[], lengthM: number): Interval[] {
  const closed: { from: number; to: number }[] = []
  for (const span of spans) {
    const from = span.from < shortestPieceM ? 0 : span.from
    const to = span.to > lengthM - shortestPieceM ? lengthM : span.to
    const last = closed.at(-1)
    if (last !== undefined && from - last.to < shortestPieceM) last.to = to
    else closed.push({ from, to })
  }
  return closed.filter(({ from, to }) => to - from >= shortestPieceM || (from === 0 && to === lengthM))
}

function slice(
  path: readonly Position[],
  alongM: readonly number[],
  fromM: number,
  toM: number,
): readonly Position[] {
  const between = path.filter((_, index) => alongM[index]! > fromM && alongM[index]! < toM)
  return [placeAt(path, alongM, fromM), ...between, placeAt(path, alongM, toM)]
}

/** The position so far along a path. */
function placeAt(path: readonly Position[], alongM: readonly number[], atM: number): Position {
  const after = alongM.findIndex((each) => each >= atM)
  const [next, before] = [path[after], path[after - 1]]
  if (next === undefined) return path.at(-1)!
  if (before === undefined || alongM[after] === atM) return next
  return positionBetween(before, next, (atM - alongM[after - 1]!) / (alongM[after]! - alongM[after - 1]!))
}

/** Where a path comes nearest to a position. */
export interface PlaceAlong {
  readonly place: Position
  readonly alongM: number
  readonly awayM: number
}

/**
 * The place of a path nearest to a position within some kilometres: how far along it lies, and how far
 * away, to some centimetres.
 */
export function nearestAlong(path: readonly Position[], position: Position): PlaceAlong {
  // Found on a flat map round the position, where that costs little; only what is found is measured.
  let nearest = { segment: 0, share: 0, awayM: Infinity }
  for (let segment = 0; segment + 1 < path.length; segment++) {
    const foot = footOnSegment(position, path[segment]!, path[segment + 1]!)
    if (foot.awayM < nearest.awayM) nearest = { segment, ...foot }
  }
  const { segment, share } = nearest
  const from = path[segment]!
  const to = path[segment + 1] ?? from
  const place = positionBetween(from, to, share)
  return {
    place,
    alongM: pathLengthM(path.slice(0, segment + 1)) + share * distanceM(from, to),
    awayM: distanceM(place, position),
  }
}
