import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figures, figuresAt, kilometreShares } from '../../geo/figures.ts'
import { gapsNow, reportedGaps } from '../../geo/gaps.ts'
import { plannedAt, plannedRunsAt } from '../../geo/plannedAt.ts'
import { plannedCoverage, revisitLimitAt, type PlannedCoverage } from '../../geo/plannedCoverage.ts'
import { statesWorstFirst } from '../../geo/units.ts'
import type { CellAnswer } from './bruteForceCoverage.ts'
import { floodGaps, gridGapsNow, gridKmH, gridOf, type Grid } from './coverageGrid.ts'
import { coverageFactsOf, randomFacts, testWindow, windowMin } from './randomFacts.ts'
import { slicesOf } from './slicesOf.ts'
import { straightLine } from './straightLine.ts'

/** A line of metre cells and one of ten-metre cells over three kilometres; both end inside a cell. */
const scales = [
  { cellM: 1, line: straightLine(140.4), numRuns: 40 },
  { cellM: 10, line: straightLine(2345.6), numRuns: 25 },
]

/** What the random facts reached at all: a comparison that never sees a thin cell proves nothing. */
const seen = { held: 0, thin: 0, gap: 0, unknown: 0, barred: 0, components: 0, cutGaps: 0 }

describe.each(scales)('planned coverage in cells of $cellM m', ({ cellM, line, numRuns }) => {
  const facts = randomFacts(line.lengthM, cellM)
  const row = fc.integer({ min: 0, max: windowMin - 1 })
  const boundaries = fc.uniqueArray(fc.integer({ min: 0, max: 140 }), { maxLength: 3 })

  it('equals the definition at every cell centre, and so do its figures and gaps', () => {
    fc.assert(
      fc.property(facts, row, boundaries, (raw, row, boundaryCells) => {
        const coverageFacts = coverageFactsOf(raw, testWindow)
        const coverage = plannedCoverage(line, testWindow, coverageFacts)
        const grid = gridOf(raw, line.lengthM, cellM, testWindow)
        compareCells(coverage, grid)
        compareFigures(coverage, grid, row)
        compareGapsNow(coverage, grid, row)
        compareReportedGaps(
          coverage,
          grid,
          boundaryCells.map((cell) => cell * cellM),
        )
        expect(isTiling(coverage)).toBe(true)
      }),
      { numRuns },
    )
  })
})

it('those random facts reached every state, barriers, gaps and cut gaps', () => {
  expect(seen.held).toBeGreaterThan(1000)
  expect(seen.thin).toBeGreaterThan(1000)
  expect(seen.gap).toBeGreaterThan(1000)
  expect(seen.barred).toBeGreaterThan(1000)
  expect(seen.components).toBeGreaterThan(100)
  expect(seen.cutGaps).toBeGreaterThan(10)
  expect(seen.unknown).toBe(0)
})

function compareCells(coverage: PlannedCoverage, grid: Grid): void {
  const slices = slicesOf(coverage)
  let slice = 0
  for (const [x, column] of grid.columns.entries()) {
    const middleM = (column.fromM + column.toM) / 2
    while (slices[slice]!.toM <= middleM) slice++
    for (const [y, row] of grid.rows.entries()) {
      const expected = grid.cells[x]![y]!
      seen[expected.state]++
      if (expected.barred) seen.barred++
      const atMs = (row.fromMs + row.toMs) / 2
      const here = plannedAt(coverage, middleM, atMs)
      const actual: CellAnswer = {
        state: here.state,
        limitMin: here.limitMin,
        barred: here.barred.length > 0,
        claims: here.claims.map(({ kind, id }) => `${kind}:${id}`).sort(),
      }
      const run = slices[slice]!.runs.find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs)
      if (run!.state !== expected.state) expect(run, `at ${middleM} m, minute ${y}`).toEqual(expected)
      if (!isSameAnswer(actual, expected)) expect(actual, `at ${middleM} m, minute ${y}`).toEqual(expected)
    }
    const row = grid.rows[x % grid.rows.length]!
    expect(revisitLimitAt(coverage.facts, middleM, row.fromMs)).toBe(
      grid.cells[x]![x % grid.rows.length]!.limitMin,
    )
  }
}

function isSameAnswer(a: CellAnswer, b: CellAnswer): boolean {
  return (
    a.state === b.state &&
    a.limitMin === b.limitMin &&
    a.barred === b.barred &&
    a.claims.join() === b.claims.join()
  )
}

