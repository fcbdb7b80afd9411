import { describe, expect, it } from 'vitest'
import { compileBorderLine } from '../../geo/borderLine.ts'
import { distanceM, locate } from '../../geo/chainage.ts'
import { trailsPerhapsSame } from '../../geo/sameTrail.ts'
import { pathOfSpot, trailMeetings } from '../../geo/trailMeetings.ts'

/** Due east along 22.9, home to the north. */
const line = compiled([
  [104.7, 22.9],
  [104.75, 22.9],
])
function compiled(positions: [number, number][]) {
  return compileBorderLine({ id: 'line', positions, homeSide: 'left' })
}

describe('where a way meets the line', () => {
  it('is each place where it crosses', () => {
    const { meetsLineAtM, awayM } = trailMeetings(line, [
      [104.71, 22.901],
      [104.71, 22.899],
      [104.72, 22.899],
      [104.72, 22.901],
    ])
    expect(awayM).toBe(0)
    expect(meetsLineAtM).toHaveLength(2)
    expect(meetsLineAtM[0]).toBeCloseTo(distanceM([104.7, 22.9], [104.71, 22.9]), 0)
    expect(meetsLineAtM[1]).toBeCloseTo(distanceM([104.7, 22.9], [104.72, 22.9]), 0)
  })

  it('is where it comes nearest when it ends before, with how far that is', () => {
    const { meetsLineAtM, awayM } = trailMeetings(line, [
      [104.71, 22.91],
      [104.715, 22.9005],
      [104.716, 22.905],
    ])
    expect(meetsLineAtM).toHaveLength(1)
    expect(meetsLineAtM[0]).toBeCloseTo(locate(line, [104.715, 22.9005]).chainageM, 0)
    expect(awayM).toBeCloseTo(distanceM([104.715, 22.9], [104.715, 22.9005]), 0)
  })

  it('is one place where it winds along the line', () => {
    const winding = Array.from({ length: 9 }, (_, step): [number, number] => [
      104.71 + step * 0.00002,
      22.9 + (step % 2 === 0 ? 0.00002 : -0.00002),
    ])
    expect(trailMeetings(line, winding).meetsLineAtM).toHaveLength(1)
  })
})

describe('a way of which only a spot is known', () => {
  it('leads from there to the line', () => {
    const [from, to] = pathOfSpot(line, [104.71, 22.9005])
    expect(from).toEqual([104.71, 22.9005])
    expect(Math.abs(locate(line, to).offsetM)).toBeLessThan(0.01)
  })

  it('on the line itself comes from home ground', () => {
    const [from, to] = pathOfSpot(line, [104.71, 22.9])
    expect(locate(line, from).offsetM).toBeCloseTo(10, 1)
    expect(Math.abs(locate(line, to).offsetM)).toBeLessThan(0.01)
  })
})

it('ways that meet the line within 100 m of each other are perhaps the same, the nearest first', () => {
  const at = (id: string, lineId: string, ...meetsLineAtM: number[]) => ({ id, lineId, meetsLineAtM })
  const others = [
    at('b', 'L', 1120),
    at('c', 'L', 1020, 5000),
    at('d', 'L', 1100.1),
    at('e', 'other', 1000),
    at('f', 'L', 905),
  ]
  const near = trailsPerhapsSame(at('a', 'L', 1000), [at('a', 'L', 1000), ...others])
  expect(near.map(({ trail, awayM }) => [trail.id, awayM])).toEqual([
    ['c', 20],
    ['f', 95],
  ])
})
