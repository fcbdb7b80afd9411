import geodesic from 'geographiclib-geodesic'
import { pairsOf, type Position } from './position.ts'

const wgs84 = geodesic.Geodesic.WGS84

/** Geodesic length of a line on the WGS 84 ellipsoid, in km. */
export function measureKm(line: readonly Position[]): number {
  const metres = pairsOf(line).reduce((sum, [from, to]) => sum + getDistanceM(from, to), 0)
  return metres / 1000
}

/** Geodesic distance on the WGS 84 ellipsoid, in metres. */
export function getDistanceM(from: Position, to: Position): number {
  const { s12 } = wgs84.Inverse(from[1], from[0], to[1], to[0])
  if (s12 === undefined) throw new Error(`No distance between ${from.join()} and ${to.join()}`)
  return s12
}
