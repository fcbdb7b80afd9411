import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestStretches } from '../../geo/bestStretches.ts'
import type { Stretch } from '../../geo/units.ts'
import type { Worth } from '../../geo/worth.ts'

/** Short lines have cells of 10 m: few enough for trying every choice there is. */
const cellM = 10
const mostCells = 13

/** Metres to the millimetre; doubles drawn at random lie mostly next to 0. */
const metres = (least: number, most: number) =>
  fc.integer({ min: Math.ceil(least * 1000), max: Math.floor(most * 1000) }).map((mm) => mm / 1000)

const stretchWithin = (lengthM: number, mostM: number) =>
  fc
    .tuple(metres(0, lengthM), metres(0.5, mostM))
    .map(([fromM, widthM]): Stretch => ({ fromM, toM: Math.min(lengthM, fromM + widthM) }))

/** Worth of whole and broken cells; ends of slices, places and forbidden ground lie anywhere. */
const worths: fc.Arbitrary<Worth> = metres(25, mostCells * cellM).chain((lengthM) =>
  fc.record({
    lengthM: fc.constant(lengthM),
    slices: fc.uniqueArray(metres(0, lengthM), { maxLength: 8 }).chain((cutsM) => {
      const sorted = [0, ...cutsM.sort((a, b) => a - b), lengthM]
      const perM = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5 }))
      return fc
        .array(perM, { minLength: sorted.length - 1, maxLength: sorted.length - 1 })
        .map((values) =>
          values
            .map((value, index) => ({ fromM: sorted[index]!, toM: sorted[index + 1]!, perM: value }))
            .filter(({ fromM, toM }) => fromM < toM),
        )
    }),
    places: fc.array(
      fc.record({
        atM: metres(0, lengthM),
        worth: fc.integer({ min: 1, max: 30 }),
      }),
      { maxLength: 3 },
    ),
    forbidden: fc.array(stretchWithin(lengthM, 15), { maxLength: 2 }),
  }),
)
const budgets = fc.record({
  lengthM: metres(5, 140),
  leastPieceM: fc.constantFrom(1, 10, 20, 35, 60),
})

const seen = { several: 0, nothing: 0, tight: 0 }

