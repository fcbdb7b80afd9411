import { buildBoxTree, searchBox, type BoxTree, type LonLatBox } from './boxTree.ts'
import { toLonLat } from './positions.ts'
import type { Position } from './units.ts'

/** A path with boxes round its segments, to be asked what meets it. */
export interface IndexedPath {
  readonly path: readonly Position[]
  readonly tree: BoxTree
  readonly box: LonLatBox
}

/** Where another path meets an indexed one. */
export interface PathMeeting {
  readonly segment: number
  /** How far along the segment, from 0 to 1. */
  readonly share: number
  readonly position: Position
}

/** Of at least two positions. */
export function indexPath(path: readonly Position[]): IndexedPath {
  const tree = buildBoxTree(toLonLat(path), 2)
  const last = (tree.levelStart.at(-1)! - 1) * 4
  const { boxes } = tree
  return { path, tree, box: [boxes[last]!, boxes[last + 1]!, boxes[last + 2]!, boxes[last + 3]!] }
}

export function boxesMeet(a: LonLatBox, b: LonLatBox): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
}

/** A box that reaches so many degrees farther to every side. */
export function grownBox([west, south, east, north]: LonLatBox, degrees: number): LonLatBox {
  return [west - degrees, south - degrees, east + degrees, north + degrees]
}

/** The first place where two paths meet, walking along the first; undefined where they do not. */
export function firstMeeting(indexed: IndexedPath, other: IndexedPath): PathMeeting | undefined {
  let first: PathMeeting | undefined
  for (const meeting of meetings(indexed, other))
    if (
      first === undefined ||
      meeting.segment < first.segment ||
      (meeting.segment === first.segment && meeting.share < first.share)
    )
      first = meeting
  return first
}

/** Every place where another path meets an indexed one, in the order of the other. */
export function meetings(indexed: IndexedPath, other: IndexedPath): PathMeeting[] {
  if (!boxesMeet(indexed.box, other.box)) return []
  const found: PathMeeting[] = []
  searchBox(other.tree, indexed.box, (segment) => {
    found.push(...meetingsOf(indexed, other.path[segment]!, other.path[segment + 1]!))
  })
  return found
}

/** Where a straight piece meets an indexed path. */
export function meetingsOf({ path, tree }: IndexedPath, c: Position, d: Position): PathMeeting[] {
  const found: PathMeeting[] = []
  const box: LonLatBox = [
    Math.min(c[0], d[0]),
    Math.min(c[1], d[1]),
    Math.max(c[0], d[0]),
    Math.max(c[1], d[1]),
  ]
  searchBox(tree, box, (segment) => {
    const met = segmentCrossing(path[segment]!, path[segment + 1]!, c, d)
    if (met !== undefined) found.push({ segment, ...met })
  })
  return found
}

/**
 * Where segment ab meets segment cd, and how far along ab. Longitude and latitude are taken as a
 * plane: over the few hundred metres of a segment that is off by less than a centimetre.
 */
export function segmentCrossing(
  a: Position,
  b: Position,
  c: Position,
  d: Position,
): { share: number; position: Position } | undefined {
  const [abEast, abNorth] = [b[0] - a[0], b[1] - a[1]]
  const [cdEast, cdNorth] = [d[0] - c[0], d[1] - c[1]]
  const across = abEast * cdNorth - abNorth * cdEast
  if (across === 0) return undefined
  const share = ((c[0] - a[0]) * cdNorth - (c[1] - a[1]) * cdEast) / across
  const otherShare = ((c[0] - a[0]) * abNorth - (c[1] - a[1]) * abEast) / across
  if (share < 0 || share > 1 || otherShare < 0 || otherShare > 1) return undefined
  return { share, position: [a[0] + share * abEast, a[1] + share * abNorth] }
}
