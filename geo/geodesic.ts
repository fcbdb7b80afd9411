import geographiclib from 'geographiclib-geodesic'
import { eccentricitySquared, equatorialRadiusM, radian } from './ellipsoid.ts'
import type { Position } from './units.ts'

/**
 * Distances on the WGS 84 ellipsoid by Karney's algorithms (doi:10.1007/s00190-012-0578-z), good to
 * nanometres, and a flat earth round a point for where millions of them would be too slow.
 */
const wgs84 = geographiclib.Geodesic.WGS84

/** Length of the geodesic between two positions, in metres. */
export function distanceM(from: Position, to: Position): number {
  return wgs84.Inverse(from[1], from[0], to[1], to[0]).s12 ?? 0
}

/** Sum of the geodesics between the positions of a path, in metres. */
export function pathLengthM(path: readonly Position[]): number {
  let lengthM = 0
  for (let index = 1; index < path.length; index++) lengthM += distanceM(path[index - 1]!, path[index]!)
  return lengthM
}

/** The direction from one position to another, in degrees clockwise from north, `[0, 360)`. */
export function bearingDeg(from: Position, to: Position): number {
  const azimuthDeg = wgs84.Inverse(from[1], from[0], to[1], to[0]).azi1 ?? 0
  return (azimuthDeg + 360) % 360
}

/** The position `distanceM` metres from another in a direction, in degrees clockwise from north. */
export function positionTowards(from: Position, azimuthDeg: number, distanceM: number): Position {
  const reached = wgs84.Direct(from[1], from[0], azimuthDeg, distanceM)
  return [reached.lon2 ?? from[0], reached.lat2 ?? from[1]]
}

/** The position a share of the way from one to another, along their geodesic. */
export function positionBetween(from: Position, to: Position, share: number): Position {
  const geodesic = wgs84.InverseLine(from[1], from[0], to[1], to[0])
  const { lon2, lat2 } = geodesic.Position(geodesic.s13 * share)
  return [lon2 ?? to[0], lat2 ?? to[1]]
}

/**
 * The path with vertices added along its geodesics so that no step exceeds `stepM` metres.
 * `visit` gets every position in order, with the index of the segment that it ends or lies in.
 */
export function walkPath(
  path: readonly Position[],
  stepM: number,
  visit: (position: Position, segment: number) => void,
): void {
  if (path.length > 0) visit(path[0]!, 0)
  for (let segment = 0; segment + 1 < path.length; segment++) {
    const from = path[segment]!
    const to = path[segment + 1]!
    const geodesic = wgs84.InverseLine(from[1], from[0], to[1], to[0])
    const lengthM = geodesic.s13
    const steps = Math.ceil(lengthM / stepM)
    for (let step = 1; step < steps; step++) {
      const between = geodesic.Position((lengthM * step) / steps)
      visit([between.lon2 ?? to[0], between.lat2 ?? to[1]], segment)
    }
    visit(to, segment)
  }
}

/** Metres in a degree of latitude here: the meridian's radius of curvature. */
export function metresPerDegreeLat(lat: number): number {
  const sin = Math.sin(lat * radian)
  const root = 1 - eccentricitySquared * sin * sin
  return (radian * equatorialRadiusM * (1 - eccentricitySquared)) / (root * Math.sqrt(root))
}

/** Metres in a degree of longitude here, along the parallel. */
export function metresPerDegreeLon(lat: number): number {
  const sin = Math.sin(lat * radian)
  return (
    (radian * equatorialRadiusM * Math.cos(lat * radian)) / Math.sqrt(1 - eccentricitySquared * sin * sin)
  )
}

/** East and north of one position from another nearby, metres, with the scales there. */
export function metresFrom(from: Position, to: Position): [eastM: number, northM: number] {
  return [(to[0] - from[0]) * metresPerDegreeLon(from[1]), (to[1] - from[1]) * metresPerDegreeLat(from[1])]
}

/**
 * The place of a straight piece nearest to a position: how far along the piece, from 0 to 1, and how far
 * away. On the flat earth round the position.
 */
export function footOnSegment(
  position: Position,
  from: Position,
  to: Position,
): { readonly share: number; readonly awayM: number } {
  const [perLon, perLat] = [metresPerDegreeLon(position[1]), metresPerDegreeLat(position[1])]
  const [east, north] = [(to[0] - from[0]) * perLon, (to[1] - from[1]) * perLat]
  const [aheadEast, aheadNorth] = [(position[0] - from[0]) * perLon, (position[1] - from[1]) * perLat]
  const squared = east * east + north * north
  const dot = aheadEast * east + aheadNorth * north
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, dot / squared))
  return { share, awayM: Math.hypot(aheadEast - share * east, aheadNorth - share * north) }
}

/**
 * How fast the parallel curves north of the tangent at a latitude, in metres of northing for each
 * (metre of easting × degree of longitude): the second-order term of the flat earth round a point,
 * `north = Δlat · metresPerDegreeLat + ½ · east · Δlon · parallelBend`.
 * What is left out is of third order: under 0.1 mm at 500 m, under 3 cm at 10 km.
 */
export function parallelBend(lat: number): number {
  return Math.sin(lat * radian) * radian
}
