import { describe, expect, it } from 'vitest'
import {
  axisTicks,
  edgeNear,
  inkPaths,
  shifted,
  snapped,
  withInSight,
  zoomed,
} from '../../../client/chiefs/stripGeometry.ts'

const pieces = [
  { fromM: 0, toM: 4000, state: 'one' },
  { fromM: 4000, toM: 4001, state: 'nobody' },
  { fromM: 4001, toM: 10_000, state: 'one' },
] as const
const whole = { fromM: 0, toM: 10_000, widthPx: 100 }

describe('a strip of who answers', () => {
  it('draws a hole of one metre two pixels wide, however far it is seen from', () => {
    expect(inkPaths(pieces, whole, 10).nobody).toBe('M40.0 0H42.0V10H40.0Z')
  })

  it('tells neighbours apart, and draws nothing of what is out of sight', () => {
    const near = inkPaths(pieces, { fromM: 5000, toM: 6000, widthPx: 100 }, 10)
    expect(near).toEqual({ even: 'M0.0 0H100.0V10H0.0Z', odd: '', several: '', vacant: '', nobody: '' })
  })

  it('takes the nearest edge within reach, never an end of the line', () => {
    expect(edgeNear(pieces, 4003, 50)).toBe(4001)
    expect(edgeNear(pieces, 20, 50)).toBeUndefined()
  })

  it('holds to the nearest unit’s edge, marker or kilometre, else to ten metres', () => {
    expect(snapped(4123, [4100, 4150], 30)).toBe(4100)
    expect(snapped(5040, [5200], 50)).toBe(5000)
    expect(snapped(5444, [], 50)).toBe(5440)
  })

  it('comes nearer about a place and never leaves the line', () => {
    expect(zoomed(whole, 0.5, 10_000, 1000)).toEqual({ fromM: 0, toM: 5000 })
    expect(zoomed({ fromM: 0, toM: 300 }, 0.01, 10_000)).toEqual({ fromM: 50, toM: 250 })
    expect(shifted({ fromM: 8000, toM: 9000 }, 5000, 10_000)).toEqual({ fromM: 9000, toM: 10_000 })
  })

  it('has no more ticks than there is room for', () => {
    expect(axisTicks({ fromM: 0, toM: 159_304, widthPx: 270 })).toEqual([0, 100_000])
    expect(axisTicks({ fromM: 0, toM: 159_304, widthPx: 1100 }).length).toBeLessThanOrEqual(12)
  })
})

describe('what of the strip is in sight', () => {
  const lengthM = 277_000
  const whole = { fromM: 0, toM: lengthM }

  it('stays where a chosen piece is seen and wide enough to be taken by an edge', () => {
    expect(withInSight(whole, { fromM: 0, toM: 4000 }, lengthM)).toBe(whole)
  })

  it('goes to a piece that is too narrow or out of sight, with as much on either side', () => {
    expect(withInSight(whole, { fromM: 100_000, toM: 100_500 }, lengthM)).toEqual({
      fromM: 98_250,
      toM: 102_250,
    })
    const far = { fromM: 0, toM: 2000 }
    expect(withInSight(far, { fromM: 276_990, toM: lengthM }, lengthM)).toEqual({
      fromM: lengthM - 2000,
      toM: lengthM,
    })
  })
})
