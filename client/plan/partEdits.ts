import { metresPerDegreeLat, metresPerDegreeLon } from '../../geo/geodesic.ts'
import { distanceM } from '../../geo/chainage.ts'
import type { Position } from '../../geo/units.ts'
import type { WorkingPart } from './workingDraft.ts'

type Parts = readonly WorkingPart[]
type Path = readonly Position[]

/** A vertex of a part. */
export interface VertexPlace {
  readonly part: number
  readonly vertex: number
}

/** A place on a part: on the segment that ends at `vertex`. */
export interface PathPlace extends VertexPlace {
  readonly position: Position
}

/** Nearer than this to a vertex, a place is the vertex, metres. */
const sameVertexM = 0.05

/** Cuts a part in two, both of its kind; undefined where the cut would leave one of them without length. */
export function splitPart(parts: Parts, at: PathPlace): WorkingPart[] | undefined {
  const part = parts[at.part]
  if (part === undefined) return undefined
  const before = part.path.slice(0, at.vertex)
  const after = part.path.slice(at.vertex)
  const isAt = (vertex: Position | undefined) =>
    vertex !== undefined && distanceM(vertex, at.position) < sameVertexM
  const first = isAt(before.at(-1)) ? before : [...before, mutable(at.position)]
  const second = isAt(after[0]) ? after : [mutable(at.position), ...after]
  if (isAt(part.path[0]) || isAt(part.path.at(-1)) || first.length < 2 || second.length < 2) return undefined
  return parts.flatMap((each, index) =>
    index === at.part
      ? [
          { ...part, path: first },
          { ...part, path: second },
        ]
      : [each],
  )
}

/** The other part whose end lies nearest to an end of this one, and how far away; undefined without one. */
export function tryNearestEnd(parts: Parts, of: number): { part: number; gapM: number } | undefined {
  const own = endsOf(parts[of]?.path ?? [])
  let nearest: { part: number; gapM: number } | undefined
  for (const [part, { path }] of parts.entries()) {
    if (part === of || !isOneKind(parts[of], parts[part])) continue
    for (const end of endsOf(path))
      for (const mine of own) {
        const gapM = distanceM(end, mine)
        if (nearest === undefined || gapM < nearest.gapM) nearest = { part, gapM }
      }
  }
  return nearest
}

/** Two parts as one, from nearest end to nearest end by a straight; in the place and direction of the first. */
export function joinParts(parts: Parts, one: number, other: number): WorkingPart[] {
  const [first, second] = [parts[one]!, parts[other]!]
  const [a, b] = [first.path, second.path]
  const ways = [
    { path: [a, b], gapM: distanceM(a.at(-1)!, b[0]!) },
    { path: [a, b.toReversed()], gapM: distanceM(a.at(-1)!, b.at(-1)!) },
    { path: [b, a], gapM: distanceM(b.at(-1)!, a[0]!) },
    { path: [b.toReversed(), a], gapM: distanceM(b[0]!, a[0]!) },
  ]
  const { path, gapM } = ways.reduce((best, way) => (way.gapM < best.gapM ? way : best))
  const [before, after] = [path[0]!, path[1]!]
  const joined = { ...first, path: [...before, ...(gapM < sameVertexM ? after.slice(1) : after)] }
  return parts.flatMap((each, index) => (index === one ? [joined] : index === other ? [] : [each]))
}

export function reversePart(parts: Parts, part: number): WorkingPart[] {
  return alongPath(parts, part, parts[part]!.path.toReversed())
}

export function removePart(parts: Parts, part: number): WorkingPart[] {
  return parts.filter((_, index) => index !== part)
}

export function moveVertex(parts: Parts, { part, vertex }: VertexPlace, to: Position): WorkingPart[] {
  return alongPath(parts, part, parts[part]!.path.with(vertex, mutable(to)))
}

