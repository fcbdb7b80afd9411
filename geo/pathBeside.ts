import { distanceM, pathLengthM } from './geodesic.ts'
import { boxesMeet, boxOfSegment, grownBox, tryNearestOn, type IndexedPath } from './pathIndex.ts'
import type { Position } from './units.ts'

/** Longest step between places that are looked at, metres; a narrow band is looked at more often. */
const longestStepM = 10
const shortestStepM = 0.5

/**
 * The parts of a path that come within a distance of another one, in steps of no more than half of it, so
 * that none is stepped over; their ends are found to a hundredth of a step. Longitude and latitude are
 * taken as a plane along a segment, as where paths meet.
 */
export function portionsBeside(
  { path }: IndexedPath,
  other: IndexedPath,
  reachM: number,
): { path: Position[]; lengthM: number }[] {
  const reached = grownBox(other.box, reachM)
  const stepM = Math.min(longestStepM, Math.max(shortestStepM, reachM / 2))
  const isBeside = (position: Position) => tryNearestOn(other, position, reachM) !== undefined
  const portions: Position[][] = []
  let under: Position[] | undefined
  for (let segment = 0; segment + 1 < path.length; segment++) {
    const [from, to] = [path[segment]!, path[segment + 1]!]
    if (!boxesMeet(boxOfSegment(from, to), reached)) {
      under = undefined
      continue
    }
    const steps = Math.max(1, Math.ceil(distanceM(from, to) / stepM))
    const at = (share: number): Position =>
      share === 1 ? to : [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]
    for (let step = under === undefined ? 0 : 1; step <= steps; step++) {
      const here = at(step / steps)
      const isIn = isBeside(here)
      if (isIn && under === undefined) {
        under = step === 0 ? [here] : [edge(at, step / steps, (step - 1) / steps, isBeside), here]
        portions.push(under)
      } else if (isIn && step === steps) under!.push(here)
      else if (!isIn && under !== undefined) {
        under.push(edge(at, (step - 1) / steps, step / steps, isBeside))
        under = undefined
      }
    }
  }
  return portions
    .map((portion) => ({ path: portion, lengthM: pathLengthM(portion) }))
    .filter(({ lengthM }) => lengthM > 0)
}

/** Between a share of a segment that lies beside and one that does not, the last that does. */
function edge(
  at: (share: number) => Position,
  within: number,
  without: number,
  isBeside: (position: Position) => boolean,
): Position {
  let [inside, outside] = [within, without]
  for (let halving = 0; halving < 7; halving++) {
    const middle = (inside + outside) / 2
    if (isBeside(at(middle))) inside = middle
    else outside = middle
  }
  return at(inside)
}
