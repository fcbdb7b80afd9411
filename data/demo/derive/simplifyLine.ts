import { type Position, at } from './position.ts'

const metresPerDegree = 111_320

/**
 * Douglas-Peucker with a tolerance in metres, on a plane true to about 1 % over a region of 5 degrees. Vertices for
 * which `isKept` holds stay, and so does the line between two neighbouring ones.
 */
export function simplifyLine(
  line: readonly Position[],
  toleranceM: number,
  isKept: (position: Position) => boolean = () => false,
): Position[] {
  const keep = line.map((position, index) => index === 0 || index === line.length - 1 || isKept(position))
  const anchors = keep.flatMap((kept, index) => (kept ? [index] : []))
  const ranges = anchors.slice(1).map((to, order): [number, number] => [at(anchors, order), to])
  for (let range = ranges.pop(); range; range = ranges.pop()) {
    const [from, to] = range
    let farthest = -1
    let farthestM = toleranceM
    for (let index = from + 1; index < to; index++) {
      const distanceM = getOffsetM(at(line, index), at(line, from), at(line, to))
      if (distanceM > farthestM) [farthest, farthestM] = [index, distanceM]
    }
    if (farthest < 0) continue
    keep[farthest] = true
    ranges.push([from, farthest], [farthest, to])
  }
  return line.filter((_, index) => keep[index])
}

/** Distance from a point to a straight edge, in metres. */
function getOffsetM(point: Position, from: Position, to: Position): number {
  const shorten = Math.cos((from[1] * Math.PI) / 180) * metresPerDegree
  const [edgeX, edgeY] = [(to[0] - from[0]) * shorten, (to[1] - from[1]) * metresPerDegree]
  const [x, y] = [(point[0] - from[0]) * shorten, (point[1] - from[1]) * metresPerDegree]
  const squared = edgeX ** 2 + edgeY ** 2
  const part = squared === 0 ? 0 : Math.min(1, Math.max(0, (x * edgeX + y * edgeY) / squared))
  return Math.hypot(x - part * edgeX, y - part * edgeY)
}
