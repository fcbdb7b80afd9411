import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actualCoverage } from '../../geo/actualCoverage.ts'
import { drawStates } from '../../geo/chartRaster.ts'
import { comparedCode, comparedCoverage } from '../../geo/comparedCoverage.ts'
import { explain } from '../../geo/explain.ts'
import { figures } from '../../geo/figures.ts'
import { reportedGaps } from '../../geo/gaps.ts'
import { plannedCoverage } from '../../geo/plannedCoverage.ts'
import { stateCodes, stateOf, type LineStates } from '../../geo/slicedStates.ts'
import { spansAt } from '../../geo/statesAt.ts'
import { actualAt } from './bruteForceActual.ts'
import { evidenceFactsOf, randomEvidence, type RawEvidence } from './randomEvidence.ts'
import { coverageFactsOf, randomFacts, testWindow, windowMin } from './randomFacts.ts'
import { straightLine } from './straightLine.ts'

const line = straightLine(9876.5)
const cellM = 100
const minuteMs = 60_000

const examples = fc
  .tuple(
    randomFacts(line.lengthM, cellM),
    randomEvidence(line.lengthM, cellM),
    fc.integer({ min: 30, max: windowMin + 30 }),
  )
  .map(([raw, evidence, nowMin]) => {
    const planned = plannedCoverage(line, testWindow, coverageFactsOf(raw, testWindow))
    const actual = actualCoverage(planned, evidenceFactsOf(evidence), testWindow.fromMs + nowMin * minuteMs)
    return { raw, evidence, planned, actual, compared: comparedCoverage(planned, actual) }
  })

const codeAt = (states: LineStates, atM: number, atMs: number) =>
  spansAt(states, atMs).find((span) => span.fromM <= atM && atM < span.toM)!.code

describe('compared coverage', () => {
  it('is in every cell what became of the planned state there', () => {
    const seen = new Set<number>()
    fc.assert(
      fc.property(examples, ({ planned, actual, compared }) => {
        for (let minute = 0; minute < windowMin; minute += 3) {
          // Beside what the passes are made of: just on one's edge each may round to its own side.
          const atMs = testWindow.fromMs + (minute + 0.5) * minuteMs + 417
          if (atMs >= actual.window.toMs) break
          for (let atM = 57.31; atM < line.lengthM; atM += cellM * 3) {
            const expected = comparedCode(codeAt(planned, atM, atMs), codeAt(actual, atM, atMs))
            seen.add(expected)
            expect(codeAt(compared, atM, atMs), `${atM} m, minute ${minute}`).toBe(expected)
          }
        }
      }),
      { numRuns: 60 },
    )
    const { kept, carried, thin, gap, broken, unknown } = stateCodes
    expect([...seen].sort((a, b) => a - b)).toEqual(
      [kept, carried, thin, gap, broken, unknown].sort((a, b) => a - b),
    )
  })

  it('splits what is held into kept and carried, and gaps into broken and unplanned ones', () => {
    fc.assert(
      fc.property(examples, ({ actual, compared }) => {
        const [were, became] = [figures(actual), figures(compared)]
        const near = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThan(1e-6 * were.total)
        near(became.kept + became.carried, were.held)
        near(became.held, were.held)
        near(became.gap, were.gap)
        near(became.thin, were.thin)
        near(became.unknown, were.unknown)
        near(became.total, were.total)
      }),
      { numRuns: 60 },
    )
  })

  it('says of each pair of states what came of it', () => {
    const { held, thin, gap, unknown } = stateCodes
    const became = (planned: number, actual: number) => stateOf(comparedCode(planned, actual))
    expect([held, thin, gap].map((planned) => became(planned, held))).toEqual(['kept', 'kept', 'carried'])
    expect([held, thin, gap].map((planned) => became(planned, gap))).toEqual(['broken', 'broken', 'gap'])
    expect([held, thin, gap].map((planned) => became(planned, thin))).toEqual(['thin', 'thin', 'thin'])
    expect([held, thin, gap].map((planned) => became(planned, unknown))).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ])
  })
})

