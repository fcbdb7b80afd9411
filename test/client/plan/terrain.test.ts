import { describe, expect, it } from 'vitest'
import { placeNear, profileShape } from '../../../client/plan/terrain/profileShape.ts'
import { placeTiles, slopePicture } from '../../../client/plan/terrain/slopePicture.ts'
import type { TerrainProfile } from '../../../geo/terrain.ts'

const profile = (
  heights: readonly (number | null)[],
  slopesDeg: readonly (number | null)[],
): TerrainProfile => ({
  places: heights.map((heightM, index) => ({ position: [104 + index / 1000, 23], atM: index * 30, heightM })),
  slopesDeg,
  stepM: 30,
  baseM: 30,
})

describe('the drawing of a profile', () => {
  it('puts the lowest place at the foot and the highest at the head, across the whole width', () => {
    const shape = profileShape([profile([100, 200, 150], [70, 60])], 90, [300, 100])!
    expect(shape).toMatchObject({ lowestM: 100, highestM: 200, lengthM: 60, steep: '' })
    expect(shape.ground).toBe('M0,100L150,0L300,50')
    expect(shape.below).toBe('M0,100L0,100L150,0L300,50L300,100Z')
  })

  it('marks the steps that are too steep and leaves a hole where nothing is known', () => {
    const shape = profileShape([profile([100, 200, null, 150, 160], [70, null, null, 10])], 35, [400, 100])!
    expect(shape.steep).toBe('M0,100L100,0')
    expect(shape.ground).toBe('M0,100L100,0M300,50L400,40')
  })

  it('draws flat ground flat, and nothing where no height is known', () => {
    expect(profileShape([profile([100, 101], [2])], 35, [100, 100])!.ground).toBe('M0,100L100,95')
    expect(profileShape([profile([null, null], [null])], 35, [100, 100])).toBeUndefined()
  })

  it('puts part after part, and finds the place under the pointer in either', () => {
    const shape = profileShape([profile([100, 200], [70]), profile([150, 100], [60])], 90, [200, 100])!
    expect(shape.lengthM).toBe(60)
    expect(shape.ground).toBe('M0,100L100,0M100,50L200,100')
    expect(placeNear(shape, 190)).toMatchObject({ heightM: 100, atM: 60 })
    expect(placeNear(shape, -20)).toMatchObject({ heightM: 100, atM: 0 })
  })
})

describe('the slope of a tile as a picture', () => {
  it('is denser the steeper, and clear where the ground is flat or unknown', () => {
    // A plane of 45° to the east beside flat ground, 10 m a cell.
    const heights = Int16Array.from([0, 0, 0, 10, 20, 30, -32768, 40])
    const { data, width, height } = slopePicture(heights, 8, [10, 10], [1, 2, 3])
    expect([width, height]).toEqual([8, 1])
    const alphas = Array.from({ length: 8 }, (_, x) => data[x * 4 + 3]!)
    expect(alphas[0]).toBe(0)
    expect(alphas[4]).toBe(90)
    expect(alphas[3]).toBe(90)
    expect(alphas[2]!).toBeLessThan(alphas[3]!)
    expect(alphas[6]).toBe(0)
    expect(Array.from(data.slice(16, 19))).toEqual([1, 2, 3])
  })

  it('lies at the edges of its cells', () => {
    const grid = {
      crs: { kind: 'geographic' },
      firstX: 104,
      firstY: 23,
      stepX: 0.01,
      stepY: 0.01,
      columns: 300,
      rows: 10,
      cellM: 1100,
      tiles: ['one', 'two'],
    } as const
    const [one, two] = placeTiles(grid)
    expect(one).toMatchObject({ id: 'one', width: 256 })
    expect(one!.corners[0][0]).toBeCloseTo(103.995, 6)
    expect(one!.corners[0][1]).toBeCloseTo(22.905, 6)
    expect(two).toMatchObject({ id: 'two', width: 44 })
    expect(two!.corners[2][0]).toBeCloseTo(106.995, 6)
    expect(two!.corners[2][1]).toBeCloseTo(23.005, 6)
  })
})
