import fc from 'fast-check'
import geographiclib from 'geographiclib-geodesic'
import { describe, expect, it } from 'vitest'
import { compileBorderLine, type BorderLine } from '../../geo/borderLine.ts'
import {
  distanceM,
  feetWithin,
  kilometreAt,
  kilometresOf,
  locate,
  pathLengthM,
  positionAt,
  positionBeside,
  sliceLine,
  stretchOnLine,
} from '../../geo/chainage.ts'
import { positionTowards } from '../../geo/geodesic.ts'
import type { Position } from '../../geo/units.ts'
import { doublingLine } from './randomLines.ts'
import { referenceFoot } from './referenceFoot.ts'
import { refusal } from './refusal.ts'
import { hasSharedData, malipoPositions, sharedFeatures } from './sharedData.ts'
import { lineThrough, place, straightLine } from './straightLine.ts'

const wgs84 = geographiclib.Geodesic.WGS84
const millimetre = 0.001

/** Lines that wander east with segments of 20 m to 3 km and never meet themselves. */
const wanderingLine = fc
  .tuple(
    fc.double({ min: -65, max: 65, noNaN: true }),
    fc.constantFrom('left' as const, 'right' as const),
    fc.array(fc.tuple(fc.integer({ min: 20, max: 3000 }), fc.integer({ min: -75, max: 75 })), {
      minLength: 1,
      maxLength: 15,
    }),
  )
  .map(([lat, homeSide, steps]) => {
    const positions: Position[] = [[104, lat]]
    for (const [stepM, degrees] of steps)
      positions.push(positionTowards(positions.at(-1)!, 90 + degrees, stepM))
    return compileBorderLine({ id: 'wandering', positions, homeSide })
  })
const share = fc.double({ min: 0, max: 1, noNaN: true })

describe('positionAt', () => {
  it('lies where GeographicLib puts it, to a millimetre', () => {
    fc.assert(
      fc.property(wanderingLine, share, (line, share) => {
        const chainageM = share * line.lengthM
        expect(distanceM(positionAt(line, chainageM), geodesicPositionAt(line, chainageM))).toBeLessThan(
          millimetre,
        )
      }),
    )
  })

  it('gives the ends at 0 and at the length, and refuses what lies beyond or is no number', () => {
    const line = straightLine(2500)
    expect(positionAt(line, 0)).toEqual(line.positions[0])
    expect(positionAt(line, line.lengthM)).toEqual(line.positions.at(-1))
    for (const chainageM of [-0.001, line.lengthM + 0.001, NaN, Infinity])
      expect(refusal(() => positionAt(line, chainageM)).code).toBe('chainage-beyond-line')
  })
})

