import fc from 'fast-check'
import { expect, it } from 'vitest'
import { patrolClaims, type PatrolFact } from '../../geo/claims.ts'
import { DraftCoverage, outcomeOn } from '../../geo/draftCoverage.ts'
import { figures } from '../../geo/figures.ts'
import { plannedCoverage } from '../../geo/plannedCoverage.ts'
import { coverageFactsOf, randomFacts, testWindow } from './randomFacts.ts'
import { slicesOf } from './slicesOf.ts'
import { straightLine } from './straightLine.ts'

const line = straightLine(9000)
const patrol = fc
  .record({
    fromM: fc.nat(80),
    lengthM: fc.integer({ min: 1, max: 40 }),
    from: fc.integer({ min: -30, max: 110 }),
    minutes: fc.integer({ min: 1, max: 90 }),
    mode: fc.constantFrom('foot' as const, 'vehicle' as const),
  })
  .map(({ fromM, lengthM, from, minutes, mode }): PatrolFact => {
    const fromMs = testWindow.fromMs + from * 60_000
    return {
      id: `draft ${fromM} ${from} ${lengthM} ${minutes}`,
      fromM: fromM * 100,
      toM: (fromM + lengthM) * 100,
      fromMs,
      toMs: fromMs + minutes * 60_000,
      mode,
      speedKmh: null,
      loop: false,
      longestOnGroundMin: 0,
    }
  })

it('a draft that is changed step by step covers what its patrols give together, the replaced ones left out', () => {
  fc.assert(
    fc.property(
      randomFacts(9000, 100),
      fc.array(fc.array(patrol, { maxLength: 4 }), { minLength: 1, maxLength: 4 }),
      fc.array(fc.integer({ min: 0, max: 9 }).map((number) => `e${number}`)),
      (raw, steps, replacedIds) => {
        const facts = coverageFactsOf(raw, testWindow)
        const replaced = new Set(replacedIds)
        const draft = new DraftCoverage(line, testWindow, facts, replaced)
        for (const step of steps) {
          const kept = facts.claims.filter(({ kind, id }) => kind !== 'patrol' || !replaced.has(id))
          const meets = ({ fromMs, toMs }: PatrolFact) => fromMs < testWindow.toMs && testWindow.fromMs < toMs
          const added = step.filter(meets).flatMap((one) => patrolClaims(one, facts.policies))
          const anew = plannedCoverage(line, testWindow, { ...facts, claims: [...kept, ...added] })
          expect(slicesOf(draft.with(step))).toEqual(slicesOf(anew))
        }
      },
    ),
    { numRuns: 60 },
  )
})

it('the gaps of a stretch add up to what is gap on it, the largest first', () => {
  fc.assert(
    fc.property(
      randomFacts(9000, 100),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 1, max: 30 }),
      (raw, from, length) => {
        const facts = coverageFactsOf(raw, testWindow)
        const coverage = plannedCoverage(line, testWindow, facts)
        const stretch = { fromM: from * 100, toM: (from + length) * 100 }
        const { amounts, gaps } = outcomeOn(coverage, stretch)
        expect(amounts).toEqual(figures(coverage, stretch))
        expect(gaps.reduce((sum, { kmH }) => sum + kmH, 0)).toBeCloseTo(amounts.gap, 9)
        expect(gaps.map(({ kmH }) => kmH)).toEqual(gaps.map(({ kmH }) => kmH).toSorted((a, b) => b - a))
      },
    ),
    { numRuns: 60 },
  )
})
