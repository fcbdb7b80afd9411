import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BorderLine } from '../../geo/borderLine.ts'
import { offsetLine, positionBeside } from '../../geo/chainage.ts'
import { draftFigures, partLengthsM, standingIntervals, type DraftGround } from '../../geo/draftFigures.ts'
import { pathLengthM } from '../../geo/geodesic.ts'
import { defaultPolicy } from '../../geo/policy.ts'
import type { Position, Stretch } from '../../geo/units.ts'
import { wanderingLine } from './wanderingLine.ts'

/** Barriers as shares of a line and offsets, so that they fit whichever line there is. */
const walls = (most: number) =>
  fc.array(
    fc.record({
      from: fc.double({ min: 0, max: 0.95, noNaN: true }),
      length: fc.double({ min: 0.005, max: 0.25, noNaN: true }),
      offsetM: fc.integer({ min: 5, max: 450 }),
    }),
    { minLength: 1, maxLength: most },
  )
type Wall = { from: number; length: number; offsetM: number }

const parallel = (line: BorderLine, { from, length, offsetM }: Wall): Position[] =>
  offsetLine(line, { fromM: from * line.lengthM, toM: Math.min(1, from + length) * line.lengthM }, offsetM)

function groundOf(line: BorderLine, standingPaths: readonly (readonly Position[])[]): DraftGround {
  const standing = standingIntervals(line, defaultPolicy, standingPaths)
  return { line, policy: defaultPolicy, standingPaths, standing, trails: [], crossings: [] }
}

const isIn = (stretches: readonly Stretch[], atM: number) =>
  stretches.some(({ fromM, toM }) => fromM <= atM && atM < toM)

/** How much of a stretch is so, found by asking place after place. */
function countedM(fromM: number, toM: number, isSo: (atM: number) => boolean): number {
  const stepM = (toM - fromM) / counted
  let places = 0
  for (let index = 0; index < counted; index++) if (isSo(fromM + (index + 0.5) * stepM)) places++
  return places * stepM
}
const counted = 4000

describe('the figures of any draft beside what stands on any line', () => {
  it('add up: newly barred, overlap, standing between and still open are the stretch', () => {
    fc.assert(
      fc.property(wanderingLine, walls(4), walls(4), (line, standing, drawn) => {
        const ground = groundOf(
          line,
          standing.map((wall) => parallel(line, wall)),
        )
        const figures = draftFigures(
          ground,
          drawn.map((wall) => parallel(line, wall)),
        )
        const { stretch, newlyBarredM, overlapM, standingBetweenM, stillOpenM } = figures
        const sumM = newlyBarredM + overlapM + standingBetweenM + stillOpenM
        expect(Math.abs(sumM - (stretch === null ? 0 : stretch.toM - stretch.fromM))).toBeLessThan(1e-6)
        for (const part of [newlyBarredM, overlapM, standingBetweenM, stillOpenM])
          expect(part).toBeGreaterThanOrEqual(0)
        // What joins its parts, or them with what stands, is barred like the rest.
        expect(Math.abs(newlyBarredM + overlapM - figures.barredM)).toBeLessThan(1e-6)
      }),
    )
  })

  it('are what is found by asking place after place what stands and what was drawn', () => {
    fc.assert(
      fc.property(wanderingLine, walls(3), walls(3), (line, standing, drawn) => {
        const ground = groundOf(
          line,
          standing.map((wall) => parallel(line, wall)),
        )
        const figures = draftFigures(
          ground,
          drawn.map((wall) => parallel(line, wall)),
        )
        const { stretch } = figures
        if (stretch === null) return
        const stands = (atM: number) => ground.standing.some(({ from, to }) => from <= atM && atM < to)
        const mine = (atM: number) => isIn(figures.barred, atM)
        // Every edge of an interval may be off by one place.
        const toleranceM =
          ((2 * (figures.barred.length + ground.standing.length) + 2) * (stretch.toM - stretch.fromM)) /
          counted
        const { fromM, toM } = stretch
        const is = (wantedM: number, isSo: (atM: number) => boolean) =>
          expect(Math.abs(wantedM - countedM(fromM, toM, isSo))).toBeLessThan(toleranceM + 2)
        is(figures.newlyBarredM, (atM) => mine(atM) && !stands(atM))
        is(figures.standingBetweenM, (atM) => !mine(atM) && stands(atM))
        is(figures.stillOpenM, (atM) => !mine(atM) && !stands(atM))
        is(figures.overlapM, (atM) => mine(atM) && stands(atM))
      }),
      { numRuns: 40 },
    )
  })

  it('never bar less when an end is drawn farther along the line', () => {
    fc.assert(
      fc.property(
        wanderingLine,
        walls(3),
        walls(1),
        fc.array(fc.double({ min: 0.001, max: 0.1, noNaN: true }), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (line, standing, [wall], steps, isStart) => {
          const ground = groundOf(
            line,
            standing.map((each) => parallel(line, each)),
          )
          let path = parallel(line, wall!)
          let before = draftFigures(ground, [path])
          let endM = (isStart ? wall!.from : Math.min(1, wall!.from + wall!.length)) * line.lengthM
          for (const step of steps) {
            const nextM = Math.max(0, Math.min(line.lengthM, endM + (isStart ? -step : step) * line.lengthM))
            if (Math.abs(nextM - endM) < 1) return
            const stretch = { fromM: Math.min(endM, nextM), toM: Math.max(endM, nextM) }
            const more = offsetLine(line, stretch, wall!.offsetM)
            path = isStart ? [...more, ...path] : [...path, ...more]
            endM = nextM
            const after = draftFigures(ground, [path])
            // Parallels are cut at bends, so that the ends lie some decimetres off the chainage asked for.
            expect(after.barredM).toBeGreaterThan(before.barredM - 1)
            expect(after.newlyBarredM).toBeGreaterThan(before.newlyBarredM - 1)
            for (const { fromM, toM } of before.barred)
              if (toM - fromM > 2)
                expect(after.barred.some((now) => now.fromM <= fromM + 1 && toM - 1 <= now.toM)).toBe(true)
            before = after
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('measure each part as it is measured alone, whatever was drawn before', () => {
    fc.assert(
      fc.property(
        wanderingLine,
        walls(4),
        fc.nat(),
        fc.integer({ min: -30, max: 30 }),
        (line, drawn, at, movedM) => {
          const ground = groundOf(line, [])
          const paths = [...drawn.map((wall) => parallel(line, wall)), [positionBeside(line, 10, 20)]]
          partLengthsM(ground, paths)
          const moved = paths.map((path, index) =>
            index === 0
              ? path.map((position, vertex): Position =>
                  vertex === at % path.length ? [position[0], position[1] + movedM / 111_000] : position,
                )
              : path,
          )
          expect(partLengthsM(ground, moved)).toEqual(moved.map(pathLengthM))
        },
      ),
      { numRuns: 40 },
    )
  })
})