function compareFigures(coverage: PlannedCoverage, grid: Grid, row: number): void {
  const {
    total: totalKmH,
    held: heldKmH,
    thin: thinKmH,
    gap: gapKmH,
    unknown: unknownKmH,
    shareHeld,
  } = figures(coverage)
  const near = (actual: number, expected: number) =>
    expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * totalKmH)
  near(totalKmH, (coverage.line.lengthM / 1000) * (windowMin / 60))
  near(heldKmH + thinKmH + gapKmH, totalKmH)
  near(
    heldKmH,
    gridKmH(grid, (cell) => cell.state === 'held'),
  )
  near(
    thinKmH,
    gridKmH(grid, (cell) => cell.state === 'thin'),
  )
  near(
    gapKmH,
    gridKmH(grid, (cell) => cell.state === 'gap'),
  )
  expect(unknownKmH).toBe(0)
  expect(shareHeld).toBeCloseTo(heldKmH / totalKmH, 12)

  const fifth = coverage.line.lengthM / 5
  const parts = [0, 1, 2, 3, 4].map((part) =>
    figures(coverage, { fromM: part * fifth, toM: (part + 1) * fifth }),
  )
  near(
    parts.reduce((sum, part) => sum + part.held, 0),
    heldKmH,
  )

  const atMs = grid.rows[row]!.fromMs
  const now = figuresAt(coverage, atMs)
  const lengthIn = (state: string) =>
    grid.columns.reduce(
      (sum, { fromM, toM }, x) => sum + (grid.cells[x]![row]!.state === state ? toM - fromM : 0),
      0,
    )
  expect(now.held).toBeCloseTo(lengthIn('held'), 6)
  expect(now.thin).toBeCloseTo(lengthIn('thin'), 6)
  expect(now.gap).toBeCloseTo(lengthIn('gap'), 6)
  expect(now.shareHeld).toBeCloseTo(lengthIn('held') / coverage.line.lengthM, 9)

  for (const kilometre of kilometreShares(coverage, atMs)) {
    const isInside = (x: number) =>
      grid.columns[x]!.fromM >= kilometre.fromM && grid.columns[x]!.toM <= kilometre.toM
    const kmH = ((kilometre.toM - kilometre.fromM) / 1000) * (windowMin / 60)
    for (const state of ['held', 'thin', 'gap'] as const)
      expect(kilometre.shares[state]).toBeCloseTo(
        gridKmH(grid, (cell, x) => isInside(x) && cell.state === state) / kmH,
        9,
      )
    const columns = grid.cells.filter((_, x) => isInside(x))
    const worst = (cells: CellAnswer[]) =>
      statesWorstFirst.find((state) => cells.some((cell) => cell.state === state))
    expect(kilometre.worst).toBe(worst(columns.flat()))
    expect(kilometre.now).toBe(worst(columns.map((cells) => cells[row]!)))
  }
}

function compareGapsNow(coverage: PlannedCoverage, grid: Grid, row: number): void {
  for (const atMs of [grid.rows[row]!.fromMs, grid.rows[row]!.toMs - 1])
    expect(gapsNow(coverage, atMs)).toEqual(gridGapsNow(grid, row))
}

function compareReportedGaps(coverage: PlannedCoverage, grid: Grid, boundariesM: number[]): void {
  const flood = floodGaps(grid, boundariesM)
  const gaps = reportedGaps(coverage, boundariesM)
  expect(gaps).toHaveLength(flood.count)
  seen.components += gaps.length
  const labels = new Set<number>()
  for (const gap of gaps) {
    const isCovered = (column: { fromM: number; toM: number }, row: { fromMs: number; toMs: number }) =>
      gap.rectangles.some(
        (rectangle) =>
          rectangle.fromM <= column.fromM &&
          column.toM <= rectangle.toM &&
          rectangle.fromMs <= row.fromMs &&
          row.toMs <= rectangle.toMs,
      )
    const label =
      flood.labels[grid.columns.findIndex(({ fromM }) => fromM === gap.rectangles[0]!.fromM)]![
        grid.rows.findIndex(({ fromMs }) => fromMs === gap.rectangles[0]!.fromMs)
      ]!
    labels.add(label)
    for (const [x, column] of grid.columns.entries())
      for (const [y, row] of grid.rows.entries())
        if (isCovered(column, row) !== (flood.labels[x]![y] === label))
          expect.fail(`gap ${label} is wrong at ${column.fromM} m, minute ${y}`)
    const kmH = gridKmH(grid, (_, x, y) => flood.labels[x]![y] === label)
    expect(Math.abs(gap.kmH - kmH)).toBeLessThan(1e-9 * kmH)
    expect(gap.fromM).toBe(Math.min(...gap.rectangles.map(({ fromM }) => fromM)))
    expect(gap.toM).toBe(Math.max(...gap.rectangles.map(({ toM }) => toM)))
    expect(gap.fromMs).toBe(Math.min(...gap.rectangles.map(({ fromMs }) => fromMs)))
    expect(gap.toMs).toBe(Math.max(...gap.rectangles.map(({ toMs }) => toMs)))
    for (const boundaryM of boundariesM) {
      expect(gap.fromM >= boundaryM || gap.toM <= boundaryM).toBe(true)
      if (gap.fromM === boundaryM || gap.toM === boundaryM) seen.cutGaps++
    }
  }
  expect(labels.size).toBe(flood.count)
}

/** Slices fill the line, runs the window, and neighbours differ. */
function isTiling(coverage: PlannedCoverage): boolean {
  const { window, line } = coverage
  const slices = slicesOf(coverage)
  const nows = plannedRunsAt(coverage, window.fromMs)
    .map(({ fromM: _, toM: __, ...run }) => run)
    .map((run) =>
      JSON.stringify({ ...run, claims: run.claims.map(({ kind, id }) => `${kind}:${id}`).sort() }),
    )
  const differs = (all: readonly string[]) => all.every((one, index) => index === 0 || one !== all[index - 1])
  return (
    slices[0]!.fromM === 0 &&
    slices.at(-1)!.toM === line.lengthM &&
    slices.every((slice, index) => index === 0 || slices[index - 1]!.toM === slice.fromM) &&
    differs(nows) &&
    slices.every(
      ({ runs }) =>
        runs[0]!.fromMs === window.fromMs &&
        runs.at(-1)!.toMs === window.toMs &&
        runs.every(
          (run, index) => run.fromMs < run.toMs && (index === 0 || runs[index - 1]!.toMs === run.fromMs),
        ) &&
        differs(runs.map(({ state }) => state)),
    )
  )
}
