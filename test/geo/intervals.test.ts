import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  complement,
  contains,
  intersect,
  measure,
  subtract,
  union,
  type Interval,
} from '../../geo/intervals.ts'

const interval = fc
  .tuple(fc.integer({ min: -5, max: 40 }), fc.integer({ min: -5, max: 40 }))
  .map(([from, to]): Interval => ({ from, to }))
const set = fc.array(interval, { maxLength: 8 })
const within: Interval = { from: 0, to: 30 }
const cells = Array.from({ length: 45 }, (_, index) => index - 4.5)

/** Membership by the definition: at the middle of every cell of the grid on which the ends lie. */
const membership = (intervals: readonly Interval[]) =>
  cells.map((point) => intervals.some(({ from, to }) => from <= point && point < to))

const isNormal = (intervals: readonly Interval[]) =>
  intervals.every(({ from, to }, index) => from < to && (index === 0 || intervals[index - 1]!.to < from))

describe('interval sets', () => {
  it('unite, intersect, subtract and complement as sets of points do', () => {
    fc.assert(
      fc.property(set, set, (a, b) => {
        const [inA, inB] = [membership(a), membership(b)]
        const results: [Interval[], boolean[]][] = [
          [union(a, b), cells.map((_, i) => inA[i]! || inB[i]!)],
          [intersect(a, b), cells.map((_, i) => inA[i]! && inB[i]!)],
          [subtract(a, b), cells.map((_, i) => inA[i]! && !inB[i]!)],
          [complement(a, within), cells.map((point, i) => point > 0 && point < 30 && !inA[i]!)],
        ]
        for (const [result, expected] of results) {
          expect(membership(result)).toEqual(expected)
          expect(isNormal(result)).toBe(true)
        }
      }),
    )
  })

  it('measure what several of them cover once', () => {
    fc.assert(
      fc.property(set, (a) => {
        expect(measure(a)).toBe(membership(a).filter(Boolean).length)
      }),
    )
  })

  it('contain where they begin and not where they end', () => {
    expect(contains([{ from: 8, to: 16 }], 8)).toBe(true)
    expect(contains([{ from: 8, to: 16 }], 16)).toBe(false)
    expect(contains([], 8)).toBe(false)
  })

  it('that touch become one, so that a handover leaves no seam', () => {
    expect(
      union([
        { from: 0, to: 8 },
        { from: 8, to: 16 },
      ]),
    ).toEqual([{ from: 0, to: 16 }])
  })

  it('drop what is empty or backward', () => {
    expect(
      union([
        { from: 3, to: 3 },
        { from: 9, to: 2 },
      ]),
    ).toEqual([])
  })
})
