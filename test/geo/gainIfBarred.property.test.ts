import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CoverageFacts } from '../../geo/coverageFacts.ts'
import { figures } from '../../geo/figures.ts'
import { gainIfBarred } from '../../geo/gainIfBarred.ts'
import { gainOfStretches, gainRegions } from '../../geo/gainOfStretches.ts'
import { plannedAt } from '../../geo/plannedAt.ts'
import { plannedCoverage, revisitLimitAt } from '../../geo/plannedCoverage.ts'
import { measureOf } from '../../geo/regions.ts'
import type { Stretch } from '../../geo/units.ts'
import { coverageFactsOf, randomFacts, testWindow, windowMin } from './randomFacts.ts'
import { straightLine } from './straightLine.ts'

const line = straightLine(2345.6)
const cellM = 10
const facts = randomFacts(line.lengthM, cellM)
/** Metres to the millimetre; doubles drawn at random lie mostly next to 0. */
const metres = (least: number, most: number) =>
  fc.integer({ min: least * 1000, max: Math.floor(most * 1000) }).map((mm) => mm / 1000)

/** A draft's ends lie anywhere, not where anything else begins or ends. */
const draft = fc.array(
  fc
    .tuple(metres(0, 2300), metres(0.5, 900))
    .map(([fromM, lengthM]): Stretch => ({ fromM, toM: Math.min(line.lengthM, fromM + lengthM) })),
  { minLength: 1, maxLength: 3 },
)
const place = fc.record({
  atM: metres(0, line.lengthM - 0.001),
  minute: fc.integer({ min: 0, max: windowMin - 1 }),
})

const seen = { gains: 0, freed: 0, gaps: 0 }

describe('what barring would gain', () => {
  it('is what planned coverage gains with the draft really barred, in every state', () => {
    fc.assert(
      fc.property(facts, draft, (raw, stretches) => {
        const before = coverageFactsOf(raw, testWindow)
        const coverage = plannedCoverage(line, testWindow, before)
        const gains = gainIfBarred(coverage)
        const [was, is] = [figures(coverage), figures(barredToo(before, stretches))]
        const gain = gainOfStretches(gains, stretches)
        if (gain.gainKmH > 0) seen.gains++
        expect(gain.gainKmH).toBeCloseTo(is.held - was.held, 9)
        expect(gain.gainKmH).toBeCloseTo(was.thin - is.thin, 9)
        expect(is.gap).toBeCloseTo(was.gap, 9)
        expect(measureOf(gainRegions(gains, stretches)).kmH).toBeCloseTo(gain.gainKmH, 9)
      }),
      { numRuns: 300 },
    )
  })

  it('lies exactly where a place turns from thin to held', () => {
    fc.assert(
      fc.property(
        facts,
        draft,
        fc.array(place, { minLength: 30, maxLength: 30 }),
        (raw, stretches, places) => {
          const before = coverageFactsOf(raw, testWindow)
          const coverage = plannedCoverage(line, testWindow, before)
          const after = barredToo(before, stretches)
          const regions = gainRegions(gainIfBarred(coverage), stretches)
          for (const { atM, minute } of places) {
            const atMs = testWindow.fromMs + minute * 60_000
            const turns =
              plannedAt(coverage, atM, atMs).state === 'thin' && plannedAt(after, atM, atMs).state === 'held'
            const isIn = regions.some(
              (region) =>
                region.fromM <= atM && atM < region.toM && region.fromMs <= atMs && atMs < region.toMs,
            )
            expect(isIn, `at ${atM} m, minute ${minute}`).toBe(turns)
          }
        },
      ),
      { numRuns: 100 },
    )
  })

  it('fills the line, and every slice the window', () => {
    fc.assert(
      fc.property(facts, (raw) => {
        const coverage = plannedCoverage(line, testWindow, coverageFactsOf(raw, testWindow))
        const { slices } = gainIfBarred(coverage)
        expect(slices[0]!.fromM).toBe(0)
        expect(slices.at(-1)!.toM).toBe(line.lengthM)
        for (const [index, slice] of slices.entries()) {
          expect(slice.fromM).toBe(index === 0 ? 0 : slices[index - 1]!.toM)
          const gainMs = slice.times.reduce((sum, { from, to }) => sum + to - from, 0)
          expect(slice.heldMs + slice.thinMs + slice.gapMs + gainMs).toBe(windowMin * 60_000)
          if (slice.gapMs > 0) seen.gaps++
        }
        const all = gainOfStretches({ window: testWindow, slices }, [{ fromM: 0, toM: line.lengthM }])
        const { held, gap, total } = figures(coverage)
        expect(all.heldKmH).toBeCloseTo(held, 9)
        expect(all.gapKmH).toBeCloseTo(gap, 9)
        expect(all.heldKmH + all.gapKmH + all.thinKmH + all.gainKmH).toBeCloseTo(total, 9)
      }),
      { numRuns: 100 },
    )
  })

  it('frees of a team what the longer limit leaves of its time, minute by minute and cell by cell', () => {
    fc.assert(
      fc.property(facts, (raw) => {
        // Rates that add up are taken one by one below.
        const plain = {
          ...raw,
          policies: raw.policies.map((policy) => ({ ...policy, addEqualRates: false })),
        }
        const before = coverageFactsOf(plain, testWindow)
        const gains = gainIfBarred(plannedCoverage(line, testWindow, before))
        const whole = { fromM: 0, toM: line.lengthM }
        const expected = freedByCell(before)
        if (expected > 0) seen.freed++
        expect(gainOfStretches(gains, [whole]).freedTeamH).toBeCloseTo(expected, 9)
      }),
      { numRuns: 40 },
    )
  })

  it('was met at all by those random facts', () => {
    expect(seen.gains).toBeGreaterThan(20)
    expect(seen.freed).toBeGreaterThan(10)
    expect(seen.gaps).toBeGreaterThan(50)
  })
})

function barredToo(facts: CoverageFacts, stretches: readonly Stretch[]) {
  const barred = [...facts.barred, ...stretches.map((stretch) => ({ ...stretch, ...testWindow }))]
  return plannedCoverage(line, testWindow, { ...facts, barred })
}

/** Team-hours, at every cell's centre from the formula in words. */
function freedByCell(facts: CoverageFacts): number {
  const everywhere = { ...facts, barred: [{ fromM: 0, toM: line.lengthM, ...testWindow }] }
  let teamH = 0
  for (let fromM = 0; fromM < line.lengthM; fromM += cellM) {
    const lengthM = Math.min(cellM, line.lengthM - fromM)
    const atM = fromM + lengthM / 2
    for (let minute = 0; minute < windowMin; minute++) {
      const atMs = testWindow.fromMs + minute * 60_000
      const here = facts.claims.filter(
        (claim) => claim.fromM <= atM && atM < claim.toM && claim.fromMs <= atMs && atMs < claim.toMs,
      )
      const bestMin = Math.min(...here.map(({ revisitMin }) => revisitMin))
      const best = here.filter(({ revisitMin }) => revisitMin === bestMin)
      if (best.length === 0 || best.some(({ kind }) => kind !== 'patrol')) continue
      const stretchM = Math.max(...best.map((claim) => claim.toM - claim.fromM))
      const today = Math.max(0, 1 - bestMin / revisitLimitAt(facts, atM, atMs))
      const barred = Math.max(0, 1 - bestMin / revisitLimitAt(everywhere, atM, atMs))
      teamH += ((barred - today) * (lengthM / stretchM)) / 60
    }
  }
  return teamH
}
