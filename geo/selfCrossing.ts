import Flatbush from 'flatbush'
import { GeoError } from './geoError.ts'
import type { DistinctPositions } from './positions.ts'
import type { Position } from './units.ts'

/** Where a path meets itself: two of its segments and a position that they share. */
export interface SelfCrossing {
  readonly firstSegment: number
  readonly secondSegment: number
  readonly position: Position
}

/**
 * The first place where a path of distinct positions meets itself: crossing, touching or walking
 * back on itself; `undefined` where it does not. Segments that follow each other share their vertex,
 * and those at the ends of a ring its closing position; that is no crossing.
 */
export function findSelfCrossing(path: readonly Position[]): SelfCrossing | undefined {
  const segments = path.length - 1
  const isRing = path[0]![0] === path[segments]![0] && path[0]![1] === path[segments]![1]
  const index = new Flatbush(segments)
  for (let segment = 0; segment < segments; segment++) {
    const [from, to] = [path[segment]!, path[segment + 1]!]
    index.add(
      Math.min(from[0], to[0]),
      Math.min(from[1], to[1]),
      Math.max(from[0], to[0]),
      Math.max(from[1], to[1]),
    )
  }
  index.finish()
  for (let segment = 0; segment < segments; segment++) {
    const [from, to] = [path[segment]!, path[segment + 1]!]
    const later = index.search(
      Math.min(from[0], to[0]),
      Math.min(from[1], to[1]),
      Math.max(from[0], to[0]),
      Math.max(from[1], to[1]),
      (other) => other > segment,
    )
    for (const other of later.sort((a, b) => a - b)) {
      const [otherFrom, otherTo] = [path[other]!, path[other + 1]!]
      const closesRing = isRing && segment === 0 && other === segments - 1
      const shared =
        other === segment + 1
          ? walksBack(from, to, otherTo)
          : closesRing
            ? walksBack(otherFrom, from, to)
            : sharedPosition(from, to, otherFrom, otherTo)
      if (shared !== undefined) return { firstSegment: segment, secondSegment: other, position: shared }
    }
  }
  return undefined
}

/** Refuses a path that meets itself, naming the segment's end as it was given and where it meets. */
export function refuseSelfCrossing(path: DistinctPositions, field = 'path'): void {
  const crossing = findSelfCrossing(path.positions)
  if (crossing === undefined) return
  const [lon, lat] = crossing.position
  throw new GeoError(
    'line-crosses-itself',
    `${field}.${path.givenIndex[crossing.secondSegment + 1]}`,
    `The path meets itself at ${lon.toFixed(6)}, ${lat.toFixed(6)}.`,
  )
}

/** Twice the signed area of a triangle: positive where it turns left. */
function turn(a: Position, b: Position, c: Position): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/** The corner, where the path goes back along the way it came. */
function walksBack(before: Position, corner: Position, after: Position): Position | undefined {
  const ahead =
    (corner[0] - before[0]) * (after[0] - corner[0]) + (corner[1] - before[1]) * (after[1] - corner[1])
  return turn(before, corner, after) === 0 && ahead < 0 ? corner : undefined
}

function sharedPosition(a: Position, b: Position, c: Position, d: Position): Position | undefined {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)]
  if (abc * abd < 0 && cda * cdb < 0) {
    const share = cda / (cda - cdb)
    return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]
  }
  if (abc === 0 && isWithinBox(c, a, b)) return c
  if (abd === 0 && isWithinBox(d, a, b)) return d
  if (cda === 0 && isWithinBox(a, c, d)) return a
  if (cdb === 0 && isWithinBox(b, c, d)) return b
  return undefined
}

function isWithinBox(position: Position, a: Position, b: Position): boolean {
  return (
    position[0] >= Math.min(a[0], b[0]) &&
    position[0] <= Math.max(a[0], b[0]) &&
    position[1] >= Math.min(a[1], b[1]) &&
    position[1] <= Math.max(a[1], b[1])
  )
}
