import { describe, expect, it } from 'vitest'
import { trailAtOffset } from '../../../client/plan/trailMeetings.ts'
import { distanceM, locate } from '../../../geo/chainage.ts'
import { beside, line } from './straightLine.ts'

describe('a trail that a barrier at an offset meets', () => {
  it('is met where it passes the offset, not beside where it meets the line', () => {
    const slanting = beside([5000, 0], [5100, 100], [5400, 200])
    const met = trailAtOffset(line, slanting, 5000, 60)
    expect(distanceM(met, beside([5060, 60])[0]!)).toBeLessThan(1)
    expect(Math.abs(locate(line, met).offsetM - 60)).toBeLessThan(0.1)
  })

  it('is met nearest to its meeting where it passes the offset again and again', () => {
    const winding = beside([5000, 0], [5050, 90], [5120, 20], [5200, 90])
    expect(locate(line, trailAtOffset(line, winding, 5000, 60)).chainageM).toBeLessThan(5050)
  })

  it('is met beside its meeting where it does not come so far in', () => {
    const short = beside([5000, 0], [5010, 30])
    expect(distanceM(trailAtOffset(line, short, 5000, 60), beside([5000, 60])[0]!)).toBeLessThan(0.1)
  })
})