describe('locate', () => {
  it('finds the chainage that a position was taken at, to a millimetre', () => {
    fc.assert(
      fc.property(wanderingLine, share, (line, share) => {
        const chainageM = share * line.lengthM
        const located = locate(line, geodesicPositionAt(line, chainageM))
        expect(Math.abs(located.chainageM - chainageM)).toBeLessThan(millimetre)
        expect(Math.abs(located.offsetM)).toBeLessThan(millimetre)
      }),
    )
  })

  it('finds foot and offset of a position beside a segment, to a millimetre', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -60, max: 60, noNaN: true }),
        fc.integer({ min: 0, max: 359 }),
        fc.integer({ min: -600, max: 600 }),
        fc.integer({ min: 700, max: 1300 }),
        (lat, azimuth, offsetM, chainageM) => {
          const start: Position = [104, lat]
          const line = compileBorderLine({
            id: 'segment',
            positions: [start, positionTowards(start, azimuth, 2000)],
            homeSide: 'right',
          })
          const geodesic = wgs84.DirectLine(lat, 104, azimuth, 2000).Position(chainageM)
          const foot: Position = [geodesic.lon2!, geodesic.lat2!]
          const beside = positionTowards(foot, geodesic.azi2! + 90, offsetM)
          const located = locate(line, beside)
          expect(Math.abs(located.chainageM - chainageM)).toBeLessThan(millimetre)
          expect(Math.abs(located.offsetM - offsetM)).toBeLessThan(millimetre)
          expect(distanceM(located.position, foot)).toBeLessThan(millimetre)
          expect(distanceM(positionBeside(line, chainageM, offsetM), beside)).toBeLessThan(millimetre)
        },
      ),
    )
  })

  it('finds no farther place than any of the line walked every 5 m', () => {
    fc.assert(
      fc.property(wanderingLine, share, fc.integer({ min: -3000, max: 3000 }), (line, share, offsetM) => {
        const position = positionBeside(line, share * line.lengthM, offsetM)
        const located = locate(line, position)
        let nearestM = Infinity
        for (let chainageM = 0; chainageM < line.lengthM; chainageM += 5)
          nearestM = Math.min(nearestM, distanceM(positionAt(line, chainageM), position))
        expect(Math.abs(located.offsetM)).toBeLessThan(nearestM + 0.01)
        expect(Math.abs(distanceM(located.position, position) - Math.abs(located.offsetM))).toBeLessThan(0.01)
        expect(distanceM(positionAt(line, located.chainageM), located.position)).toBeLessThan(millimetre)
      }),
      { numRuns: 60 },
    )
  })

  it('tells home ground by the side that the line names', () => {
    const north = place(500, 100)
    expect(locate(straightLine(1000, 'left'), north).offsetM).toBeCloseTo(100, 3)
    expect(locate(straightLine(1000, 'right'), north).offsetM).toBeCloseTo(-100, 3)
  })

  it('tells the right side beyond a sharp vertex, where one segment alone would not', () => {
    // Out to the east and back: what lies beyond the tip lies to the right of the line as a whole.
    const spike = lineThrough([0, 0], [1000, 0], [0, 200])
    for (const [east, north] of [
      [1050, 60],
      [1050, -60],
      [1050, 5],
      [1300, 120],
    ] as const)
      expect(locate(spike, place(east, north)).offsetM, `${east}, ${north}`).toBeLessThan(0)
    expect(locate(spike, place(900, 8)).offsetM).toBeGreaterThan(0)
    const mirrored = lineThrough([0, 0], [1000, 0], [0, -200])
    for (const [east, north] of [
      [1050, 60],
      [1050, -60],
      [1050, 5],
    ] as const)
      expect(locate(mirrored, place(east, north)).offsetM, `${east}, ${north}`).toBeGreaterThan(0)
  })

  it('beyond the ends finds the ends', () => {
    const line = straightLine(1000)
    expect(locate(line, place(-50, 0)).chainageM).toBe(0)
    expect(locate(line, place(1050, 30)).chainageM).toBe(line.lengthM)
    expect(locate(line, place(1030, 40)).offsetM).toBeCloseTo(50, 2)
  })

  it('refuses a position that is no number or out of range', () => {
    for (const position of [
      [NaN, 22],
      [104, NaN],
      [181, 22],
      [104, -91],
    ] as const) {
      const error = refusal(() => locate(straightLine(1000), position))
      expect([error.code, error.field]).toEqual(['position-out-of-range', 'position'])
    }
  })

  it('measures far offsets on the ellipsoid', () => {
    const line = straightLine(1000)
    const far = positionTowards(positionAt(line, 500), 0, 80_000)
    expect(locate(line, far).offsetM).toBeCloseTo(80_000, 2)
  })

  it('finds the nearest place at any distance, by GeographicLib', () => {
    fc.assert(
      fc.property(
        doublingLine,
        fc.double({ min: 1, max: 7, noNaN: true }),
        fc.double({ min: 0, max: 360, noNaN: true }),
        (line, magnitude, azimuth) => {
          const position = positionTowards(line.positions[0]!, azimuth, 10 ** magnitude)
          const located = locate(line, position)
          const reference = referenceFoot(line, position)
          expect(Math.abs(Math.abs(located.offsetM) - reference.distanceM)).toBeLessThan(0.001)
          expect(Math.abs(distanceM(located.position, position) - reference.distanceM)).toBeLessThan(0.001)
        },
      ),
    )
  })

  it('finds the place across the antimeridian and across a pole', () => {
    const line = compileBorderLine({
      id: 'eastern',
      positions: [
        [179.99, 60],
        [179.99, 61],
      ],
      homeSide: 'right',
    })
    const [at, beyond] = [positionAt(line, 50_000), positionTowards(positionAt(line, 50_000), 90, 1500)]
    expect(beyond[0]).toBeLessThan(-179)
    expect(Math.abs(locate(line, beyond).chainageM - 50_000)).toBeLessThan(0.5)
    expect(Math.abs(locate(line, beyond).offsetM - distanceM(at, beyond))).toBeLessThan(0.001)
    const polar = locate(line, [-0.01, 89])
    expect(polar.chainageM).toBe(line.lengthM)
    expect(Math.abs(Math.abs(polar.offsetM) - distanceM([179.99, 61], [-0.01, 89]))).toBeLessThan(0.001)
  })
})

