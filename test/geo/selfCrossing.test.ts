import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findSelfCrossing } from '../../geo/selfCrossing.ts'
import type { Position } from '../../geo/units.ts'

describe('findSelfCrossing', () => {
  it('finds the first crossing that a look at every pair of segments finds', () => {
    // On a small raster paths touch, overlap and close; without repeated positions.
    const path = fc
      .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
        minLength: 2,
        maxLength: 40,
      })
      .map((positions) =>
        positions.filter(
          ([x, y], index) => index === 0 || x !== positions[index - 1]![0] || y !== positions[index - 1]![1],
        ),
      )
      .filter((positions) => positions.length >= 2)
    fc.assert(
      fc.property(path, (positions) => {
        const found = findSelfCrossing(positions)
        expect(found && [found.firstSegment, found.secondSegment]).toEqual(firstMeeting(positions))
      }),
      { numRuns: 1000 },
    )
  })

  it('finds a crossing far along a long path', () => {
    const path: Position[] = Array.from({ length: 10_000 }, (_, step) => [step / 1000, Math.sin(step / 50)])
    expect(findSelfCrossing(path)).toBeUndefined()
    const crossed: Position[] = [...path, [10, 5], [0.5001, 5], [0.5001, -5]]
    expect(findSelfCrossing(crossed)).toMatchObject({ firstSegment: 500, secondSegment: 10_001 })
  })
})

/** Straight from the definition, in whole numbers and so without rounding. */
function firstMeeting(path: readonly Position[]): [number, number] | undefined {
  const last = path.length - 2
  const isRing = path[0]![0] === path.at(-1)![0] && path[0]![1] === path.at(-1)![1]
  for (let first = 0; first <= last; first++)
    for (let second = first + 1; second <= last; second++) {
      const [a, b, c, d] = [path[first]!, path[first + 1]!, path[second]!, path[second + 1]!]
      const meets =
        second === first + 1
          ? goesBack(a, b, d)
          : isRing && first === 0 && second === last
            ? goesBack(c, a, b)
            : touches(a, b, c, d)
      if (meets) return [first, second]
    }
  return undefined
}

function turn(a: Position, b: Position, c: Position): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))
}

function goesBack(before: Position, corner: Position, after: Position): boolean {
  const ahead =
    (corner[0] - before[0]) * (after[0] - corner[0]) + (corner[1] - before[1]) * (after[1] - corner[1])
  return turn(before, corner, after) === 0 && ahead < 0
}

function touches(a: Position, b: Position, c: Position, d: Position): boolean {
  const isBetween = (p: Position, from: Position, to: Position) =>
    turn(from, to, p) === 0 &&
    (p[0] - from[0]) * (p[0] - to[0]) <= 0 &&
    (p[1] - from[1]) * (p[1] - to[1]) <= 0
  const crosses = turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0
  return crosses || isBetween(c, a, b) || isBetween(d, a, b) || isBetween(a, c, d) || isBetween(b, c, d)
}
