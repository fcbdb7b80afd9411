import { describe, expect, it } from 'vitest'
import { figures, figuresAt } from '../../geo/figures.ts'
import { gapsNow } from '../../geo/gaps.ts'
import type { PlannedCoverage } from '../../geo/plannedCoverage.ts'
import { slicesOf, type PlainSlice } from '../geo/slicesOf.ts'
import { cellStates, metreRows, minutesOf } from './metreRows.ts'
import { dayMs, demonstrationCoverage, hourMs, sunday, sundayMidnight } from './demonstrationRecords.ts'

const day = { fromMs: sundayMidnight, toMs: sundayMidnight + dayMs }
const fortnight = { fromMs: sundayMidnight - 7 * dayMs, toMs: sundayMidnight + 8 * dayMs }
const hours = Array.from({ length: 24 }, (_, hour) => sundayMidnight + hour * hourMs + 20 * 60_000)

describe.each(['malipo', 'baoshan'] as const)('the demonstration %s', (name) => {
  it('has a day of which 70 to 90 per cent of the kilometre-hours are held', () => {
    const share = shareHeld(demonstrationCoverage(name, sunday, day))
    expect(share).toBeGreaterThan(0.7)
    expect(share).toBeLessThan(0.9)
  })

  it('stays within 70 and 95 per cent at every hour, with thin stretches, and within 70 and 90 at most', () => {
    const coverages = demonstrationCoverage(name, sunday, day)
    const shares = hours.map((atMs) => shareHeldAt(coverages, atMs))
    for (const share of shares) {
      expect(share).toBeGreaterThan(0.7)
      expect(share).toBeLessThan(0.95)
    }
    expect(shares.filter((share) => share < 0.9).length).toBeGreaterThanOrEqual(16)
    for (const atMs of hours) {
      expect(sum(coverages.map((coverage) => figuresAt(coverage, atMs).thin))).toBeGreaterThan(1000)
    }
  })

  it('has a handful of gaps at any hour, the longest of some kilometres', () => {
    const coverages = demonstrationCoverage(name, sunday, fortnight)
    const gapsByHour = hours.map((atMs) => coverages.flatMap((coverage) => gapsNow(coverage, atMs)))
    for (const gaps of gapsByHour) {
      expect(gaps.length).toBeGreaterThanOrEqual(4)
      expect(gaps.length).toBeLessThanOrEqual(18)
      const longestM = Math.max(...gaps.map((gap) => gap.toM - gap.fromM))
      expect(longestM).toBeGreaterThan(1500)
      expect(longestM).toBeLessThan(6000)
    }
    expect(gapsByHour.filter((gaps) => gaps.length <= 12).length).toBeGreaterThanOrEqual(14)
  })

  it('is thinner by night than by day', () => {
    const coverages = demonstrationCoverage(name, sunday, day)
    const at = (hour: number) => shareHeldAt(coverages, sundayMidnight + hour * hourMs)
    expect(Math.max(at(1), at(2), at(3))).toBeLessThan(Math.min(at(9), at(15), at(16)))
  })

  it('looks much the same whatever day it is made on', () => {
    for (let days = 1; days <= 6; days++) {
      const fromMs = sundayMidnight + days * dayMs
      const coverages = demonstrationCoverage(name, fromMs + 9 * hourMs, { fromMs, toMs: fromMs + dayMs })
      expect(shareHeld(coverages)).toBeGreaterThan(0.75)
      expect(shareHeld(coverages)).toBeLessThan(0.9)
    }
  })

  it('equals a metre-by-minute computation at every cell centre of its day', { timeout: 120_000 }, () => {
    for (const coverage of demonstrationCoverage(name, sunday, day)) {
      const { line, facts } = coverage
      const minutes = dayMs / 60_000
      let slice = 0
      let expected = new Uint8Array(minutes)
      const slices = slicesOf(coverage)
      let drawn: PlainSlice | undefined
      let metres = 0
      let heldMetreMinutes = 0
      const differing: string[] = []
      for (const row of metreRows(line, day, facts)) {
        metres++
        while (slices[slice]!.toM <= row.middleM) slice++
        if (drawn !== slices[slice]) {
          drawn = slices[slice]!
          expected = drawnMinutes(drawn)
        }
        let heldMinutes = 0
        for (let minute = 0; minute < minutes; minute++) {
          const state = row.states[minute]!
          if (state === 2) heldMinutes++
          if (state !== expected[minute] && differing.length < 5) {
            differing.push(
              `${row.middleM} m, minute ${minute}: ${cellStates[expected[minute]!]} instead of ${cellStates[state]}`,
            )
          }
        }
        heldMetreMinutes += heldMinutes * (row.toM - row.fromM)
      }
      expect(differing).toEqual([])
      expect(metres).toBe(Math.ceil(line.lengthM))
      // Only what a barrier bars ends between metres: less than one metre each, for a day at most.
      const toleranceKmH = (2 * facts.barred.length * 24) / 1000
      expect(Math.abs(heldMetreMinutes / 60_000 - figures(coverage).held)).toBeLessThan(toleranceKmH)
    }
  })
})

function drawnMinutes(slice: PlainSlice): Uint8Array<ArrayBuffer> {
  const drawn = new Uint8Array(dayMs / 60_000).fill(255)
  for (const run of slice.runs) {
    drawn.fill(
      cellStates.findIndex((state) => state === run.state),
      ...minutesOf(run, day),
    )
  }
  return drawn
}

function shareHeld(coverages: readonly PlannedCoverage[]): number {
  const totals = coverages.map((coverage) => figures(coverage))
  return sum(totals.map((total) => total.held)) / sum(totals.map((total) => total.total))
}

function shareHeldAt(coverages: readonly PlannedCoverage[], atMs: number): number {
  const heldM = sum(coverages.map((coverage) => figuresAt(coverage, atMs).held))
  return heldM / sum(coverages.map((coverage) => coverage.line.lengthM))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0)
}