describe('feetWithin', () => {
  it('finds one foot opposite a vertex of a straight line, seen from both sides of it', () => {
    const line = straightLine(2000)
    for (let chainageM = 100; chainageM < 2000; chainageM += 100)
      for (const offsetM of [-150, -3, 40, 199])
        expect(feetWithin(line, positionBeside(line, chainageM, offsetM), 300)).toHaveLength(1)
  })

  it('finds a foot on each arm where the line doubles back', () => {
    const hairpin = lineThrough([0, 0], [2000, 0], [2000, 300], [0, 300])
    const feet = feetWithin(hairpin, place(1000, 100), 500)
    expect(feet.map((foot) => Math.round(foot.chainageM))).toEqual([1000, 3300])
    expect(feet.map((foot) => Math.round(foot.offsetM))).toEqual([100, 200])
    expect(feetWithin(hairpin, place(1000, 100), 150)).toHaveLength(1)
  })

  it('finds a vertex that is nearer than both its segments, once', () => {
    const bend = lineThrough([0, 0], [1000, 0], [1000, 1000])
    const feet = feetWithin(bend, place(1050, -50), 100)
    expect(feet.map((foot) => Math.round(foot.chainageM))).toEqual([1000])
  })
})

describe('stretches', () => {
  it('are clipped to the line', () => {
    const line = straightLine(2500)
    expect(stretchOnLine(line, { fromM: -10, toM: 99_999 })).toEqual({ fromM: 0, toM: line.lengthM })
  })

  it('that are empty, backward or no number are refused', () => {
    const line = straightLine(2500)
    for (const [fromM, toM] of [
      [5, 5],
      [6, 5],
      [NaN, 5],
      [5, NaN],
    ] as const) {
      const error = refusal(() => stretchOnLine(line, { fromM, toM }))
      expect([error.code, error.field]).toEqual(['interval-empty', 'toM'])
    }
  })

  it('that lie wholly beyond the line are refused', () => {
    const line = straightLine(2500)
    expect(refusal(() => stretchOnLine(line, { fromM: line.lengthM, toM: 9000 })).field).toBe('fromM')
    expect(refusal(() => stretchOnLine(line, { fromM: -5, toM: 0 })).field).toBe('toM')
  })

  it('slice the line so that slices put together are the whole', () => {
    fc.assert(
      fc.property(wanderingLine, share, (line, share) => {
        const atM = Math.min(line.lengthM - 0.5, Math.max(0.5, share * line.lengthM))
        const [head, tail] = [
          sliceLine(line, { fromM: 0, toM: atM }),
          sliceLine(line, { fromM: atM, toM: line.lengthM }),
        ]
        expect(Math.abs(pathLengthM(head) - atM)).toBeLessThan(millimetre)
        expect(Math.abs(pathLengthM(tail) - (line.lengthM - atM))).toBeLessThan(millimetre)
        expect(head.at(-1)).toEqual(tail[0])
      }),
    )
  })

  it('that begin and end at vertices slice without repeating them', () => {
    const line = lineThrough([0, 0], [1000, 0], [1000, 1000], [2000, 1000])
    const slice = sliceLine(line, { fromM: line.chainageM[1]!, toM: line.chainageM[2]! })
    expect(slice).toEqual([line.positions[1], line.positions[2]])
  })
})

