import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import geographiclib from 'geographiclib-geodesic'
import { compileBorderLine } from '../../geo/borderLine.ts'
import { locate, positionAt } from '../../geo/chainage.ts'
import { GeoError } from '../../geo/geoError.ts'
import type { Position } from '../../geo/units.ts'
import { windingLine } from './randomLines.ts'
import { refusal } from './refusal.ts'
import { sharedLines } from './sharedData.ts'
import { lineThrough, place } from './straightLine.ts'

const wgs84 = geographiclib.Geodesic.WGS84
const compile = (positions: Position[]) => compileBorderLine({ id: 'a', positions, homeSide: 'left' })

describe('a border line', () => {
  it('has the chainage that GeographicLib sums at every vertex', () => {
    fc.assert(
      fc.property(risingPath(fc), (positions) => {
        const line = compile(positions)
        let chainageM = 0
        expect(line.chainageM[0]).toBe(0)
        for (let vertex = 1; vertex < positions.length; vertex++) {
          const [a, b] = [positions[vertex - 1]!, positions[vertex]!]
          chainageM += wgs84.Inverse(a[1], a[0], b[1], b[0]).s12!
          expect(Math.abs(line.chainageM[vertex]! - chainageM)).toBeLessThan(1e-6)
        }
        expect(line.lengthM).toBe(line.chainageM.at(-1))
      }),
    )
  })

  it('has that chainage over thousands of short segments at any latitude, to 10 µm', () => {
    for (const lat of [-78, 2, 59]) {
      const { positions, chainageM: measuredM } = windingLine(20_000, lat)
      let chainageM = 0
      for (let vertex = 1; vertex < positions.length; vertex++) {
        const [a, b] = [positions[vertex - 1]!, positions[vertex]!]
        chainageM += wgs84.Inverse(a[1], a[0], b[1], b[0]).s12!
        expect(Math.abs(measuredM[vertex]! - chainageM)).toBeLessThan(1e-5)
      }
    }
  })

  it('from Kennedy Airport to Heathrow is as long as GeographicLib’s documentation says', () => {
    const line = compile([
      [-73.8, 40.6],
      [-0.5, 51.6],
    ])
    expect(Math.abs(line.lengthM - 5_551_759.4)).toBeLessThan(0.05)
    expect(line.pieces.count).toBe(Math.ceil(line.lengthM / 100))
  })

  it('compiles from numbers as from positions', () => {
    const positions: Position[] = [
      [104, 22],
      [104.001, 22],
      [104.002, 22.3],
    ]
    const fromNumbers = compileBorderLine({
      id: 'a',
      lonLat: Float64Array.from(positions.flat()),
      homeSide: 'left',
    })
    expect(fromNumbers.positions).toEqual(positions)
    expect(fromNumbers.chainageM).toEqual(compile(positions).chainageM)
  })

  it('keeps what it was given apart from what it is', () => {
    const lonLat = Float64Array.of(104, 22, 104.1, 22)
    const line = compileBorderLine({ id: 'a', lonLat, homeSide: 'left' })
    lonLat[0] = 0
    expect(line.positions[0]).toEqual([104, 22])
  })

  it('locates through vertices so near each other that chainage cannot tell them apart', () => {
    const line = compile([
      [104, 22],
      [104.1, 22],
      [104.1, 22.000000000000004],
      [104.2, 22.1],
      [104.2, 22.100000000000001],
    ])
    expect(line.lengthM).toBe(line.pieces.chainageM.at(-1))
    for (const vertex of [1, 2, 3]) {
      const located = locate(line, line.positions[vertex]!)
      expect(Math.abs(located.chainageM - line.chainageM[vertex]!)).toBeLessThan(1e-6)
      expect(Math.abs(located.offsetM)).toBeLessThan(1e-6)
    }
    expect(positionAt(line, line.lengthM)).toEqual(line.positions.at(-1))
  })

  it('may come as near to itself as it likes: a loop that stays open and a spike with a width', () => {
    const loop = lineThrough([0, 0], [500, 0], [500, 400], [0, 400], [0, 0.01])
    expect(Math.round(loop.lengthM)).toBe(1800)
    expect(locate(loop, place(-1, -1)).chainageM).toBe(0)
    const spike = lineThrough([0, 0], [500, 0], [500.005, 300], [500.01, 0], [1000, 0])
    expect(Math.round(locate(spike, place(500.005, 310)).chainageM)).toBe(800)
    expect(locate(spike, place(500.005, 310)).offsetM).toBeGreaterThan(0)
  })

  it('drops repeated vertices', () => {
    const line = compile([
      [104, 22],
      [104, 22],
      [104.1, 22],
      [104.1, 22],
    ])
    expect(line.positions).toHaveLength(2)
    expect(line.chainageM).toHaveLength(2)
  })

  const sound: Position[] = [
    [104, 22],
    [104.1, 22],
    [104.2, 22.1],
  ]

  it.each<[string, Position[], string, string]>([
    ['one position', [[104, 22]], 'line-too-short', 'path'],
    [
      'the same position twice',
      [
        [104, 22],
        [104, 22],
      ],
      'line-too-short',
      'path',
    ],
    ['none', [], 'line-too-short', 'path'],
    ['NaN', [...sound, [NaN, 22]], 'position-out-of-range', 'path.3'],
    ['infinity', [...sound, [104, Infinity]], 'position-out-of-range', 'path.3'],
    ['a longitude over 180', [...sound, [180.1, 22]], 'position-out-of-range', 'path.3'],
    ['a longitude under -180', [[-180.1, 22], ...sound], 'position-out-of-range', 'path.0'],
    ['a latitude under -90', [[104, -90.1], ...sound], 'position-out-of-range', 'path.0'],
    [
      'a step over the antimeridian',
      [
        [179, 22],
        [179, 22],
        [-179, 22],
      ],
      'line-over-antimeridian',
      'path.2',
    ],
    [
      'a crossing',
      [
        [104, 22],
        [105, 22],
        [105, 23],
        [104.5, 21],
      ],
      'line-crosses-itself',
      'path.3',
    ],
    [
      'a touch',
      [
        [104, 22],
        [105, 22],
        [105, 23],
        [104.5, 22],
      ],
      'line-crosses-itself',
      'path.3',
    ],
    [
      'a way back on itself',
      [
        [104, 22],
        [105, 22],
        [104.5, 22],
      ],
      'line-crosses-itself',
      'path.2',
    ],
    [
      'a spike of no width, within rounding',
      [
        [104, 22],
        [105, 22],
        [104.5, 22.0000000000001],
        [104.2, 23],
      ],
      'line-crosses-itself',
      'path.2',
    ],
    [
      'a loop',
      [
        [104, 22],
        [105, 22],
        [105, 23],
        [104.5, 23],
        [104.5, 21],
        [103, 21],
      ],
      'line-crosses-itself',
      'path.4',
    ],
    [
      'a pole alone',
      [
        [10, 90],
        [20, 90],
      ],
      'line-too-short',
      'path',
    ],
    [
      'a ring',
      [
        [104, 22],
        [105, 22],
        [105, 23],
        [104, 22],
      ],
      'line-crosses-itself',
      'path.3',
    ],
  ])('of %s is refused, naming the field', (_, positions, code, field) => {
    const error = refusal(() => compile(positions))
    expect(error).toBeInstanceOf(GeoError)
    expect([error.code, error.field]).toEqual([code, field])
  })

  it('says where it meets itself', () => {
    const error = refusal(() =>
      compile([
        [104, 22],
        [105, 22],
        [105, 23],
        [104.5, 21],
      ]),
    )
    expect(error.message).toContain('104.750000, 22.000000')
  })

  it('names positions as they were given, repeated ones counted', () => {
    const error = refusal(() =>
      compile([
        [104, 22],
        [104, 22],
        [105, 22],
        [105, 23],
        [104.5, 21],
      ]),
    )
    expect(error.field).toBe('path.4')
  })
})

describe.skipIf(sharedLines().length === 0)('the shared border files', () => {
  it.each(sharedLines())('$file $name is as long as stated, within 0.01 %', ({ positions, statedKm }) => {
    const line = compile(positions)
    // Stated to 10 m: half of that is its own rounding.
    expect(Math.abs(line.lengthM / 1000 - statedKm)).toBeLessThan(statedKm * 1e-4 + 0.005)
  })
})

/** Paths that go east with every step and so never meet themselves. */
function risingPath(check: typeof fc) {
  return check
    .array(
      check.tuple(
        check.double({ min: 1e-5, max: 0.3, noNaN: true }),
        check.double({ min: 20, max: 21, noNaN: true }),
      ),
      {
        minLength: 2,
        maxLength: 12,
      },
    )
    .map((steps) => {
      let lon = -20
      return steps.map(([step, lat]): Position => [(lon += step), lat])
    })
}
