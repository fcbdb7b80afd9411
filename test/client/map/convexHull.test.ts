import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convexHull } from '../../../client/map/convexHull.ts'
import type { Pixel } from '../../../client/map/mercator.ts'

const coordinate = fc.double({ min: -500, max: 500, noNaN: true })
const pixels = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 60 })

const extentAt = (some: readonly Pixel[], turned: number) => {
  const along = some.map(([x, y]) => x * Math.cos(turned) + y * Math.sin(turned))
  return [Math.min(...along), Math.max(...along)]
}

describe('the hull of pixels', () => {
  it('reaches as far as they do, whichever way they are turned', () => {
    fc.assert(
      fc.property(pixels, fc.double({ min: 0, max: Math.PI, noNaN: true }), (some, turned) => {
        const [low, high] = extentAt(some, turned)
        const [hullLow, hullHigh] = extentAt(convexHull(some), turned)
        expect(hullLow).toBeCloseTo(low!, 6)
        expect(hullHigh).toBeCloseTo(high!, 6)
      }),
    )
  })

  it('is the two ends of pixels on one line, and leaves out what lies inside', () => {
    expect(
      convexHull([
        [1, 1],
        [3, 3],
        [2, 2],
      ]),
    ).toEqual([
      [1, 1],
      [3, 3],
    ])
    const square: Pixel[] = [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
    ]
    expect(convexHull([...square, [2, 2], [1, 3]])).toHaveLength(4)
  })
})
