import { describe, expect, it } from 'vitest'
import { barredHulls, barredRegions, type BarrierPartFact } from '../../geo/barred.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import { offsetLine } from '../../geo/chainage.ts'
import { defaultPolicy } from '../../geo/policy.ts'
import type { Position } from '../../geo/units.ts'
import { lineThrough, place, straightLine } from './straightLine.ts'

const hour = 3_600_000
const hours = (from: number, to: number) => ({ fromMs: from * hour, toMs: to * hour })
const day = hours(0, 24)
const line = straightLine(10_000)
const through = (...places: readonly (readonly [number, number])[]): Position[] =>
  places.map(([east, north]) => place(east, north))
const hulls = (line: BorderLine, path: readonly Position[], maxOffsetM = 500) =>
  barredHulls(line, path, maxOffsetM).map(({ fromM, toM }) => [Math.round(fromM), Math.round(toM)])

describe('what a barrier bars', () => {
  it('is the chainage beside it, to the metre, whichever way it is drawn', () => {
    expect(hulls(line, through([2000, 300], [3500, 100]))).toEqual([[2000, 3500]])
    expect(hulls(line, through([3500, 100], [2000, 300]))).toEqual([[2000, 3500]])
  })

  it('counts on the line itself and up to D inside, not beyond either', () => {
    expect(hulls(line, through([2000, 0], [3500, 0]))).toEqual([[2000, 3500]])
    expect(hulls(line, through([2000, 499], [3500, 499]))).toEqual([[2000, 3500]])
    expect(hulls(line, through([2000, 501], [3500, 501]))).toEqual([])
    expect(hulls(line, through([2000, -1], [3500, -1]))).toEqual([])
    expect(hulls(straightLine(10_000, 'right'), through([2000, -200], [3500, -200]))).toEqual([[2000, 3500]])
  })

  it('ends where it leaves the reach of D or home ground', () => {
    expect(hulls(line, through([2000, 250], [3000, 750]))).toEqual([[2000, 2500]])
    expect(hulls(line, through([2000, -50], [3000, 150]))).toEqual([[2250, 3000]])
    expect(hulls(line, through([1000, 250], [2000, 750], [3000, 250]))).toEqual([
      [1000, 1500],
      [2500, 3000],
    ])
  })

  it('depends on D', () => {
    expect(hulls(line, through([2000, 250], [3500, 250]), 200)).toEqual([])
  })

  it('is nothing where the barrier runs straight at the line', () => {
    expect(hulls(line, through([2000, 400], [2000, 0]))).toEqual([])
  })

  it('is clipped by the line’s ends', () => {
    expect(hulls(line, through([-300, 100], [400, 100]))).toEqual([[0, 400]])
  })

  it('is all of a bend that it follows', () => {
    const bend = lineThrough([0, 0], [3000, 0], [3000, 3000])
    // Home ground lies to the left, inside the corner: feet leap across it, what lies there is barred.
    expect(hulls(bend, through([1000, 300], [2700, 300], [2700, 2000]))).toEqual([[1000, 5000]])
    const outward = lineThrough([0, 0], [3000, 0], [3000, -3000])
    expect(hulls(outward, through([1000, 300], [3300, 300], [3300, -2000]))).toEqual([[1000, 5000]])
  })

  it('starts and ends where the barrier does', () => {
    const path = through([3500, 100], [2000, 300])
    const [hull] = barredHulls(line, path, 500)
    expect(hull!.startPosition).toEqual(path[1])
    expect(hull!.endPosition).toEqual(path[0])
  })

  it('is the stretch that a parallel of the line was drawn along', () => {
    const crooked = lineThrough([0, 0], [900, 300], [1800, -200], [2500, 400], [4000, 0], [5000, 900])
    const [[fromM, toM]] = hulls(crooked, offsetLine(crooked, { fromM: 1200, toM: 4100 }, 80)) as [
      [number, number],
    ]
    expect(Math.abs(fromM - 1200)).toBeLessThan(2)
    expect(Math.abs(toM - 4100)).toBeLessThan(2)
  })
})

