import { footOnSegment } from './geodesic.ts'
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
      const foot = footOnSegment(path[index]!, path[first]!, path[last]!)
      if (foot.awayM > awayM) [farthest, awayM] = [index, foot.awayM]
    }
    if (farthest === first) continue
    kept.add(farthest)
    stack.push([first, farthest], [farthest, last])
  }
  return path.filter((_, index) => kept.has(index))
}
