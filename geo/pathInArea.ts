import { searchBox, type LonLatBox } from './boxTree.ts'
import { pathLengthM } from './geodesic.ts'
import { boxesMeet, indexPath, meetingsOf, type IndexedPath } from './pathIndex.ts'
import type { Position } from './units.ts'

/** An area by its rings: a position lies in it where a ray to the east meets them an odd number of times. */
export interface IndexedArea {
  readonly rings: readonly IndexedPath[]
  readonly box: LonLatBox
}

/** Of outer rings and their holes, in whatever order. */
export function indexArea(rings: readonly (readonly Position[])[]): IndexedArea {
  const indexed = rings.map(indexPath)
  const box = (axis: 0 | 1 | 2 | 3, of: (...values: number[]) => number) =>
    of(...indexed.map((ring) => ring.box[axis]))
  return { rings: indexed, box: [box(0, Math.min), box(1, Math.min), box(2, Math.max), box(3, Math.max)] }
}

export function isInArea({ rings, box }: IndexedArea, [lon, lat]: Position): boolean {
  if (lon < box[0] || lon > box[2] || lat < box[1] || lat > box[3]) return false
  let isIn = false
  for (const { path, tree, box: ringBox } of rings)
    searchBox(tree, [lon, lat, Math.max(lon, ringBox[2]), lat], (segment) => {
      const [a, b] = [path[segment]!, path[segment + 1]!]
      if (a[1] > lat === b[1] > lat) return
      if (a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0]) > lon) isIn = !isIn
    })
  return isIn
}

/** The parts of a path that lie in an area. */
export function portionsInArea(
  indexed: IndexedPath,
  area: IndexedArea,
): { path: Position[]; lengthM: number }[] {
  if (!boxesMeet(indexed.box, area.box)) return []
  const { path } = indexed
  const portions: Position[][] = []
  let lastSegment = -1
  const add = (segment: number, from: Position, to: Position) => {
    const last = portions.at(-1)
    const end = last?.at(-1)
    const goesOn = end !== undefined && segment <= lastSegment + 1 && end[0] === from[0] && end[1] === from[1]
    if (goesOn) last!.push(to)
    else portions.push([from, to])
    lastSegment = segment
  }
  searchBox(indexed.tree, area.box, (segment) => {
    const [from, to] = [path[segment]!, path[segment + 1]!]
    // Cut where it meets a ring: each piece lies wholly in the area or out of it.
    const cuts = area.rings
      .flatMap((ring) => meetingsOf(ring, from, to))
      .sort((a, b) => a.otherShare - b.otherShare)
      .map(({ position }) => position)
    let start = from
    for (const cut of [...cuts, to]) {
      const isEmpty = start[0] === cut[0] && start[1] === cut[1]
      if (!isEmpty && isInArea(area, [(start[0] + cut[0]) / 2, (start[1] + cut[1]) / 2]))
        add(segment, start, cut)
      start = cut
    }
  })
  return portions.map((portion) => ({ path: portion, lengthM: pathLengthM(portion) }))
}