describe('gaps by evidence', () => {
  it('are together what the figures say is gap, each with a box round its pieces', () => {
    fc.assert(
      fc.property(
        examples,
        fc.uniqueArray(fc.integer({ min: 1, max: 98 }), { maxLength: 3 }),
        (found, cells) => {
          const boundaries = cells.map((cell) => cell * cellM)
          const gaps = reportedGaps(found.actual, boundaries)
          const totalKmH = gaps.reduce((sum, { kmH }) => sum + kmH, 0)
          const { gap, total } = figures(found.actual)
          expect(Math.abs(totalKmH - gap)).toBeLessThan(1e-6 * total)
          for (const { fromM, toM, fromMs, toMs, rectangles } of gaps) {
            expect(fromM).toBe(Math.min(...rectangles.map((one) => one.fromM)))
            expect(toM).toBe(Math.max(...rectangles.map((one) => one.toM)))
            expect(fromMs).toBe(Math.min(...rectangles.map((one) => one.fromMs)))
            expect(toMs).toBe(Math.max(...rectangles.map((one) => one.toMs)))
            for (const boundary of boundaries) expect(fromM >= boundary || toM <= boundary).toBe(true)
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('a chart of states', () => {
  it('shows in each cell the worst state that anything of it has', () => {
    const columns = 37
    const rows = 23
    const grid = { fromM: 350, toM: 8210, ...testWindow, columns, rows }
    fc.assert(
      fc.property(examples, ({ actual }) => {
        const cells = new Uint8Array(columns * rows)
        drawStates(actual, grid, cells)
        const worst = [stateCodes.gap, stateCodes.unknown, stateCodes.thin, stateCodes.held] as number[]
        const columnM = (grid.toM - grid.fromM) / columns
        const rowMs = (grid.toMs - grid.fromMs) / rows
        for (let row = 0; row < rows; row++)
          for (let column = 0; column < columns; column++) {
            const shown = cells[row * columns + column]!
            const atMs = grid.fromMs + (row + 0.5) * rowMs
            if (atMs >= actual.window.toMs) continue
            // No state at the cell's middle may be worse than what it shows.
            const here = codeAt(actual, grid.fromM + (column + 0.5) * columnM, atMs)
            expect(worst.indexOf(shown)).toBeLessThanOrEqual(worst.indexOf(here))
          }
      }),
      { numRuns: 40 },
    )
  })

  it('shows nothing where nothing is known, and one state where all is one', () => {
    const planned = plannedCoverage(line, testWindow, coverageFactsOf(emptyFacts, testWindow))
    const grid = {
      fromM: 0,
      toM: line.lengthM,
      fromMs: testWindow.fromMs - 60 * minuteMs,
      toMs: testWindow.toMs,
      columns: 10,
      rows: 9,
    }
    const cells = new Uint8Array(90)
    drawStates(planned, grid, cells)
    expect([...cells.subarray(0, 30)]).toEqual(Array(30).fill(0))
    expect([...cells.subarray(30)]).toEqual(Array(60).fill(stateCodes.gap))
  })
})

describe('an explanation', () => {
  it('names the last evidence, and its states are those of the coverage', () => {
    fc.assert(
      fc.property(
        examples,
        fc.integer({ min: 0, max: 97 }),
        fc.integer({ min: 0, max: windowMin - 1 }),
        ({ evidence, planned, actual, compared }, cell, minute) => {
          const atM = cell * cellM + 50
          const atMs = testWindow.fromMs + minute * minuteMs + 30_000
          const why = explain(planned, actual, atM, atMs)
          expect(stateCodes[why.planned.state]).toBe(codeAt(planned, atM, atMs))
          if (atMs >= actual.window.toMs) {
            expect(why.actual).toBeNull()
            return
          }
          expect(stateCodes[why.actual!.state]).toBe(codeAt(actual, atM, atMs))
          expect(stateCodes[why.compared!]).toBe(codeAt(compared, atM, atMs))
          const { sinceMs, untilMs, limitMin, last } = why.actual!
          expect(sinceMs).toBeLessThanOrEqual(atMs)
          expect(untilMs === null || untilMs >= atMs).toBe(true)
          const ageMs = youngestMs(evidence, atM, atMs, limitMin * minuteMs)
          if (last === null) expect(ageMs).toBe(Infinity)
          else expect(Math.abs(last.ageMs - ageMs)).toBeLessThan(3)
          const known = actualAt(evidence, atM, atMs, limitMin)
          if (!known.isDoubtful) expect(why.actual!.state).toBe(known.state)
        },
      ),
      { numRuns: 300 },
    )
  })

  it("of the line's very end names what gives its last metre its state", () => {
    fc.assert(
      fc.property(examples, fc.integer({ min: 0, max: windowMin - 1 }), ({ planned, actual }, minute) => {
        // A second after any pass begins: a millimetre before the end is passed some milliseconds later.
        const atMs = testWindow.fromMs + minute * minuteMs + 31_000
        const [end, before] = [line.lengthM, line.lengthM - 0.001].map(
          (atM) => explain(planned, actual, atM, atMs).actual,
        )
        expect(end?.silences).toEqual(before?.silences)
        expect(end?.underWay).toEqual(before?.underWay)
        expect([end?.last?.kind, end?.last?.id]).toEqual([before?.last?.kind, before?.last?.id])
      }),
      { numRuns: 100 },
    )
  })
})

/** The age of the last evidence, presences that are older than the limit when they see left out. */
function youngestMs(evidence: RawEvidence, x: number, t: number, limitMs: number): number {
  let ageMs = Infinity
  for (const { kind, startM, endM, startMs, endMs } of evidence.passes) {
    if (x < Math.min(startM, endM) || x >= Math.max(startM, endM)) continue
    const seenMs =
      kind === 1 ? Math.min(t, endMs) : startMs + ((x - startM) / (endM - startM)) * (endMs - startMs)
    if (kind === 1 ? startMs <= t : seenMs <= t) ageMs = Math.min(ageMs, t - seenMs)
  }
  for (const { fromM, toM, fromMs, toMs, lagMs } of evidence.presences) {
    if (x < fromM || x >= toM || lagMs > limitMs || toMs - fromMs < 2 * lagMs || t < fromMs + lagMs) continue
    ageMs = Math.min(ageMs, t <= toMs ? lagMs : lagMs + t - toMs)
  }
  return ageMs
}

const emptyFacts = fc.sample(randomFacts(line.lengthM, cellM), { numRuns: 1, seed: 1 }).map((raw) => ({
  ...raw,
  patrols: [],
  checkpoints: [],
  devices: [],
  barred: [],
  trails: [],
}))[0]!
