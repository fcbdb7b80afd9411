import type { BorderLine } from './borderLine.ts'
import { distanceM, locate, offsetLine } from './chainage.ts'
import type { Position } from './units.ts'

/** Nearer than this, two positions are one. */
const touchingM = 0.5

/**
 * A barrier that follows the line at an offset between the chainages of two places, in the direction in
 * which they were given. Where such a place is one of `joins`, the end of another barrier, it begins or
 * ends exactly there. Empty where both lie at the same chainage.
 */
export function followLine(
  line: BorderLine,
  start: Position,
  end: Position,
  offsetM: number,
  joins: readonly Position[],
): Position[] {
  const from = locate(line, start).chainageM
  const to = locate(line, end).chainageM
  if (Math.abs(from - to) < 1) return []
  const parallel = offsetLine(line, { fromM: Math.min(from, to), toM: Math.max(from, to) }, offsetM)
  const path = from < to ? parallel : parallel.toReversed()
  const [first, last] = [path[0], path.at(-1)]
  if (first === undefined || last === undefined || path.length < 2) return []
  const isJoin = (place: Position) => joins.some((join) => distanceM(join, place) < touchingM)
  return [
    ...(isJoin(start) && distanceM(start, first) > touchingM ? [start] : []),
    ...path,
    ...(isJoin(end) && distanceM(end, last) > touchingM ? [end] : []),
  ]
}
