/**
 * The WGS 84 ellipsoid as a body in space: earth-centred coordinates in metres, x towards 0° E on the
 * equator, z towards the north pole. Chords between neighbours need no case for any meridian or pole.
 */
export const equatorialRadiusM = 6_378_137
const flattening = 1 / 298.257223563
export const eccentricitySquared = flattening * (2 - flattening)
export const radian = Math.PI / 180

/** Between the radii of curvature in all directions and latitudes, 6,335 to 6,400 km. */
const meanRadiusM = 6_371_000

/** Writes x, y, z of a position on the ellipsoid to `out[at]`, `out[at + 1]` and `out[at + 2]`. */
export function writeEarthCentred(lon: number, lat: number, out: Float64Array, at: number): void {
  const sinLat = Math.sin(lat * radian)
  const cosLat = Math.cos(lat * radian)
  const primeVerticalM = equatorialRadiusM / Math.sqrt(1 - eccentricitySquared * sinLat * sinLat)
  out[at] = primeVerticalM * cosLat * Math.cos(lon * radian)
  out[at + 1] = primeVerticalM * cosLat * Math.sin(lon * radian)
  out[at + 2] = primeVerticalM * (1 - eccentricitySquared) * sinLat
}

/**
 * The position above or below a point near the ellipsoid, by Bowring's formula (Survey Review 23,
 * 1976): below a nanometre within kilometres of the surface.
 */
export function positionAbove(x: number, y: number, z: number): [lon: number, lat: number] {
  const axisRatio = 1 - flattening
  const fromAxisM = Math.hypot(x, y)
  const parametric = Math.atan2(z, fromAxisM * axisRatio)
  const lat = Math.atan2(
    z + (eccentricitySquared / axisRatio) * equatorialRadiusM * Math.sin(parametric) ** 3,
    fromAxisM - eccentricitySquared * equatorialRadiusM * Math.cos(parametric) ** 3,
  )
  return [Math.atan2(y, x) / radian, lat / radian]
}

/**
 * Length of the geodesic over a chord of up to `longestChordM`: `c + c³ / 24 R²` (chord-to-arc
 * reduction, Bomford, Geodesy, 4th ed., 1.41). One radius for all directions leaves less than 0.1 µm
 * at 1 km and 1 µm at 2 km.
 */
export function arcOverChordM(chordM: number): number {
  return chordM + (chordM * chordM * chordM) / (24 * meanRadiusM * meanRadiusM)
}

export const longestChordM = 2000

/** How much longer than its chord a great circle is on a sphere of the earth's size, at any length. */
export function arcBeyondChordM(chordM: number): number {
  return 2 * meanRadiusM * Math.asin(Math.min(1, chordM / (2 * meanRadiusM))) - chordM
}
