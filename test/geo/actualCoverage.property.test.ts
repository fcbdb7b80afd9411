import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actualCoverage, type ActualCoverage } from '../../geo/actualCoverage.ts'
import { figures } from '../../geo/figures.ts'
import { plannedCoverage, revisitLimitAt } from '../../geo/plannedCoverage.ts'
import { stateCodes } from '../../geo/slicedStates.ts'
import { spansAt } from '../../geo/statesAt.ts'
import { actualAt } from './bruteForceActual.ts'
import { evidenceFactsOf, randomEvidence } from './randomEvidence.ts'
import { coverageFactsOf, randomFacts, testWindow, windowMin } from './randomFacts.ts'
import { straightLine } from './straightLine.ts'

const scales = [
  { cellM: 1, line: straightLine(60.4), numRuns: 150 },
  { cellM: 100, line: straightLine(9876.5), numRuns: 80 },
]

const seen = { held: 0, thin: 0, gap: 0, unknown: 0 }

describe.each(scales)('actual coverage in cells of $cellM m', ({ cellM, line, numRuns }) => {
  it('equals the definition at every cell centre, and so do its figures', () => {
    fc.assert(
      fc.property(
        randomFacts(line.lengthM, cellM),
        randomEvidence(line.lengthM, cellM),
        fc.integer({ min: 30, max: windowMin + 30 }),
        (raw, evidence, nowMin) => {
          const facts = coverageFactsOf(raw, testWindow)
          const planned = plannedCoverage(line, testWindow, facts)
          const nowMs = testWindow.fromMs + nowMin * 60_000
          const coverage = actualCoverage(planned, evidenceFactsOf(evidence), nowMs)
          const metreMinutes = { held: 0, thin: 0, gap: 0, unknown: 0 }
          for (let minute = 0; minute < Math.min(nowMin, windowMin); minute++) {
            const atMs = testWindow.fromMs + (minute + 0.5) * 60_000
            const spans = spansAt(coverage, atMs)
            let span = 0
            for (let fromM = 0; fromM < line.lengthM; fromM += cellM) {
              const toM = Math.min(line.lengthM, fromM + cellM)
              const middleM = (fromM + toM) / 2
              while (spans[span]!.toM <= middleM) span++
              const limitMin = revisitLimitAt(facts, middleM, atMs)
              const expected = actualAt(evidence, middleM, atMs, limitMin)
              metreMinutes[expected.state] += toM - fromM
              if (expected.isDoubtful) continue
              seen[expected.state]++
              if (spans[span]!.code !== stateCodes[expected.state])
                expect({ code: spans[span]!.code, at: [middleM, minute] }).toEqual({
                  code: stateCodes[expected.state],
                  at: [middleM, minute],
                })
            }
          }
          expect(isWhole(coverage)).toBe(true)
          // The grid's figures are good to what slanted edges cut from its cells.
          const { held, total } = figures(coverage)
          const toleranceKmH = (0.02 * total * 60) / windowMin + (cellM / 1000) * (60 / 60)
          expect(Math.abs(held - metreMinutes.held / 60_000)).toBeLessThan(toleranceKmH)
        },
      ),
      { numRuns },
    )
  })
})

it('those random facts reached every state', () => {
  for (const state of ['held', 'thin', 'gap', 'unknown'] as const) expect(seen[state]).toBeGreaterThan(2000)
})

/** Slices fill the line, runs do not go backwards, and all states together are all there is. */
function isWhole({ line, window, tiles, ...coverage }: ActualCoverage): boolean {
  let atM = 0
  for (const tile of tiles) {
    for (let slice = 0; slice < tile.sliceCount; slice++) {
      if (tile.sliceFromM[slice] !== atM || tile.sliceFromM[slice + 1]! <= atM) return false
      atM = tile.sliceFromM[slice + 1]!
      const first = tile.firstRun[slice]!
      if (tile.beginMs[first] !== 0 || tile.beginAtEndMs[first] !== 0) return false
      for (let run = first + 1; run < tile.firstRun[slice + 1]!; run++)
        if (
          tile.beginMs[run]! < tile.beginMs[run - 1]! ||
          tile.beginAtEndMs[run]! < tile.beginAtEndMs[run - 1]! ||
          tile.code[run] === tile.code[run - 1]
        )
          return false
    }
  }
  const total = figures({ line, window, tiles, ...coverage }).total
  const expected = ((line.lengthM / 1000) * (window.toMs - window.fromMs)) / 3_600_000
  return atM === line.lengthM && Math.abs(total - expected) < 1e-9 * expected
}
