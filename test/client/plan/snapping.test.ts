import { describe, expect, it } from 'vitest'
import { followLine } from '../../../geo/followLine.ts'
import { trySnap, type SnapTargets, type ToPixel } from '../../../client/plan/snapping.ts'
import { distanceM, locate } from '../../../geo/chainage.ts'
import { beside, line } from './straightLine.ts'

/** Ten metres a pixel. */
const toPixel: ToPixel = ([lon, lat]) => ({ x: (lon - 105) * 10_250, y: (lat - 23) * 11_100 })

const targets: SnapTargets = {
  line,
  offsetM: 40,
  barrierEnds: [{ name: 'Ridge fence', position: beside([3000, 120])[0]! }],
  trailMeetings: [{ number: 88, atM: 5000, position: beside([5000, 40])[0]! }],
}

describe('a pointer', () => {
  it('snaps to the line at the chosen offset, keeping its chainage', () => {
    const snap = trySnap(targets, beside([7000, 190])[0]!, toPixel)
    expect(snap).toMatchObject({ kind: 'line', offsetM: 40 })
    expect(Math.abs(snap!.chainageM - 7000)).toBeLessThan(0.5)
    expect(Math.abs(locate(line, snap!.position).offsetM - 40)).toBeLessThan(0.1)
  })

  it('snaps to the offset from the wrong side of the line too', () => {
    const snap = trySnap(targets, beside([7000, -100])[0]!, toPixel)
    expect(locate(line, snap!.position).offsetM).toBeGreaterThan(39)
  })

  it('prefers the end of a barrier, exactly as it stands', () => {
    const snap = trySnap(targets, beside([3050, 60])[0]!, toPixel)
    expect(snap).toMatchObject({
      kind: 'barrier-end',
      what: 'Ridge fence',
      position: targets.barrierEnds[0]!.position,
    })
  })

  it('prefers a trail where it meets the line', () => {
    expect(trySnap(targets, beside([5080, 60])[0]!, toPixel)).toMatchObject({
      kind: 'trail',
      what: '88',
      chainageM: 5000,
    })
  })

  it('is left alone far from everything', () => {
    expect(trySnap(targets, beside([7000, 400])[0]!, toPixel)).toBeUndefined()
  })
})

describe('a barrier along the line', () => {
  it('runs at the offset between two chainages in the direction in which they were given', () => {
    const path = followLine(line, beside([6000, 300])[0]!, beside([2000, 0])[0]!, 40, [])
    expect(Math.abs(locate(line, path[0]!).chainageM - 6000)).toBeLessThan(1)
    expect(Math.abs(locate(line, path.at(-1)!).chainageM - 2000)).toBeLessThan(1)
    for (const position of path) expect(Math.abs(locate(line, position).offsetM - 40)).toBeLessThan(0.2)
  })

  it('begins exactly at the end of a barrier that it was joined to', () => {
    const join = beside([3000, 120])[0]!
    const path = followLine(line, join, beside([6000, 40])[0]!, 40, [join])
    expect(path[0]).toEqual(join)
    expect(distanceM(path[0]!, path[1]!)).toBeGreaterThan(70)
  })

  it('is nothing between two clicks on one place', () => {
    expect(followLine(line, beside([3000, 40])[0]!, beside([3000.4, 60])[0]!, 40, [])).toEqual([])
  })
})
