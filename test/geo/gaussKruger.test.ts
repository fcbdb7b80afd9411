import fc from 'fast-check'
import geographiclib from 'geographiclib-geodesic'
import proj4 from 'proj4'
import { describe, expect, it } from 'vitest'
import { epsgOf, fromGrid, gridZone, gridZoneAt, toGrid, zonedEastingM } from '../../geo/gaussKruger.ts'
import { distanceM } from '../../geo/geodesic.ts'
import { hasSharedData, sharedText } from './sharedData.ts'

const cgcs2000 = '+a=6378137 +rf=298.257222101 +units=m +no_defs'
const judge = (centralMeridianDeg: number) =>
  proj4(
    `+proj=longlat ${cgcs2000}`,
    `+proj=tmerc +lat_0=0 +lon_0=${centralMeridianDeg} +k=1 +x_0=500000 ${cgcs2000}`,
  )
const inChina = fc.tuple(
  fc.double({ min: 73.6, max: 136.4, noNaN: true }),
  fc.double({ min: 3, max: 54, noNaN: true }),
)

describe('the 3-degree Gauss–Kruger grid', () => {
  it.skipIf(!hasSharedData())(
    'places the surveyed test points within a millimetre, zone and codes too',
    () => {
      const rows = sharedText('coordinates/coordinate_test_points.csv').trim().split('\n').slice(1)
      expect(rows).toHaveLength(4)
      for (const row of rows) {
        const [lon, lat, , , , , number, zonedCode, zonedEasting, , code, easting, northing] = row
          .replaceAll('EPSG:', '')
          .split(',')
          .slice(1)
          .map(Number)
        if (lon === undefined || lat === undefined || easting === undefined || northing === undefined)
          throw new Error(`short row: ${row}`)
        const zone = gridZoneAt(lon)
        expect([zone.number, epsgOf(zone, true), epsgOf(zone, false)]).toEqual([number, zonedCode, code])
        const place = toGrid([lon, lat], zone)
        expect(Math.abs(place.eastingM - easting)).toBeLessThan(0.001)
        expect(Math.abs(place.northingM - northing)).toBeLessThan(0.001)
        expect(Math.abs(zonedEastingM(zone, place.eastingM) - (zonedEasting ?? NaN))).toBeLessThan(0.001)
        expect(
          distanceM([lon, lat], fromGrid({ eastingM: easting, northingM: northing }, zone)),
        ).toBeLessThan(0.001)
      }
    },
  )

  it('agrees with PROJ to a tenth of a millimetre, in the own zone and in the next', () => {
    fc.assert(
      fc.property(inChina, fc.constantFrom(-1, 0, 1), ([lon, lat], aside) => {
        const zone = gridZone(gridZoneAt(lon).number + aside)
        const { eastingM, northingM } = toGrid([lon, lat], zone)
        const [x, y] = judge(zone.centralMeridianDeg).forward([lon, lat])
        expect(Math.hypot(eastingM - x, northingM - y)).toBeLessThan(0.0001)
      }),
    )
  })

  it('leads back to where it came from within a micrometre', () => {
    fc.assert(
      fc.property(inChina, (position) => {
        const zone = gridZoneAt(position[0])
        expect(distanceM(position, fromGrid(toGrid(position, zone), zone))).toBeLessThan(1e-6)
      }),
    )
  })

  it('counts northings along the meridian as a geodesic does', () => {
    const ellipsoid = new geographiclib.Geodesic.Geodesic(6_378_137, 1 / 298.257222101)
    for (const lat of [5, 22.9376, 45, 53.5]) {
      const { eastingM, northingM } = toGrid([105, lat], gridZone(35))
      expect(eastingM).toBeCloseTo(500_000, 6)
      expect(northingM).toBeCloseTo(ellipsoid.Inverse(0, 105, lat, 105).s12 ?? 0, 5)
    }
  })

  it('numbers zones by their nearest central meridian, round the earth', () => {
    const zoneOf = (lon: number) => [gridZoneAt(lon).number, gridZoneAt(lon).centralMeridianDeg]
    expect(zoneOf(104.8507)).toEqual([35, 105])
    expect(zoneOf(106.49)).toEqual([35, 105])
    expect(zoneOf(106.51)).toEqual([36, 108])
    expect(zoneOf(0)).toEqual([120, 0])
    expect(zoneOf(-75)).toEqual([95, -75])
  })

  it('names EPSG codes for the zones of China alone', () => {
    expect([25, 45].map((number) => epsgOf(gridZone(number), true))).toEqual([4513, 4533])
    expect([25, 45].map((number) => epsgOf(gridZone(number), false))).toEqual([4534, 4554])
    expect(epsgOf(gridZone(24), true)).toBeNull()
    expect(epsgOf(gridZone(46), false)).toBeNull()
  })
})
