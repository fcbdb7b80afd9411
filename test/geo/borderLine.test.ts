import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import geographiclib from 'geographiclib-geodesic'
import { compileBorderLine } from '../../geo/borderLine.ts'
import { GeoError } from '../../geo/geoError.ts'
import type { Position } from '../../geo/units.ts'
import { refusal } from './refusal.ts'
import { sharedLines } from './sharedData.ts'

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
