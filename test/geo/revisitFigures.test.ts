import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actualCoverage } from '../../geo/actualCoverage.ts'
import { plannedCoverage } from '../../geo/plannedCoverage.ts'
import { revisitFigures } from '../../geo/revisitFigures.ts'
import { evidenceFactsOf, randomEvidence, type RawEvidence } from './randomEvidence.ts'
import { coverageFactsOf, randomFacts, testWindow } from './randomFacts.ts'
import { straightLine } from './straightLine.ts'

const minuteMs = 60_000
const line = straightLine(5000)
const at = (minutes: number) => testWindow.fromMs + minutes * minuteMs
const facts = fc.sample(randomFacts(line.lengthM, 100), { numRuns: 1, seed: 1 })[0]!
const planned = plannedCoverage(line, testWindow, coverageFactsOf(facts, testWindow))

const nothing: RawEvidence = {
  passes: [],
  presences: [],
  silences: [],
  underWay: [],
  trackedSinceMs: testWindow.fromMs,
}
const coverageOf = (evidence: Partial<RawEvidence>, nowMin: number) =>
  actualCoverage(planned, evidenceFactsOf({ ...nothing, ...evidence }), at(nowMin))
const standing = (atMin: number) => ({
  track: 0,
  kind: 0 as const,
  startM: 0,
  endM: 5000,
  startMs: at(atMin),
  endMs: at(atMin),
})

describe('revisit figures', () => {
  it('count gaps between passes, the first one back to before the window and the last one up to now', () => {
    const coverage = coverageOf({ passes: [-30, 10, 70, 90].map(standing) }, 120)
    // Gaps of 40, 60, 20 and, still open, 30 minutes.
    expect(revisitFigures(coverage, { fromM: 1000, toM: 2000 })).toEqual({
      minimumMin: 20,
      meanMin: 37.5,
      maximumMin: 60,
      timeAverageGapMin: (1600 + 3600 + 400 + 900) / 150,
      ageMin: 30,
      unseenM: 0,
    })
  })

  it('do not take a place where two teams met at their ends for one seen by both', () => {
    const passes = [
      { ...standing(10), endM: 1500 },
      { ...standing(25), startM: 1500 },
      { ...standing(100), endM: 1500 },
      { ...standing(115), startM: 1500 },
    ]
    const found = revisitFigures(coverageOf({ passes }, 120), { fromM: 1000, toM: 2000 })
    // Seen at 10 and 100 on one side, at 25 and 115 on the other: the shortest is up to now.
    expect(found).toMatchObject({ minimumMin: 5, maximumMin: 90 })
  })

  it('are all nothing where a place is watched without a break', () => {
    const watched = { kind: 'checkpoint' as const, id: 'c', fromM: 0, toM: 3000, lagMs: 0 }
    const presences = [{ ...watched, fromMs: at(-60), toMs: at(200) }]
    expect(revisitFigures(coverageOf({ presences }, 120), { fromM: 0, toM: 3000 })).toEqual({
      minimumMin: 0,
      meanMin: 0,
      maximumMin: 0,
      timeAverageGapMin: 0,
      ageMin: 0,
      unseenM: 0,
    })
  })

  it('leave out what was never seen and say how much that is; of what nobody saw there are none', () => {
    const coverage = coverageOf({ passes: [{ ...standing(10), endM: 1500 }] }, 120)
    expect(revisitFigures(coverage, { fromM: 1000, toM: 2000 })).toMatchObject({ ageMin: 110, unseenM: 500 })
    expect(revisitFigures(coverage, { fromM: 2000, toM: 3000 })).toBeNull()
  })

  it('equal those of a place every metre', () => {
    fc.assert(
      fc.property(
        randomEvidence(line.lengthM, 100),
        fc.integer({ min: 30, max: 150 }),
        fc.integer({ min: 0, max: 4 }),
        (evidence, nowMin, kilometre) => {
          const all = { ...evidence, passes: [standing(-90), ...evidence.passes] }
          const coverage = coverageOf(all, nowMin)
          const within = { fromM: kilometre * 1000, toM: kilometre * 1000 + 1000 }
          const found = revisitFigures(coverage, within)!
          const expected = sampled(all, within, Math.min(at(nowMin), testWindow.toMs))
          for (const figure of ['meanMin', 'timeAverageGapMin', 'ageMin', 'maximumMin'] as const)
            expect(Math.abs(found[figure] - expected[figure]), figure).toBeLessThan(
              0.02 * expected[figure] + 0.3,
            )
        },
      ),
      { numRuns: 60 },
    )
  })
})

/** The same by looking at the middle of each metre. */
function sampled(evidence: RawEvidence, { fromM, toM }: { fromM: number; toM: number }, nowMs: number) {
  let [gaps, sum, squares, longest, age] = [0, 0, 0, 0, 0]
  for (let x = fromM + 0.5; x < toM; x++) {
    const seen: [number, number][] = []
    for (const { kind, startM, endM, startMs, endMs } of evidence.passes) {
      if (x < Math.min(startM, endM) || x >= Math.max(startM, endM)) continue
      const seenMs = startMs + ((x - startM) / (endM - startM)) * (endMs - startMs)
      seen.push(kind === 1 ? [startMs, endMs] : [seenMs, seenMs])
    }
    for (const one of evidence.presences)
      if (x >= one.fromM && x < one.toM && one.toMs - one.fromMs >= 2 * one.lagMs)
        seen.push([one.fromMs + one.lagMs, one.toMs - one.lagMs])
    let lastMs: number | undefined
    const add = (gapMs: number) => {
      gaps++
      sum += gapMs
      squares += gapMs * gapMs
      longest = Math.max(longest, gapMs)
    }
    for (const [beginMs, endMs] of seen.filter(([beginMs]) => beginMs < nowMs).sort((a, b) => a[0] - b[0])) {
      if (lastMs !== undefined && beginMs > lastMs && beginMs > testWindow.fromMs) add(beginMs - lastMs)
      lastMs = Math.max(lastMs ?? -Infinity, endMs)
    }
    if (lastMs! < nowMs) {
      add(nowMs - lastMs!)
      age = Math.max(age, nowMs - lastMs!)
    }
  }
  return {
    meanMin: gaps > 0 ? sum / gaps / minuteMs : 0,
    timeAverageGapMin: sum > 0 ? squares / sum / minuteMs : 0,
    ageMin: age / minuteMs,
    maximumMin: longest / minuteMs,
  }
}
