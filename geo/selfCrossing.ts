import { buildBoxTree, childOf, fanOut, type BoxTree } from './boxTree.ts'
import { GeoError } from './geoError.ts'
import { toLonLat, type DistinctPath } from './positions.ts'
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
  return findCrossing(toLonLat(path))
}

/** Refuses a path that meets itself, naming the segment's end as it was given and where it meets. */
export function refuseSelfCrossing(path: DistinctPath, field = 'path'): void {
  const crossing = findCrossing(path.lonLat)
  if (crossing === undefined) return
  const [lon, lat] = crossing.position
  throw new GeoError(
    'line-crosses-itself',
    `${field}.${path.givenIndex[crossing.secondSegment + 1]}`,
    `The path meets itself at ${lon.toFixed(6)}, ${lat.toFixed(6)}.`,
  )
}

function findCrossing(lonLat: Float64Array): SelfCrossing | undefined {
  if (lonLat.length < 6) return undefined
  const tree = buildBoxTree(lonLat, 2)
  for (let box = 0; box < tree.levelStart[1]!; box++) {
    const crossing = firstCrossingOf(tree, box)
    if (crossing !== undefined) return crossing
  }
  return undefined
}

/** The first crossing of a finest box's segments with later ones. */
function firstCrossingOf(tree: BoxTree, firstBox: number): SelfCrossing | undefined {
  const { boxes, levelStart } = tree
  const at = firstBox * 4
  const [west, south, east, north] = [boxes[at]!, boxes[at + 1]!, boxes[at + 2]!, boxes[at + 3]!]
  let found: SelfCrossing | undefined
  const stack = [levelStart.at(-1)! - 1]
  const levels = [levelStart.length - 2]
  while (stack.length > 0) {
    const box = stack.pop()!
    const level = levels.pop()!
    const at = box * 4
    if (boxes[at]! > east || boxes[at + 1]! > north || boxes[at + 2]! < west || boxes[at + 3]! < south)
      continue
    if (level === 0) {
      if (box >= firstBox) found = earlier(found, crossingOfBoxes(tree, firstBox, box))
      continue
    }
    const first = childOf(levelStart, level, box)
    const end = Math.min(first + fanOut, levelStart[level]!)
    // What ends before the first box was compared when it was the first itself.
    const skipped = levelStart[level - 1]! + Math.floor(firstBox / fanOut ** (level - 1))
    for (let child = Math.max(first, skipped); child < end; child++) {
      stack.push(child)
      levels.push(level - 1)
    }
  }
  return found
}

function earlier(a: SelfCrossing | undefined, b: SelfCrossing | undefined): SelfCrossing | undefined {
  if (a === undefined || b === undefined) return a ?? b
  if (a.firstSegment !== b.firstSegment) return a.firstSegment < b.firstSegment ? a : b
  return a.secondSegment < b.secondSegment ? a : b
}

/** The first crossing of a segment of one finest box with a later segment of another. */
function crossingOfBoxes(tree: BoxTree, firstBox: number, box: number): SelfCrossing | undefined {
  const { nodes: at, boxes, pieces } = tree
  const [west, south] = [boxes[box * 4]!, boxes[box * 4 + 1]!]
  const [east, north] = [boxes[box * 4 + 2]!, boxes[box * 4 + 3]!]
  const end = Math.min((box + 1) * fanOut, pieces)
  const firstEnd = Math.min((firstBox + 1) * fanOut, pieces)
  for (let segment = firstBox * fanOut; segment < firstEnd; segment++) {
    const x = at[2 * segment]!
    const y = at[2 * segment + 1]!
    const x2 = at[2 * segment + 2]!
    const y2 = at[2 * segment + 3]!
    const [least, greatest] = x < x2 ? [x, x2] : [x2, x]
    const [lowest, highest] = y < y2 ? [y, y2] : [y2, y]
    if (least > east || greatest < west || lowest > north || highest < south) continue
    for (let other = Math.max(segment + 1, box * fanOut); other < end; other++) {
      const otherX = at[2 * other]!
      const otherX2 = at[2 * other + 2]!
      if ((otherX > greatest && otherX2 > greatest) || (otherX < least && otherX2 < least)) continue
      const otherY = at[2 * other + 1]!
      const otherY2 = at[2 * other + 3]!
      if ((otherY > highest && otherY2 > highest) || (otherY < lowest && otherY2 < lowest)) continue
      const position = meetingOf(tree, segment, other)
      if (position !== undefined) return { firstSegment: segment, secondSegment: other, position }
    }
  }
  return undefined
}

/** Where two segments meet whose boxes do. */
function meetingOf(tree: BoxTree, segment: number, other: number): Position | undefined {
  if (other === segment + 1) return walksBack(tree, segment, other)
  const closesRing = segment === 0 && other === tree.pieces - 1 && isRing(tree)
  if (closesRing) return walksBack(tree, other, segment)
  const { nodes } = tree
  return sharedPosition(
    nodeAt(nodes, segment),
    nodeAt(nodes, segment + 1),
    nodeAt(nodes, other),
    nodeAt(nodes, other + 1),
  )
}

function isRing({ nodes }: BoxTree): boolean {
  return nodes[0] === nodes.at(-2) && nodes[1] === nodes.at(-1)
}

function nodeAt(nodes: Float64Array, node: number): Position {
  return [nodes[2 * node]!, nodes[2 * node + 1]!]
}

/** The corner between two segments, where the path goes back along the way it came. */
function walksBack({ nodes }: BoxTree, segment: number, next: number): Position | undefined {
  const east = nodes[2 * segment + 2]! - nodes[2 * segment]!
  const north = nodes[2 * segment + 3]! - nodes[2 * segment + 1]!
  const nextEast = nodes[2 * next + 2]! - nodes[2 * next]!
  const nextNorth = nodes[2 * next + 3]! - nodes[2 * next + 1]!
  const across = east * nextNorth - north * nextEast
  const ahead = east * nextEast + north * nextNorth
  // Within rounding: a micrometre beside where it came from, over a kilometre.
  const goesBack = ahead < 0 && Math.abs(across) <= 1e-9 * -ahead
  return goesBack ? nodeAt(nodes, next) : undefined
}

/** Twice the signed area of a triangle: positive where it turns left. */
function turn(a: Position, b: Position, c: Position): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
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
