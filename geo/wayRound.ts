import { distanceM, pathLengthM } from './geodesic.ts'
import { boxesMeet, boxRound, type IndexedPath } from './pathIndex.ts'
import type { Position } from './units.ts'

/** Paths nearer than this end to end are one obstacle to a walker, whatever the policy joins, metres. */
const leastPassableM = 0.5

export interface WayOn {
  readonly lengthM: number
  readonly end: Position
}

/**
 * How far a barrier goes on past one of its ends by others that begin or end there, metres, and where
 * it ends at last.
 */
export function goesOnFor(end: Position, others: readonly IndexedPath[], joinM: number): WayOn {
  const joinedM = Math.max(joinM, leastPassableM)
  const taken = new Set<IndexedPath>()
  let [lengthM, at] = [0, end]
  for (;;) {
    const box = boxRound(at, joinedM)
    const next = others.find(
      (other) =>
        !taken.has(other) &&
        boxesMeet(other.box, box) &&
        [other.path[0]!, other.path.at(-1)!].some((place) => distanceM(place, at) <= joinedM),
    )
    if (next === undefined) return { lengthM, end: at }
    taken.add(next)
    const [first, last] = [next.path[0]!, next.path.at(-1)!]
    lengthM += pathLengthM(next.path)
    at = distanceM(first, at) <= joinedM ? last : first
  }
}