describe('kilometres', () => {
  it('are cells of a kilometre, the last one shorter, and fill the line', () => {
    const line = straightLine(2500)
    expect(kilometresOf(line)).toEqual([
      { kilometre: 0, fromM: 0, toM: 1000 },
      { kilometre: 1, fromM: 1000, toM: 2000 },
      { kilometre: 2, fromM: 2000, toM: line.lengthM },
    ])
  })

  it('begin with their first metre, and the line’s end belongs to the last', () => {
    const line = straightLine(2500)
    expect(kilometreAt(line, 999.999)).toBe(0)
    expect(kilometreAt(line, 1000)).toBe(1)
    expect(kilometreAt(line, line.lengthM)).toBe(2)
  })
})

describe.skipIf(!hasSharedData())('on the real line of Malipo', () => {
  const line = hasSharedData()
    ? compileBorderLine({ id: 'malipo', positions: malipoPositions(), homeSide: 'left' })
    : straightLine(1000)

  it('positions near it lie on the side that the polygons of both countries say', () => {
    const sides = sharedFeatures('borders/sides_malipo.geojson').map(({ properties, geometry }) => ({
      side: properties['side'],
      ring: (geometry.coordinates as Position[][])[0]!,
    }))
    let checked = 0
    for (let chainageM = 150; chainageM < line.lengthM - 150; chainageM += 97)
      for (const offsetM of [-900, -120, -8, 8, 120, 900]) {
        const position = positionBeside(line, chainageM, offsetM)
        const located = locate(line, position)
        // The polygons follow the neighbouring counties' lines beyond the section's ends.
        if (located.chainageM < 1000 || located.chainageM > line.lengthM - 1000) continue
        const inside = sides.filter(({ ring }) => isInRing(position, ring)).map(({ side }) => side)
        expect(inside, `${chainageM} ${offsetM}`).toEqual([located.offsetM > 0 ? 'CHN' : 'VNM'])
        checked++
      }
    expect(checked).toBeGreaterThan(9000)
  })

  it('a position taken from it is located where it was taken, to a millimetre', () => {
    for (let chainageM = 0; chainageM < line.lengthM; chainageM += 53.7)
      expect(Math.abs(locate(line, positionAt(line, chainageM)).chainageM - chainageM)).toBeLessThan(
        millimetre,
      )
  })
})

/** Straight from the definition: along the geodesic of the segment that the chainage falls in. */
function geodesicPositionAt(line: BorderLine, chainageM: number): Position {
  let leftM = chainageM
  for (let vertex = 1; ; vertex++) {
    const [a, b] = [line.positions[vertex - 1]!, line.positions[vertex]!]
    const segment = wgs84.InverseLine(a[1], a[0], b[1], b[0])
    if (leftM <= segment.s13 || vertex === line.positions.length - 1) {
      const { lon2, lat2 } = segment.Position(leftM)
      return [lon2!, lat2!]
    }
    leftM -= segment.s13
  }
}

function isInRing([x, y]: Position, ring: readonly Position[]): boolean {
  let inside = false
  for (let index = 1; index < ring.length; index++) {
    const [[x1, y1], [x2, y2]] = [ring[index - 1]!, ring[index]!]
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside
  }
  return inside
}
