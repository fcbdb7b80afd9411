import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPath, isOnHomeGround, portionsOffHomeGround } from '../../geo/pathCheck.ts'
import { findSelfCrossing } from '../../geo/selfCrossing.ts'
import type { Position } from '../../geo/units.ts'
import { refusal } from './refusal.ts'
import { place, straightLine } from './straightLine.ts'

const line = straightLine(5000)
const through = (...places: readonly (readonly [number, number])[]): Position[] =>
  places.map(([east, north]) => place(east, north))

describe('a path', () => {
  it('loses repeated positions and nothing else', () => {
    const [a, b, c] = through([0, 0], [50, 0], [50, 50]) as [Position, Position, Position]
    expect(checkPath([a, a, b, b, b, c])).toEqual([a, b, c])
  })

  it('is refused with the field and the position at fault', () => {
    const faults: [Position[], string, string][] = [
      [[place(0, 0)], 'line-too-short', 'parts.2.path'],
      [through([0, 0], [0, 0]), 'line-too-short', 'parts.2.path'],
      [[place(0, 0), [NaN, 3]], 'position-out-of-range', 'parts.2.path.1'],
      [[place(0, 0), [104, 91]], 'position-out-of-range', 'parts.2.path.1'],
      [through([0, 0], [100, 0], [100, 100], [50, -50]), 'line-crosses-itself', 'parts.2.path.3'],
    ]
    for (const [path, code, field] of faults) {
      const error = refusal(() => checkPath(path, { field: 'parts.2.path' }))
      expect([error.code, error.field]).toEqual([code, field])
    }
  })

  it('may meet itself where that is allowed, and may close a ring', () => {
    expect(checkPath(through([0, 0], [100, 0], [100, 100], [50, -50]), { mayMeetItself: true })).toHaveLength(
      4,
    )
    expect(checkPath(through([0, 0], [100, 0], [100, 100], [0, 0]))).toHaveLength(4)
  })

  it('meets itself exactly where any two of its segments that do not follow each other cross', () => {
    const coordinate = fc.integer({ min: 0, max: 1000 })
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 9, selector: String }),
        (corners) => {
          const path = corners.map(([x, y]): Position => [x / 1000, y / 1000])
          let crosses = false
          for (let i = 0; i + 1 < corners.length; i++)
            for (let j = i + 1; j + 1 < corners.length; j++)
              crosses ||= meets(corners[i]!, corners[i + 1]!, corners[j]!, corners[j + 1]!, j === i + 1)
          const found = findSelfCrossing(path)
          expect(found !== undefined).toBe(crosses)
          if (found === undefined) return
          // The place that it names lies on both segments.
          for (const segment of [found.firstSegment, found.secondSegment]) {
            const [a, b] = [path[segment]!, path[segment + 1]!]
            const onSegment =
              Math.hypot(a[0] - found.position[0], a[1] - found.position[1]) +
              Math.hypot(b[0] - found.position[0], b[1] - found.position[1])
            expect(onSegment).toBeCloseTo(Math.hypot(a[0] - b[0], a[1] - b[1]), 9)
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('home ground', () => {
  it('is the line and what lies on its side', () => {
    expect(isOnHomeGround(line, place(1000, 5))).toBe(true)
    expect(isOnHomeGround(line, place(1000, 0))).toBe(true)
    expect(isOnHomeGround(line, place(1000, -5))).toBe(false)
  })

  it('is left for as long and as far as a path lies beyond the line', () => {
    // Down through the line at 1050 m and up again at 2050 m, 100 m deep in between.
    const path = through([1000, 50], [1150, -100], [1950, -100], [2100, 50])
    const portions = portionsOffHomeGround(line, path)
    expect(portions).toHaveLength(1)
    expect(portions[0]!.lengthM).toBeCloseTo(800 + 2 * Math.hypot(100, 100), 0)
    expect(portions[0]!.deepestM).toBeCloseTo(100, 1)
    for (const end of [portions[0]!.path[0]!, portions[0]!.path.at(-1)!])
      expect(isOnHomeGround(line, end)).toBe(true)
  })

  it('is left several times, from the first position and to the last', () => {
    expect(portionsOffHomeGround(line, through([100, -10], [200, 10], [300, -10]))).toHaveLength(2)
    expect(portionsOffHomeGround(line, through([100, -10], [200, -10]))[0]!.lengthM).toBeCloseTo(100, 2)
  })

  it('is not left by a path on the line or inside', () => {
    expect(portionsOffHomeGround(line, through([100, 0], [900, 0], [900, 300]))).toEqual([])
  })
})

type Corner = readonly [number, number]

/** In whole numbers, so without rounding. */
function meets(a: Corner, b: Corner, c: Corner, d: Corner, follows: boolean): boolean {
  const turn = (p: Corner, q: Corner, r: Corner) =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]))
  const isBetween = (p: Corner, q: Corner, r: Corner) =>
    turn(p, q, r) === 0 &&
    Math.min(p[0], q[0]) <= r[0] &&
    r[0] <= Math.max(p[0], q[0]) &&
    Math.min(p[1], q[1]) <= r[1] &&
    r[1] <= Math.max(p[1], q[1])
  if (follows) return isBetween(a, b, d) || isBetween(c, d, a)
  if (turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0) return true
  return isBetween(a, b, c) || isBetween(a, b, d) || isBetween(c, d, a) || isBetween(c, d, b)
}
