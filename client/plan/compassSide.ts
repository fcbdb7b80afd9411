import { bearingDeg } from '../../geo/geodesic.ts'
import type { Position } from '../../geo/units.ts'

const sides = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const
export type CompassSide = (typeof sides)[number]

/** On which side of one place another lies, to an eighth of the compass. */
export function compassSide(from: Position, to: Position): CompassSide {
  return sides[Math.round(bearingDeg(from, to) / 45) % 8]!
}
