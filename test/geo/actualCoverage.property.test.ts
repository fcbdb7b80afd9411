import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actualCoverage, type ActualCoverage } from '../../geo/actualCoverage.ts'
import { figures } from '../../geo/figures.ts'
import { gapsNow, reportedGaps, type GapNow } from '../../geo/gaps.ts'
import { plannedCoverage, revisitLimitAt } from '../../geo/plannedCoverage.ts'
import { stateCodes } from '../../geo/slicedStates.ts'
import { spansAt } from '../../geo/statesAt.ts'
import { stateSpanAt } from '../../geo/stateSpan.ts'
import type { Region } from '../../geo/units.ts'
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
        fc.constantFrom(20, 37, 720),
        (raw, evidence, nowMin, blockMin) => {
          const facts = coverageFactsOf(raw, testWindow)
          const planned = plannedCoverage(line, testWindow, facts)
          const nowMs = testWindow.fromMs + nowMin * 60_000
          const coverage = actualCoverage(planned, evidenceFactsOf(evidence), nowMs, blockMin * 60_000)
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

it('gaps are the same whatever the blocks, and so are since and until', () => {
  const line = straightLine(9876.5)
  let across = 0
  fc.assert(
    fc.property(
      randomFacts(line.lengthM, 100),
      randomEvidence(line.lengthM, 100),
      fc.constantFrom(17, 30, 45),
      fc.integer({ min: 0, max: windowMin - 1 }),
      (raw, evidence, blockMin, atMin) => {
        const planned = plannedCoverage(line, testWindow, coverageFactsOf(raw, testWindow))
        const facts = evidenceFactsOf(evidence)
        const whole = actualCoverage(planned, facts, testWindow.toMs)
        const cut = actualCoverage(planned, facts, testWindow.toMs, blockMin * 60_000)
        expect(whole.blocks).toHaveLength(1)
        expect(cut.blocks).toHaveLength(Math.ceil(windowMin / blockMin))
        const [one, other] = [reportedGaps(whole, []), reportedGaps(cut, [])]
        expectNear(other.map(boxOf), one.map(boxOf))
        for (const [index, gap] of one.entries()) {
          expect(Math.abs(gap.kmH - other[index]!.kmH)).toBeLessThan(1e-4)
          if (gap.toMs - gap.fromMs > blockMin * 60_000) across++
        }
        const atMs = testWindow.fromMs + atMin * 60_000 + 31_000
        expectNear(gapsNow(cut, atMs).map(nowOf), gapsNow(whole, atMs).map(nowOf))
        const [span, cutSpan] = [stateSpanAt(whole, 4321, atMs), stateSpanAt(cut, 4321, atMs)]
        expect([cutSpan.state, cutSpan.sinceIsOlder]).toEqual([span.state, span.sinceIsOlder])
        expectNear([[cutSpan.sinceMs, cutSpan.untilMs ?? 0]], [[span.sinceMs, span.untilMs ?? 0]])
      },
    ),
    { numRuns: 80 },
  )
  expect(across).toBeGreaterThan(20)
})

/**
 * To centimetres and milliseconds: the ends of a slanted edge that a block cuts are rounded to the
 * millisecond. On the fastest pass that is 3 cm; on the slowest, 4.2 s a metre, what a few millimetres
 * make of it is some 10 ms.
 */
function expectNear(found: readonly (readonly number[])[], expected: readonly (readonly number[])[]): void {
  expect(found.map((numbers) => numbers.length)).toEqual(expected.map((numbers) => numbers.length))
  for (const [index, numbers] of expected.entries())
    for (const [place, number] of numbers.entries())
      expect(Math.abs(found[index]![place]! - number)).toBeLessThan(20)
}

const boxOf = ({ fromM, toM, fromMs, toMs }: Region) => [fromM * 100, toM * 100, fromMs, toMs]
const nowOf = ({ fromM, toM, sinceMs, sinceIsOlder, untilMs }: GapNow) => [
  fromM * 100,
  toM * 100,
  sinceMs,
  sinceIsOlder ? 100 : 0,
  untilMs ?? 0,
]

/** Slices fill the line, blocks the window, runs do not go backwards, and all states are all there is. */
function isWhole(states: ActualCoverage): boolean {
  const { line, window, blocks } = states
  let beginMs = window.fromMs
  for (const { window: block, tiles } of blocks) {
    if (block.fromMs !== beginMs || block.toMs <= beginMs) return false
    beginMs = block.toMs
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
    if (atM !== line.lengthM) return false
  }
  const total = figures(states).total
  const expected = ((line.lengthM / 1000) * (window.toMs - window.fromMs)) / 3_600_000
  return beginMs === window.toMs && Math.abs(total - expected) < 1e-9 * expected
}
