import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignmentWalk } from '../../geo/assignmentWalk.ts'
import { defaultTrackPolicy } from '../../geo/trackPolicy.ts'
import { trackToPasses } from '../../geo/trackToPasses.ts'
import { straightLine } from './straightLine.ts'
import { fixesAlong, joinFixes, minuteMs, startMs, type Waypoint } from './syntheticTrack.ts'

const line = straightLine(20_000)
const stretch = { fromM: 1000, toM: 3000 }

/** A window of minutes from the start of the tracks on. */
function minutes(fromMin: number, toMin: number) {
  return { fromMs: startMs + fromMin * minuteMs, toMs: startMs + toMin * minuteMs }
}

/** The assignment of a team that was heard along each of the tracks. */
function walkOf(tracks: readonly (readonly Waypoint[])[], window = minutes(0, 120), knownUntilMs?: number) {
  const { passes, heard } = trackToPasses(
    line,
    joinFixes(...tracks.map((waypoints) => fixesAlong(line, waypoints))),
    defaultTrackPolicy.foot,
  )
  return assignmentWalk(stretch, window, passes, heard, knownUntilMs)
}

describe('assignmentWalk', () => {
  it('sums up a walk there and back', () => {
    const walk = walkOf([
      [
        { min: 0, chainageM: 1000 },
        { min: 60, chainageM: 3000 },
        { min: 120, chainageM: 1000 },
      ],
    ])
    expect(walk.walkedM).toBeCloseTo(2000, 3)
    expect(walk).toEqual({
      walkedM: walk.walkedM,
      shareWalked: walk.walkedM / 2000,
      traversals: 2,
      lateMin: 0,
      leftEarlyMin: 0,
      onStretchMin: 120,
      offStretchMin: 0,
      silentMin: 0,
    })
  })

  it('tells how late, how early, how long beside the stretch and how long silent', () => {
    const walk = walkOf([
      // Comes along the line, reaches the stretch at 20, and is silent from 45 to 75.
      [
        { min: 0, chainageM: 200 },
        { min: 20, chainageM: 1000 },
        { min: 45, chainageM: 2000 },
      ],
      // Is heard again, leaves by the way it came at 100, and is heard for 10 minutes more.
      [
        { min: 75, chainageM: 2000 },
        { min: 100, chainageM: 1000 },
        { min: 110, chainageM: 600 },
      ],
    ])
    expect(walk.shareWalked).toBeCloseTo(0.5, 3)
    expect(walk.traversals).toBe(0)
    expect(walk.lateMin).toBeCloseTo(20, 1)
    expect(walk.leftEarlyMin).toBeCloseTo(20, 1)
    expect(walk.onStretchMin).toBeCloseTo(50, 1)
    expect(walk.offStretchMin).toBeCloseTo(30, 1)
    expect(walk.silentMin).toBeCloseTo(40, 1)
  })

  it('counts chainage that was walked twice once, and only within the window', () => {
    const walk = walkOf(
      [
        [
          { min: 0, chainageM: 1000 },
          { min: 60, chainageM: 3000 },
          { min: 90, chainageM: 2000 },
        ],
      ],
      minutes(30, 90),
    )
    expect(walk.walkedM).toBeCloseTo(1000, 1)
  })

  it('counts no traversal over chainage that was left out', () => {
    const walk = walkOf([
      [
        { min: 0, chainageM: 1000 },
        { min: 20, chainageM: 1800 },
      ],
      [
        { min: 40, chainageM: 2400 },
        { min: 55, chainageM: 3000 },
      ],
    ])
    expect(walk.traversals).toBe(0)
    expect(walk.shareWalked).toBeCloseTo(0.7, 3)
  })

  it('says nothing of late or early where the stretch was not reached', () => {
    expect(
      walkOf([
        [
          { min: 10, chainageM: 9000 },
          { min: 20, chainageM: 9500 },
        ],
      ]),
    ).toEqual({
      walkedM: 0,
      shareWalked: 0,
      traversals: 0,
      lateMin: null,
      leftEarlyMin: null,
      onStretchMin: 0,
      offStretchMin: 10,
      silentMin: 110,
    })
  })

  it('knows the window up to now only, and cannot tell who left early before it ends', () => {
    const track = [
      { min: 0, chainageM: 1000 },
      { min: 60, chainageM: 3000 },
    ]
    const walk = walkOf([track], minutes(0, 120), startMs + 30 * minuteMs)
    expect(walk.shareWalked).toBeCloseTo(0.5, 3)
    expect([walk.onStretchMin, walk.silentMin, walk.leftEarlyMin]).toEqual([30, 0, null])
    const before = walkOf([track], minutes(0, 120), startMs - minuteMs)
    expect([before.onStretchMin, before.silentMin, before.lateMin]).toEqual([0, 0, null])
  })

  it('makes the window up of its minutes on the stretch, beside it and silent', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 6000 })), {
          minLength: 2,
          maxLength: 8,
        }),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 1, max: 200 }),
        (steps, fromMin, lastedMin) => {
          let min = 0
          const waypoints = steps.map(([afterMin, chainageM]) => ({ min: (min += afterMin), chainageM }))
          const walk = walkOf([waypoints], minutes(fromMin, fromMin + lastedMin))
          expect(walk.onStretchMin + walk.offStretchMin + walk.silentMin).toBeCloseTo(lastedMin, 6)
          for (const part of [walk.onStretchMin, walk.offStretchMin, walk.silentMin, walk.walkedM])
            expect(part).toBeGreaterThanOrEqual(0)
          expect(walk.shareWalked).toBeLessThanOrEqual(1)
        },
      ),
    )
  })
})
