import { buildBoxTree, searchBox, type BoxTree, type LonLatBox } from './boxTree.ts'
import { footOnSegment } from './geodesic.ts'
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
  /** How far along what meets it. */
  readonly otherShare: number
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

/** A box that reaches at least so many metres farther to every side, up to 75° of latitude. */
export function grownBox([west, south, east, north]: LonLatBox, metres: number): LonLatBox {
  // A degree of latitude has at least 110 km everywhere; one of longitude has a quarter of it at 75°.
  const degrees = metres / 25_000
  return [west - degrees, south - degrees, east + degrees, north + degrees]
}

export function boxRound([lon, lat]: Position, metres: number): LonLatBox {
  return grownBox([lon, lat, lon, lat], metres)
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
  searchBox(tree, boxOfSegment(c, d), (segment) => {
    const met = segmentCrossing(path[segment]!, path[segment + 1]!, c, d)
    if (met !== undefined) found.push({ segment, ...met })
  })
  return found
}

/** The nearest place of a path within reach, on an earth that is flat so near. */
export function tryNearestOn(
  { path, tree }: IndexedPath,
  position: Position,
  reachM: number,
): Position | undefined {
  let [nearest, leastM]: [Position | undefined, number] = [undefined, reachM]
  searchBox(tree, boxRound(position, reachM), (segment) => {
    const [from, to] = [path[segment]!, path[segment + 1]!]
    const { share, awayM } = footOnSegment(position, from, to)
    if (awayM > leastM) return
    leastM = awayM
    nearest = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]
  })
  return nearest
}

/**
 * For each segment of a path the shares of it, rising, at which it meets another one; where two that
 * follow each other share their vertex is no meeting.
 */
export function selfMeetings(path: readonly Position[]): number[][] {
  const meetings = path.slice(1).map((): number[] => [])
  if (path.length < 2) return meetings
  const { tree } = indexPath(path)
  for (const [segment, shares] of meetings.entries()) {
    const [from, to] = [path[segment]!, path[segment + 1]!]
    searchBox(tree, boxOfSegment(from, to), (other) => {
      if (other < segment + 2) return
      const met = segmentCrossing(from, to, path[other]!, path[other + 1]!)
      if (met === undefined) return
      shares.push(met.share)
      meetings[other]!.push(met.otherShare)
    })
  }
  return meetings.map((shares) => shares.sort((a, b) => a - b))
}

export function boxOfSegment(from: Position, to: Position): LonLatBox {
  return [
    Math.min(from[0], to[0]),
    Math.min(from[1], to[1]),
    Math.max(from[0], to[0]),
    Math.max(from[1], to[1]),
  ]
}

/**
 * Where segment ab meets segment cd, and how far along either. Longitude and latitude are taken as a
 * plane: over the few hundred metres of a segment that is off by less than a centimetre.
 */
function segmentCrossing(
  a: Position,
  b: Position,
  c: Position,
  d: Position,
): Omit<PathMeeting, 'segment'> | undefined {
  const [abEast, abNorth] = [b[0] - a[0], b[1] - a[1]]
  const [cdEast, cdNorth] = [d[0] - c[0], d[1] - c[1]]
  const across = abEast * cdNorth - abNorth * cdEast
  if (across === 0) return undefined
  const share = ((c[0] - a[0]) * cdNorth - (c[1] - a[1]) * cdEast) / across
  const otherShare = ((c[0] - a[0]) * abNorth - (c[1] - a[1]) * abEast) / across
  if (share < 0 || share > 1 || otherShare < 0 || otherShare > 1) return undefined
  return { share, otherShare, position: [a[0] + share * abEast, a[1] + share * abNorth] }
}
