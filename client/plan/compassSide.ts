import type { Position } from '../../geo/units.ts'

const sides = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const
export type CompassSide = (typeof sides)[number]

/** On which side of one place another lies, to an eighth of the compass; near enough for places in one county. */
export function compassSide([fromLon, fromLat]: Position, [lon, lat]: Position): CompassSide {
  const east = (lon - fromLon) * Math.cos((fromLat * Math.PI) / 180)
  const eighths = Math.round(Math.atan2(east, lat - fromLat) / (Math.PI / 4))
  return sides[(eighths + 8) % 8]!
}
