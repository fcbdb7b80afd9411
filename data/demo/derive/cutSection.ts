import { type Position, at, samePosition } from './position.ts'
import { type Foot, projectOnLine } from './projectOnLine.ts'

/**
 * The part of a line between the feet of two points on it, in the direction of the line. The feet are rounded to
 * 6 decimals (0.1 m), so that the section starts and ends on the line although rarely at one of its vertices.
 */
export function cutSection(line: readonly Position[], from: Position, to: Position): Position[] {
  const [start, end] = [projectOnLine(line, from), projectOnLine(line, to)].sort(byPlace) as [Foot, Foot]
  const between = line.slice(start.edge + 1, end.edge + 1)
  const section = [start.point, ...between, end.point]
  return section.filter((point, index) => index === 0 || !samePosition(point, at(section, index - 1)))
}

function byPlace(a: Foot, b: Foot): number {
  return a.edge + a.fraction - (b.edge + b.fraction)
}
