import { footOnSegment, metresFrom, metresPerDegreeLat, metresPerDegreeLon } from './geodesic.ts'
import { selfMeetings } from './pathIndex.ts'
import { findSelfCrossing } from './selfCrossing.ts'
import type { Position } from './units.ts'

export interface Parallel {
  /** From beside the path's start to beside its end; empty where all of it is too near. */
  readonly path: Position[]
  /** Parallels inside pockets whose mouth is narrower than twice the offset: the path passes them by. */
  readonly pockets: Position[][]
}

/**
 * A path parallel to another at `offsetM` metres to its left (negative: to its right), rounded on the
 * outside of its bends. `isTooNear` says where a position comes nearer than that, as in a narrow bend:
 * there the raw parallel is cut, exactly where it meets itself. It never crosses itself.
 *
 * The raw parallel of each segment is cut wherever it meets another; what lies too near is dropped, and
 * what is left is linked where it touches.
 */
export function parallelPath(
  path: readonly Position[],
  offsetM: number,
  isTooNear: (position: Position) => boolean,
): Parallel {
  const runs = farEnough(
    rawParallel(path, offsetM),
    Math.min(20, Math.max(4, Math.abs(offsetM) / 4)),
    isTooNear,
  )
  const pockets: Position[][] = []
  const main = linked(runs, pockets)
  return { path: withoutLoops(withoutStraights(main)), pockets: pockets.map(withoutStraights) }
}

/** How far outside the offset a rounded bend may stand, metres. */
const roundingM = 0.2
/** Ends nearer than this are one place, metres: both are found to the centimetre. */
const touchingM = 0.1
/** Vertices nearer than this become one, metres. */
const mergedM = 0.3
/** A piece shorter than this is nothing, metres. */
const shortestM = 1e-6
/** A vertex nearer than this to the straight between its neighbours says nothing, metres. */
const straightM = 0.01

function rawParallel(path: readonly Position[], offsetM: number): Position[] {
  const parallel: Position[] = []
  const roundingStep = 2 * Math.acos(Math.abs(offsetM) / (Math.abs(offsetM) + roundingM))
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

/** The runs of a raw parallel that keep their distance, in its order, cut where it meets itself. */
function farEnough(
  raw: readonly Position[],
  stepM: number,
  isTooNear: (position: Position) => boolean,
): Position[][] {
  const runs: Position[][] = []
  const cuts = selfMeetings(raw)
  let goesOn = false
  for (let segment = 0; segment + 1 < raw.length; segment++) {
    const [from, to] = [raw[segment]!, raw[segment + 1]!]
    const lengthM = flatLengthM(from, to)
    const shares = [0, ...cuts[segment]!, 1]
    for (let cut = 1; cut < shares.length; cut++) {
      const [start, end] = [shares[cut - 1]!, shares[cut]!]
      if ((end - start) * lengthM < shortestM) continue
      const steps = Math.ceil(((end - start) * lengthM) / stepM)
      const kept = keptShares(start, end, steps, lengthM, (share) => !isTooNear(along(from, to, share)))
      for (const share of kept) {
        if (goesOn && share.start === start) runs.at(-1)!.push(along(from, to, share.end))
        else runs.push([along(from, to, share.start), along(from, to, share.end)])
        goesOn = false
      }
      goesOn = kept.at(-1)?.end === end
    }
  }
  return runs.filter((run) => runLengthM(run) > touchingM / 2)
}

interface Share {
  readonly start: number
  readonly end: number
}

/** The shares of a piece that keep their distance; where that changes is found to the millimetre. */
function keptShares(
  start: number,
  end: number,
  steps: number,
  lengthM: number,
  isKept: (share: number) => boolean,
): Share[] {
  const kept: Share[] = []
  let before: { share: number; isKept: boolean } | undefined
  let openedAt = start
  const sampleAt = (share: number) => ({ share, isKept: isKept(share) })
  const middles = Array.from({ length: steps }, (_, step) =>
    sampleAt(start + ((end - start) * (step + 0.5)) / steps),
  )
  // Just where it meets itself the distance of what is too near decides nothing: there it is cut already.
  const samples = [
    ...(start === 0 || middles[0]!.isKept ? [sampleAt(start)] : []),
    ...middles,
    ...(end === 1 || middles.at(-1)!.isKept ? [sampleAt(end)] : []),
  ]
  for (const sample of samples) {
    if (before === undefined || sample.isKept === before.isKept) {
      before = sample
      continue
    }
    let [same, other] = [before.share, sample.share]
    while ((other - same) * lengthM > 0.001) {
      const middle = (same + other) / 2
      if (isKept(middle) === before.isKept) same = middle
      else other = middle
    }
    if (sample.isKept) openedAt = other
    else kept.push({ start: openedAt, end: same })
    before = sample
  }
  if (before?.isKept === true) kept.push({ start: openedAt, end })
  return kept
}

/** Links runs where they touch; runs passed by on the way lie in a pocket, and are linked on their own. */
function linked(runs: readonly Position[][], pockets: Position[][]): Position[] {
  const path = [...(runs[0] ?? [])]
  for (let next = 1; next < runs.length; next++) {
    const end = path.at(-1)!
    const touching = runs.findIndex((run, index) => index >= next && flatLengthM(run[0]!, end) < touchingM)
    if (touching > next) pockets.push(linked(runs.slice(next, touching), pockets))
    // Where nothing touches, the way on is cut short: there is no room for it.
    const run = runs[touching === -1 ? next : touching]!
    path.push(...(touching === -1 ? run : run.slice(1)))
    next = touching === -1 ? next : touching
  }
  return path
}

/** What the straights cut short cross is left out, whatever its length. */
function withoutLoops(path: readonly Position[]): Position[] {
  let left = [...path]
  for (;;) {
    const loop = left.length < 3 ? undefined : findSelfCrossing(left)
    if (loop === undefined) return left
    left = [
      ...left.slice(0, loop.firstSegment + 1),
      // A spike is left out with its tip, which is where it meets itself.
      ...(loop.secondSegment === loop.firstSegment + 1 ? [] : [loop.position]),
      ...left.slice(loop.secondSegment + 1),
    ].filter((position, index, all) => index === 0 || !isSame(position, all[index - 1]!))
  }
}

/** Without the vertices that lie on the straight between their neighbours, or as good as on one. */
function withoutStraights(path: readonly Position[]): Position[] {
  const kept: Position[] = []
  for (const [index, position] of path.entries()) {
    const before = kept.at(-1)
    if (before !== undefined && flatLengthM(before, position) < mergedM && index < path.length - 1) continue
    const after = path[index + 1]
    if (before === undefined || after === undefined || besideM(before, position, after) >= straightM)
      kept.push(position)
  }
  return kept
}

/** How far a position lies beside the straight between two others; more than any where it turns back. */
function besideM(before: Position, position: Position, after: Position): number {
  const { share, awayM } = footOnSegment(position, before, after)
  return share === 0 || share === 1 ? Infinity : awayM
}

function runLengthM(run: readonly Position[]): number {
  let lengthM = 0
  for (let index = 1; index < run.length; index++) lengthM += flatLengthM(run[index - 1]!, run[index]!)
  return lengthM
}

function flatLengthM(from: Position, to: Position): number {
  return Math.hypot(...metresFrom(to, from))
}

function along(from: Position, to: Position, share: number): Position {
  if (share === 0) return from
  if (share === 1) return to
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]
}

function isSame(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1]
}