/** A vertex halfway to the next one, or from the one before where it is the last. */
export function insertVertex(
  parts: Parts,
  { part, vertex }: VertexPlace,
): { parts: WorkingPart[]; vertex: number } {
  const path = parts[part]!.path
  const before = vertex + 1 < path.length ? vertex : vertex - 1
  const [from, to] = [path[before]!, path[before + 1]!]
  const middle: [number, number] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
  return { parts: alongPath(parts, part, path.toSpliced(before + 1, 0, middle)), vertex: before + 1 }
}

/** Without a vertex; a part that would be left without length goes with it. */
export function removeVertex(parts: Parts, { part, vertex }: VertexPlace): WorkingPart[] {
  const path = parts[part]!.path.toSpliced(vertex, 1)
  return path.length < 2 ? removePart(parts, part) : alongPath(parts, part, path)
}

/** A whole part moved by metres to the east and north. */
export function shiftPart(parts: Parts, part: number, eastM: number, northM: number): WorkingPart[] {
  const path = parts[part]!.path.map((position) => mutable(shifted(position, eastM, northM)))
  return alongPath(parts, part, path)
}

/** With one part along another path. */
function alongPath(parts: Parts, part: number, path: WorkingPart['path']): WorkingPart[] {
  return parts.map((each, index) => (index === part ? { ...each, path } : each))
}

/** A position moved by a few metres to the east and north. */
export function shifted([lon, lat]: Position, eastM: number, northM: number): Position {
  return [lon + eastM / metresPerDegreeLon(lat), lat + northM / metresPerDegreeLat(lat)]
}

/** The place on paths that is nearest on the screen; undefined where none is within reach. */
export function tryPlaceOnPaths(
  paths: readonly Path[],
  position: Position,
  toPixel: (position: Position) => { x: number; y: number },
  reachPx: number,
): PathPlace | undefined {
  const at = toPixel(position)
  let nearest: { place: PathPlace; awayPx: number } | undefined
  for (const [part, path] of paths.entries())
    for (let vertex = 1; vertex < path.length; vertex++) {
      const [from, to] = [path[vertex - 1]!, path[vertex]!]
      const [a, b] = [toPixel(from), toPixel(to)]
      const [x, y] = [b.x - a.x, b.y - a.y]
      const share = Math.min(1, Math.max(0, ((at.x - a.x) * x + (at.y - a.y) * y) / (x * x + y * y || 1)))
      const awayPx = Math.hypot(at.x - a.x - share * x, at.y - a.y - share * y)
      if (awayPx > reachPx || (nearest !== undefined && awayPx >= nearest.awayPx)) continue
      nearest = { place: { part, vertex, position: onSegment(from, to, share) }, awayPx }
    }
  return nearest?.place
}

function onSegment(from: Position, to: Position, share: number): Position {
  if (share === 0) return from
  if (share === 1) return to
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]
}

/** Whether two parts differ in nothing but where they stand. */
function isOneKind(one: WorkingPart | undefined, other: WorkingPart | undefined): boolean {
  return JSON.stringify({ ...one, path: [] }) === JSON.stringify({ ...other, path: [] })
}

const endsOf = (path: Path): Position[] => (path.length < 2 ? [] : [path[0]!, path.at(-1)!])
const mutable = ([lon, lat]: Position): [number, number] => [lon, lat]

/** Where parts first differ from others: a position of either; undefined where they are along the same paths. */
export function firstDifference(one: Parts, other: Parts): Position | undefined {
  for (let part = 0; part < Math.max(one.length, other.length); part++) {
    const [a, b] = [one[part]?.path ?? [], other[part]?.path ?? []]
    if (a === b) continue
    for (let vertex = 0; vertex < Math.max(a.length, b.length); vertex++) {
      const [here, there] = [a[vertex], b[vertex]]
      if (here?.[0] !== there?.[0] || here?.[1] !== there?.[1]) return there ?? here
    }
  }
  return undefined
}