describe('where the line doubles back', () => {
  // A finger of home ground 300 m wide and 4 km long: the line goes out along it and back.
  const finger = lineThrough([0, 0], [6000, 0], [6000, 300], [0, 300])

  it('a barrier that starts on one arm stays on it though the other comes nearer', () => {
    // Only the first arm is near where it begins: the second ends at 2 km.
    const openFinger = lineThrough([0, 0], [6000, 0], [6000, 300], [2000, 300], [2000, 5000])
    const along = through([500, 190], [5500, 190])
    expect(hulls(openFinger, along)).toEqual([[500, 5500]])
  })

  it('a barrier along one arm does not bar the other, nor the tip beyond it', () => {
    expect(hulls(finger, through([1000, 60], [4000, 60]))).toEqual([[1000, 4000]])
    expect(hulls(finger, through([4000, 240], [1000, 240]))).toEqual([[8300, 11_300]])
  })

  it('a barrier that wavers about the middle stays where it began', () => {
    const wavering = through([1000, 120], [1500, 170], [2000, 130], [2500, 175], [3000, 120])
    expect(hulls(finger, wavering)).toEqual([[1000, 3000]])
  })

  it('a barrier across the neck of a bulge bars both sides of it, not the bulge', () => {
    const bulge = lineThrough([0, 0], [3000, 0], [3000, -4000], [3400, -4000], [3400, 0], [6000, 0])
    expect(hulls(bulge, through([2000, 100], [4400, 100]))).toEqual([
      [2000, 3000],
      [11_400, 12_400],
    ])
  })

  it('a barrier that has left one side behind is not held back by it, though it is still in reach', () => {
    const narrow = lineThrough([0, 0], [3000, 0], [3000, -4000], [3100, -4000], [3100, 0], [6000, 0])
    expect(hulls(narrow, through([2000, 100], [3450, 100]))).toEqual([
      [2000, 3000],
      [11_100, 11_450],
    ])
  })
})

describe('barred regions', () => {
  const part = (
    places: readonly (readonly [number, number])[],
    ...complete: (typeof day)[]
  ): BarrierPartFact => ({
    path: through(...places),
    complete,
  })
  const regions = (parts: BarrierPartFact[], policy = defaultPolicy) =>
    barredRegions(line, parts, [policy], day).map(({ fromM, toM, fromMs, toMs }) => [
      Math.round(fromM * 10) / 10,
      Math.round(toM * 10) / 10,
      fromMs / hour,
      toMs / hour,
    ])

  it('stand only while their part is complete, within the window', () => {
    const built = part(
      [
        [2000, 100],
        [3000, 100],
      ],
      hours(-50, 5),
      hours(9, 40),
    )
    expect(regions([built])).toEqual([
      [2000, 3000, 0, 5],
      [2000, 3000, 9, 24],
    ])
    expect(
      regions([
        part([
          [2000, 100],
          [3000, 100],
        ]),
      ]),
    ).toEqual([])
  })

  it('join where ends lie less than h apart on the ground, while both parts are complete', () => {
    const west = part(
      [
        [2000, 100],
        [3000, 100],
      ],
      hours(0, 10),
    )
    const east = part(
      [
        [3000.8, 100],
        [4000, 100],
      ],
      hours(6, 24),
    )
    expect(regions([west, east])).toEqual([
      [2000, 3000, 0, 10],
      [3000.8, 4000, 6, 24],
      [3000, 3000.8, 6, 10],
    ])
  })

  it('do not join farther apart, or where only their chainages are near', () => {
    const west = part(
      [
        [2000, 100],
        [3000, 100],
      ],
      day,
    )
    expect(
      regions([
        west,
        part(
          [
            [3001.2, 100],
            [4000, 100],
          ],
          day,
        ),
      ]),
    ).toHaveLength(2)
    expect(
      regions([
        west,
        part(
          [
            [3000.5, 300],
            [4000, 300],
          ],
          day,
        ),
      ]),
    ).toHaveLength(2)
    expect(
      regions(
        [
          west,
          part(
            [
              [3001.2, 100],
              [4000, 100],
            ],
            day,
          ),
        ],
        { ...defaultPolicy, barrierJoinM: 2 },
      ),
    ).toHaveLength(3)
  })

  it('follow the policy in force: its D from when it holds', () => {
    const built = part(
      [
        [2000, 300],
        [3000, 300],
      ],
      day,
    )
    const stricter = { ...defaultPolicy, version: 2, validFromMs: 12 * hour, barrierMaxOffsetM: 200 }
    const barred = barredRegions(line, [built], [defaultPolicy, stricter], day)
    expect(barred.map(({ fromMs, toMs }) => [fromMs / hour, toMs / hour])).toEqual([[0, 12]])
  })
})
