import { radian } from './ellipsoid.ts'
import { checkPosition } from './positions.ts'
import type { Position } from './units.ts'

/**
 * The 3-degree Gauss–Kruger grid of CGCS2000 (GB/T 17278), in which sites are surveyed and set out.
 * WGS 84 and CGCS2000 longitude-latitude are taken as the same; they differ by centimetres.
 *
 * By Krüger's series in the third flattening to its fourth order (Karney 2011,
 * doi:10.1007/s00190-011-0445-3): within 3° of the central meridian below a micrometre.
 */
export interface GridZone {
  /** 25 to 45 in China; the central meridian lies at three times as many degrees. */
  readonly number: number
  readonly centralMeridianDeg: number
}

/** Metres in one zone, with the false easting of 500 km and without the zone before it. */
export interface GridPlace {
  readonly eastingM: number
  readonly northingM: number
}

/** The zone whose central meridian is nearest; east of Greenwich, as the grid is. */
export function gridZoneAt(lon: number): GridZone {
  return gridZone(Math.round((((lon % 360) + 360) % 360) / 3) || 120)
}

/** A zone by its number, from 1 (3° E) round the earth to 120 (Greenwich). */
export function gridZone(number: number): GridZone {
  const meridianDeg = number * 3
  return { number, centralMeridianDeg: meridianDeg > 180 ? meridianDeg - 360 : meridianDeg }
}

/**
 * The EPSG code of a zone: `zoned` with the zone's number before the easting (4513 to 4533), else without
 * it (4534 to 4554); null beyond the zones of China, which alone have one.
 */
export function epsgOf({ number }: GridZone, zoned: boolean): number | null {
  return number < 25 || number > 45 ? null : (zoned ? 4488 : 4509) + number
}

/** An easting with the number of its zone before it: 484,686 m in zone 35 is 35,484,686. */
export function zonedEastingM({ number }: GridZone, eastingM: number): number {
  return number * 1_000_000 + eastingM
}

/** @throws GeoError `position-out-of-range` */
export function toGrid(position: Position, zone: Pick<GridZone, 'centralMeridianDeg'>): GridPlace {
  checkPosition(position)
  const lat = position[1] * radian
  const lon = ((((position[0] - zone.centralMeridianDeg + 180) % 360) + 360) % 360) - 180
  const conformal = conformalTangent(Math.tan(lat))
  const cosLon = Math.cos(lon * radian)
  const north = Math.atan2(conformal, cosLon)
  const east = Math.asinh(Math.sin(lon * radian) / Math.hypot(conformal, cosLon))
  let [xi, eta] = [north, east]
  for (const [index, factor] of forward.entries()) {
    const order = 2 * (index + 1)
    xi += factor * Math.sin(order * north) * Math.cosh(order * east)
    eta += factor * Math.cos(order * north) * Math.sinh(order * east)
  }
  return { eastingM: falseEastingM + rectifyingRadiusM * eta, northingM: rectifyingRadiusM * xi }
}

export function fromGrid(
  { eastingM, northingM }: GridPlace,
  zone: Pick<GridZone, 'centralMeridianDeg'>,
): Position {
  const xi = northingM / rectifyingRadiusM
  const eta = (eastingM - falseEastingM) / rectifyingRadiusM
  let [north, east] = [xi, eta]
  for (const [index, factor] of inverse.entries()) {
    const order = 2 * (index + 1)
    north -= factor * Math.sin(order * xi) * Math.cosh(order * eta)
    east -= factor * Math.cos(order * xi) * Math.sinh(order * eta)
  }
  const lon = zone.centralMeridianDeg + Math.atan2(Math.sinh(east), Math.cos(north)) / radian
  const conformal = Math.sin(north) / Math.hypot(Math.sinh(east), Math.cos(north))
  return [((((lon + 180) % 360) + 360) % 360) - 180, Math.atan(geographicTangent(conformal)) / radian]
}

/** CGCS2000 has its own flattening; to WGS 84 it makes 0.1 mm. */
const equatorialRadiusM = 6_378_137
const flattening = 1 / 298.257222101
const eccentricity = Math.sqrt(flattening * (2 - flattening))
const n = flattening / (2 - flattening)
const falseEastingM = 500_000
const rectifyingRadiusM = (equatorialRadiusM / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64)

const forward = [
  n / 2 - (2 * n ** 2) / 3 + (5 * n ** 3) / 16 + (41 * n ** 4) / 180,
  (13 * n ** 2) / 48 - (3 * n ** 3) / 5 + (557 * n ** 4) / 1440,
  (61 * n ** 3) / 240 - (103 * n ** 4) / 140,
  (49561 * n ** 4) / 161280,
] as const

const inverse = [
  n / 2 - (2 * n ** 2) / 3 + (37 * n ** 3) / 96 - n ** 4 / 360,
  n ** 2 / 48 + n ** 3 / 15 - (437 * n ** 4) / 1440,
  (17 * n ** 3) / 480 - (37 * n ** 4) / 840,
  (4397 * n ** 4) / 161280,
] as const

/** Tangent of the conformal latitude from that of the geographic one (Karney's equations 7 to 9). */
function conformalTangent(tangent: number): number {
  const secant = Math.hypot(1, tangent)
  const sigma = Math.sinh(eccentricity * Math.atanh((eccentricity * tangent) / secant))
  return tangent * Math.hypot(1, sigma) - sigma * secant
}

/** Its inverse by Newton's method (equations 19 to 21): three steps reach the last digit. */
function geographicTangent(conformal: number): number {
  const polar = 1 - eccentricity ** 2
  let tangent = conformal / polar
  for (let step = 0; step < 3; step++) {
    const reached = conformalTangent(tangent)
    tangent +=
      ((conformal - reached) / Math.hypot(1, reached)) *
      ((1 + polar * tangent ** 2) / (polar * Math.hypot(1, tangent)))
  }
  return tangent
}
