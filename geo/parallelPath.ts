import { metresPerDegreeLat, metresPerDegreeLon, pathLengthM } from './geodesic.ts'
import { findSelfCrossing } from './selfCrossing.ts'
import type { Position } from './units.ts'

/** A position of the raw parallel: a corner of it, or only a sample between two corners. */
interface RawPosition {
  readonly position: Position
  readonly isCorner: boolean
}

/**
 * A path parallel to another at `offsetM` metres to its left (negative: to its right), rounded on the
 * outside of its bends. Where it would come nearer to the path than that, in a bend that is too narrow,
 * `isTooNear` says so: there it is cut short, from where it meets itself if it does. Empty where all
 * of it is too near.
 */
export function parallelPath(
  path: readonly Position[],
  offsetM: number,
  isTooNear: (position: Position) => boolean,
): Position[] {
  const raw = sampled(rawParallel(path, offsetM), Math.min(50, Math.max(5, Math.abs(offsetM) / 4)))
  const parallel: RawPosition[] = []
  let lastKept = -1
  for (const [index, { position }] of raw.entries()) {
    if (isTooNear(position)) continue
    if (lastKept >= 0 && lastKept < index - 1) {
      const meeting = crossing(raw[lastKept]!, raw[lastKept + 1]!, raw[index - 1]!, raw[index]!)
      // Both sides of what was left out are corners now.
      parallel.push({ position: raw[lastKept]!.position, isCorner: true })
      if (meeting !== undefined) parallel.push({ position: meeting, isCorner: true })
      parallel.push({ position, isCorner: true })
    } else parallel.push(raw[index]!)
    lastKept = index
  }
  const corners = parallel
    .filter(({ isCorner }, index) => isCorner || index === 0 || index === parallel.length - 1)
    .map(({ position }) => position)
    .filter((position, index, all) => index === 0 || !isSame(position, all[index - 1]!))
  return withoutLoops(corners, Math.abs(offsetM) * longestLoop)
}

/** A pocket behind a mouth too narrow to pass is left out if the way round it is this many offsets. */
const longestLoop = 20

const radian = Math.PI / 180
const roundingStep = 20 * radian

function rawParallel(path: readonly Position[], offsetM: number): Position[] {
  const parallel: Position[] = []
  let arrivedAt: number | undefined
  for (let index = 1; index < path.length; index++) {
    const [from, to] = [path[index - 1]!, path[index]!]
    const perDegreeLon = metresPerDegreeLon((from[1] + to[1]) / 2)
    const perDegreeLat = metresPerDegreeLat((from[1] + to[1]) / 2)
    const heading = Math.atan2((to[1] - from[1]) * perDegreeLat, (to[0] - from[0]) * perDegreeLon)
    const beside = (position: Position, direction: number, distanceM = offsetM): Position => [
      position[0] - (Math.sin(direction) * distanceM) / perDegreeLon,
      position[1] + (Math.cos(direction) * distanceM) / perDegreeLat,
    ]
    if (arrivedAt !== undefined) {
      const turned = Math.atan2(Math.sin(heading - arrivedAt), Math.cos(heading - arrivedAt))
      // The corners stand outside the circle, so that the edges between them touch it.
      const steps = turned * offsetM < 0 ? Math.ceil(Math.abs(turned) / roundingStep) : 0
      for (let step = 0; step < steps; step++)
        parallel.push(
          beside(from, arrivedAt + (turned * (step + 0.5)) / steps, offsetM / Math.cos(turned / steps / 2)),
        )
    }
    parallel.push(beside(from, heading), beside(to, heading))
    arrivedAt = heading
  }
  return parallel
}

function sampled(corners: readonly Position[], stepM: number): RawPosition[] {
  const samples: RawPosition[] = []
  for (const [index, corner] of corners.entries()) {
    const before = corners[index - 1]
    if (before !== undefined) {
      const lengthM = Math.hypot(
        (corner[0] - before[0]) * metresPerDegreeLon(corner[1]),
        (corner[1] - before[1]) * metresPerDegreeLat(corner[1]),
      )
      const steps = Math.ceil(lengthM / stepM)
      for (let step = 1; step < steps; step++)
        samples.push({ position: along(before, corner, step / steps), isCorner: false })
    }
    samples.push({ position: corner, isCorner: true })
  }
  return samples
}

/** Cuts out where the path meets itself after at most `longestM`; a longer way round stays. */
function withoutLoops(path: readonly Position[], longestM: number): Position[] {
  const kept: Position[] = []
  let rest = [...path]
  for (;;) {
    const loop = rest.length < 3 ? undefined : findSelfCrossing(rest)
    if (loop === undefined) return [...kept, ...rest]
    const way = [loop.position, ...rest.slice(loop.firstSegment + 1, loop.secondSegment + 1), loop.position]
    if (pathLengthM(way) <= longestM)
      rest = [
        ...rest.slice(0, loop.firstSegment + 1),
        // A spike is left out with its tip, which is where it meets itself.
        ...(loop.secondSegment === loop.firstSegment + 1 ? [] : [loop.position]),
        ...rest.slice(loop.secondSegment + 1),
      ].filter((position, index, all) => index === 0 || !isSame(position, all[index - 1]!))
    else kept.push(...rest.splice(0, loop.firstSegment + 1))
  }
}

function crossing(a: RawPosition, b: RawPosition, c: RawPosition, d: RawPosition): Position | undefined {
  const [ax, ay] = a.position
  const [bx, by] = [b.position[0] - ax, b.position[1] - ay]
  const [cx, cy] = [c.position[0] - ax, c.position[1] - ay]
  const [dx, dy] = [d.position[0] - c.position[0], d.position[1] - c.position[1]]
  const across = bx * dy - by * dx
  if (across === 0) return undefined
  const share = (cx * dy - cy * dx) / across
  const otherShare = (cx * by - cy * bx) / across
  if (share < 0 || share > 1 || otherShare < 0 || otherShare > 1) return undefined
  return along(a.position, b.position, share)
}

function along(from: Position, to: Position, share: number): Position {
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]
}

function isSame(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1]
}
