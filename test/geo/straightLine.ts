import { compileBorderLine, type BorderLine } from '../../geo/borderLine.ts'
import { positionTowards } from '../../geo/geodesic.ts'
import type { HomeSide, Position } from '../../geo/units.ts'

/** Where the lines of these tests begin: near the middle of Malipo's line. */
const origin: Position = [104.85, 22.94]

/** A border line straight to the east of so many metres; home ground lies to the north. */
export function straightLine(lengthM: number, homeSide: HomeSide = 'left'): BorderLine {
  return lineThrough([0, 0], [lengthM, 0], { homeSide })
}

/** A border line through places given in metres east and north of `origin`. */
export function lineThrough(
  ...parts: readonly (readonly [eastM: number, northM: number] | { homeSide: HomeSide })[]
): BorderLine {
  const places = parts.filter((part): part is readonly [number, number] => Array.isArray(part))
  const homeSide =
    parts.find((part): part is { homeSide: HomeSide } => 'homeSide' in part)?.homeSide ?? 'left'
  return compileBorderLine({
    id: 'test-line',
    positions: places.map(([east, north]) => place(east, north)),
    homeSide,
  })
}

/** The position so many metres east and north of `origin`, along the axes one after the other. */
export function place(eastM: number, northM: number): Position {
  return positionTowards(positionTowards(origin, 0, northM), 90, eastM)
}
