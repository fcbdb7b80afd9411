import { metresPerDegreeLat, metresPerDegreeLon } from './geodesic.ts'
import type { Position } from './units.ts'

/**
 * A path with the fewest of its own positions that Douglas and Peucker's way keeps, none of the others
 * farther than a tolerance from what is left. Ends stay. On a flat earth, for paths of a few kilometres.
 */
export function simplifyPath(path: readonly Position[], toleranceM: number): Position[] {
  if (path.length < 3) return [...path]
  const kept = new Set([0, path.length - 1])
  const stack: [first: number, last: number][] = [[0, path.length - 1]]
  for (let range = stack.pop(); range !== undefined; range = stack.pop()) {
    const [first, last] = range
    let [farthest, awayM] = [first, toleranceM]
    for (let index = first + 1; index < last; index++) {
      const distance = segmentDistanceM(path[index]!, path[first]!, path[last]!)
      if (distance > awayM) [farthest, awayM] = [index, distance]
    }
    if (farthest === first) continue
    kept.add(farthest)
    stack.push([first, farthest], [farthest, last])
  }
  return path.filter((_, index) => kept.has(index))
}

function segmentDistanceM(position: Position, from: Position, to: Position): number {
  const [perLon, perLat] = [metresPerDegreeLon(position[1]), metresPerDegreeLat(position[1])]
  const [east, north] = [(to[0] - from[0]) * perLon, (to[1] - from[1]) * perLat]
  const [toEast, toNorth] = [(position[0] - from[0]) * perLon, (position[1] - from[1]) * perLat]
  const squared = east * east + north * north
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, (toEast * east + toNorth * north) / squared))
  return Math.hypot(toEast - share * east, toNorth - share * north)
}