describe('the best stretches for a length', () => {
  it('are worth exactly what trying every choice of cells finds', () => {
    fc.assert(
      fc.property(worths, budgets, (worth, budget) => {
        const found = bestStretches(worth, budget)
        expect(found.cellM).toBe(cellM)
        expect(found.worth).toBeCloseTo(bestByTrying(worth, budget.lengthM, budget.leastPieceM), 9)
        if (found.stretches.length > 1) seen.several++
        if (found.stretches.length === 0) seen.nothing++
        for (const { lengthM, worth: best } of found.byLength.slice(1))
          expect(best).toBeCloseTo(bestByTrying(worth, lengthM, budget.leastPieceM), 9)
      }),
      { numRuns: 60 },
    )
  })

  it('keep to the length, to the least piece and off forbidden ground, and are worth what they say', () => {
    fc.assert(
      fc.property(worths, budgets, (worth, budget) => {
        const { stretches, worth: sum } = bestStretches(worth, budget)
        const lengths = stretches.map(({ fromM, toM }) => toM - fromM)
        expect(lengths.reduce((total, one) => total + one, 0)).toBeLessThanOrEqual(budget.lengthM + 1e-9)
        for (const [index, stretch] of stretches.entries()) {
          const isAtEnd = stretch.toM === worth.lengthM
          // The last cell of a line is shorter and counts as a whole one.
          expect(lengths[index]).toBeGreaterThanOrEqual(budget.leastPieceM - (isAtEnd ? cellM : 0))
          expect(stretch.fromM).toBeGreaterThan(index === 0 ? -1 : stretches[index - 1]!.toM)
          expect(worth.forbidden.some(({ fromM, toM }) => fromM < stretch.toM && stretch.fromM < toM)).toBe(
            false,
          )
          expect(stretch.worth).toBeCloseTo(worthWithin(worth, stretch), 9)
        }
        expect(sum).toBeCloseTo(
          stretches.reduce((total, one) => total + one.worth, 0),
          9,
        )
      }),
      { numRuns: 300 },
    )
  })

  it('are bounded by what no other choice passes, wherever that begins and ends', () => {
    const elsewhere = fc.array(stretchWithin(mostCells * cellM, 90), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(worths, budgets, fc.array(elsewhere, { minLength: 30 }), (worth, budget, choices) => {
        const { boundWorth, worth: best } = bestStretches(worth, budget)
        expect(boundWorth).toBeGreaterThanOrEqual(best)
        if (best > 0 && boundWorth < 1.05 * best) seen.tight++
        for (const choice of choices) {
          const allowed = asAllowed(worth, budget, choice)
          const other = allowed.reduce((sum, stretch) => sum + worthWithin(worth, stretch), 0)
          expect(other).toBeLessThanOrEqual(boundWorth + 1e-9)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('answer the same question the same way', () => {
    fc.assert(
      fc.property(worths, budgets, (worth, budget) => {
        expect(bestStretches(worth, budget)).toEqual(bestStretches(worth, budget))
      }),
      { numRuns: 20 },
    )
  })

  it('join over worthless ground where two pieces would each be too short', () => {
    const worth: Worth = {
      lengthM: 100,
      slices: [
        { fromM: 20, toM: 30, perM: 1 },
        { fromM: 40, toM: 50, perM: 1 },
      ],
      places: [],
      forbidden: [],
    }
    const { stretches } = bestStretches(worth, { lengthM: 30, leastPieceM: 30 })
    expect(stretches).toEqual([{ fromM: 20, toM: 50, worth: 20 }])
  })

  it('were several, none, and close to their bound among those random questions', () => {
    expect(seen.several).toBeGreaterThan(2)
    expect(seen.nothing).toBeGreaterThan(1)
    expect(seen.tight).toBeGreaterThan(2)
  })
})

/** Every subset of the line's cells, one after the other. */
function bestByTrying(worth: Worth, lengthM: number, leastPieceM: number): number {
  const count = Math.ceil(worth.lengthM / cellM)
  const most = Math.min(Math.floor(lengthM / cellM), count)
  const least = Math.max(1, Math.ceil(leastPieceM / cellM))
  const cells = Array.from({ length: count }, (_, cell) => ({
    fromM: cell * cellM,
    toM: Math.min((cell + 1) * cellM, worth.lengthM),
  }))
  const isFree = cells.map(
    (cell) => !worth.forbidden.some(({ fromM, toM }) => fromM < cell.toM && cell.fromM < toM),
  )
  const values = cells.map((cell) => worthWithin(worth, cell))
  let best = 0
  for (let subset = 1; subset < 1 << count; subset++) {
    let [taken, run, sum, isAllowed] = [0, 0, 0, true]
    for (let cell = 0; cell <= count && isAllowed; cell++) {
      if (cell < count && (subset >> cell) % 2 === 1) {
        taken++
        run++
        sum += values[cell]!
        if (!isFree[cell]! || taken > most) isAllowed = false
      } else {
        if (run > 0 && run < least) isAllowed = false
        run = 0
      }
    }
    if (isAllowed) best = Math.max(best, sum)
  }
  return best
}

/** Places at the end of the line count to what reaches it. */
function worthWithin({ lengthM, slices, places }: Worth, { fromM, toM }: Stretch): number {
  let sum = 0
  for (const slice of slices)
    sum += Math.max(0, Math.min(toM, slice.toM) - Math.max(fromM, slice.fromM)) * slice.perM
  for (const { atM, worth } of places)
    if (fromM <= atM && (atM < toM || (toM === lengthM && atM === lengthM))) sum += worth
  return sum
}

/** What of a choice is allowed: apart, long enough, off forbidden ground, within the length. */
function asAllowed(
  worth: Worth,
  budget: { lengthM: number; leastPieceM: number },
  choice: readonly Stretch[],
): Stretch[] {
  const kept: Stretch[] = []
  let leftM = budget.lengthM
  for (const { fromM, toM } of choice) {
    const stretch = { fromM, toM: Math.min(toM, worth.lengthM, fromM + leftM) }
    const lengthM = stretch.toM - stretch.fromM
    const meets = (other: Stretch) => other.fromM < stretch.toM && stretch.fromM < other.toM
    if (lengthM < Math.max(budget.leastPieceM, 0.001) || worth.forbidden.some(meets) || kept.some(meets))
      continue
    kept.push(stretch)
    leftM -= lengthM
  }
  return kept
}
