import fc from 'fast-check'
import geographiclib from 'geographiclib-geodesic'
import { describe, expect, it } from 'vitest'
import { arcOverChordM, longestChordM, positionAbove, writeEarthCentred } from '../../geo/ellipsoid.ts'

const wgs84 = geographiclib.Geodesic.WGS84
const latitude = fc.double({ min: -90, max: 90, noNaN: true })
const longitude = fc.double({ min: -180, max: 180, noNaN: true })
const azimuth = fc.double({ min: 0, max: 360, noNaN: true })

function inSpace(lon: number, lat: number): [number, number, number] {
  const out = new Float64Array(3)
  writeEarthCentred(lon, lat, out, 0)
  return [out[0]!, out[1]!, out[2]!]
}

describe('the ellipsoid in space', () => {
  it('has its places where the definition of WGS 84 puts them', () => {
    expect(inSpace(0, 0)).toEqual([6_378_137, 0, 0])
    const [x, y, z] = inSpace(-90, 45)
    // From the axes alone: a² / √(a² + b²) and b² / √(a² + b²).
    const [a, b] = [6_378_137, 6_356_752.314_245_179]
    expect(Math.abs(x)).toBeLessThan(1e-8)
    expect(Math.abs(y + (a * a) / Math.hypot(a, b))).toBeLessThan(1e-6)
    expect(Math.abs(z - (b * b) / Math.hypot(a, b))).toBeLessThan(1e-6)
    expect(Math.abs(inSpace(12, 90)[2] - b)).toBeLessThan(1e-6)
  })

  it('measures geodesics over their chords to a micrometre up to 2 km, and far less up to 100 m', () => {
    fc.assert(
      fc.property(
        latitude,
        longitude,
        azimuth,
        fc.double({ min: 0.01, max: longestChordM, noNaN: true }),
        (lat, lon, azimuth, lengthM) => {
          const end = wgs84.Direct(lat, lon, azimuth, lengthM)
          const [from, to] = [inSpace(lon, lat), inSpace(end.lon2!, end.lat2!)]
          const chordM = Math.hypot(to[0] - from[0], to[1] - from[1], to[2] - from[2])
          expect(Math.abs(arcOverChordM(chordM) - lengthM)).toBeLessThan(lengthM < 100 ? 2e-8 : 1e-6)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('gives back the position above a point on it, and below and above it too', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -89.9, max: 89.9, noNaN: true }),
        longitude,
        fc.double({ min: 0.9999, max: 1, noNaN: true }),
        (lat, lon, depth) => {
          const [x, y, z] = inSpace(lon, lat)
          const [foundLon, foundLat] = positionAbove(x, y, z)
          expect(Math.abs(foundLat - lat)).toBeLessThan(1e-12 * 90)
          expect(Math.abs(Math.sin(((foundLon - lon) * Math.PI) / 360))).toBeLessThan(1e-13)
          // Towards the centre the vertical wanders, though by less than its slant.
          const below = positionAbove(x * depth, y * depth, z * depth)
          expect(Math.abs(below[1] - lat)).toBeLessThan(0.2 * 0.0001)
        },
      ),
    )
  })
})
