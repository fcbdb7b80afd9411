import { kilometresOf, type Kilometre } from './chainage.ts'
import { isSameButTime, runIndexAt, type CoverageRun } from './coverageRuns.ts'
import type { CoverageSlice, PlannedCoverage } from './plannedCoverage.ts'
import { statesWorstFirst, type CoverageState, type Stretch, type TimeWindow } from './units.ts'

/** Kilometre-hours by state over a window. */
export interface CoverageFigures {
  readonly totalKmH: number
  readonly heldKmH: number
  readonly thinKmH: number
  readonly gapKmH: number
  readonly unknownKmH: number
  /** held ÷ total, with `unknown` in the total; `null` where the total is 0. */
  readonly shareHeld: number | null
}

/** Metres by state at an instant. */
export interface FiguresAt {
  readonly heldM: number
  readonly thinM: number
  readonly gapM: number
  readonly unknownM: number
  readonly shareHeld: number | null
}

/** Shares, 0 to 1, of a kilometre's length × time. */
export interface KilometreShares extends Kilometre {
  readonly held: number
  readonly thin: number
  readonly gap: number
  readonly unknown: number
  /** Worst state anywhere in it in the window. */
  readonly worst: CoverageState
  /** Worst state anywhere in it at the instant asked for; that of the window where it lies outside. */
  readonly now: CoverageState
}

/** Chainage of one state, one limit and the same claims at an instant. */
export interface RunAt extends Stretch {
  readonly state: CoverageState
  readonly limitMin: number
  readonly barred: boolean
  readonly claimIndexes: readonly number[]
}

type ByState = Record<CoverageState, number>

const metreMsPerKmH = 1000 * 3_600_000

/** Figures of a line, or of a stretch of it, over the coverage's window. */
export function figures(coverage: PlannedCoverage, within?: Stretch): CoverageFigures {
  const metreMs = noneOf()
  for (const slice of coverage.slices) {
    const lengthM = overlapM(slice, within)
    if (lengthM > 0) for (const run of slice.runs) metreMs[run.state] += lengthM * (run.toMs - run.fromMs)
  }
  const total = sum(metreMs)
  return {
    totalKmH: total / metreMsPerKmH,
    heldKmH: metreMs.held / metreMsPerKmH,
    thinKmH: metreMs.thin / metreMsPerKmH,
    gapKmH: metreMs.gap / metreMsPerKmH,
    unknownKmH: metreMs.unknown / metreMsPerKmH,
    shareHeld: total > 0 ? metreMs.held / total : null,
  }
}

/** Figures at an instant; nothing at one outside the coverage's window. */
export function figuresAt(coverage: PlannedCoverage, atMs: number): FiguresAt {
  const metres = noneOf()
  for (const run of runsAt(coverage, atMs)) metres[run.state] += run.toM - run.fromM
  const total = sum(metres)
  return {
    heldM: metres.held,
    thinM: metres.thin,
    gapM: metres.gap,
    unknownM: metres.unknown,
    shareHeld: total > 0 ? metres.held / total : null,
  }
}

/** Each kilometre's shares by state, its worst state in the window and at an instant. */
export function kilometreShares(coverage: PlannedCoverage, atMs: number): KilometreShares[] {
  const kilometres = kilometresOf(coverage.line).map((kilometre) => ({
    ...kilometre,
    metreMs: noneOf(),
    metresNow: noneOf(),
  }))
  for (const slice of coverage.slices) {
    const now = runOf(slice, atMs)
    for (let index = Math.floor(slice.fromM / 1000); index < kilometres.length; index++) {
      const kilometre = kilometres[index]!
      const lengthM = overlapM(slice, kilometre)
      if (lengthM <= 0) break
      for (const run of slice.runs) kilometre.metreMs[run.state] += lengthM * (run.toMs - run.fromMs)
      if (now !== undefined) kilometre.metresNow[now.state] += lengthM
    }
  }
  return kilometres.map(({ metreMs, metresNow, ...kilometre }) => {
    const total = sum(metreMs)
    const worst = worstOf(metreMs)
    return {
      ...kilometre,
      held: metreMs.held / total,
      thin: metreMs.thin / total,
      gap: metreMs.gap / total,
      unknown: metreMs.unknown / total,
      worst,
      now: sum(metresNow) > 0 ? worstOf(metresNow) : worst,
    }
  })
}

/** The line at an instant, equal neighbours merged; nothing at one outside the coverage's window. */
export function runsAt(coverage: PlannedCoverage, atMs: number): RunAt[] {
  const runs: RunAt[] = []
  for (const slice of coverage.slices) {
    const run = runOf(slice, atMs)
    if (run === undefined) return []
    const last = runs.at(-1)
    if (last !== undefined && isSameButTime(last, run)) runs[runs.length - 1] = { ...last, toM: slice.toM }
    else {
      const { state, limitMin, barred, claimIndexes } = run
      runs.push({ fromM: slice.fromM, toM: slice.toM, state, limitMin, barred, claimIndexes })
    }
  }
  return runs
}

/** A slice of chainage by state alone. */
export interface StateSlice extends Stretch {
  readonly runs: readonly (TimeWindow & { readonly state: CoverageState })[]
}

/** The coverage by state alone: runs and slices that differ only in limits and claims are merged. */
export function stateSlices(coverage: PlannedCoverage): StateSlice[] {
  const slices: StateSlice[] = []
  for (const { fromM, toM, runs } of coverage.slices) {
    const stateRuns = mergeByState(runs)
    const last = slices.at(-1)
    if (last !== undefined && haveEqualStates(last.runs, stateRuns))
      slices[slices.length - 1] = { ...last, toM }
    else slices.push({ fromM, toM, runs: stateRuns })
  }
  return slices
}

/** The run of a slice at an instant; `undefined` outside the window. */
export function runOf(slice: CoverageSlice, atMs: number): CoverageRun | undefined {
  const run = slice.runs[runIndexAt(slice.runs, atMs)]
  return run !== undefined && run.fromMs <= atMs ? run : undefined
}

function mergeByState(runs: readonly CoverageRun[]): StateSlice['runs'] {
  const merged: { fromMs: number; toMs: number; state: CoverageState }[] = []
  for (const { fromMs, toMs, state } of runs) {
    const last = merged.at(-1)
    if (last?.state === state) last.toMs = toMs
    else merged.push({ fromMs, toMs, state })
  }
  return merged
}

function haveEqualStates(a: StateSlice['runs'], b: StateSlice['runs']): boolean {
  return (
    a.length === b.length &&
    a.every((run, index) => run.state === b[index]!.state && run.toMs === b[index]!.toMs)
  )
}

function noneOf(): ByState {
  return { held: 0, thin: 0, gap: 0, unknown: 0 }
}

function sum(byState: ByState): number {
  return byState.held + byState.thin + byState.gap + byState.unknown
}

function worstOf(byState: ByState): CoverageState {
  return statesWorstFirst.find((state) => byState[state] > 0) ?? 'gap'
}

function overlapM(slice: Stretch, within: Stretch | undefined): number {
  if (within === undefined) return slice.toM - slice.fromM
  return Math.min(slice.toM, within.toM) - Math.max(slice.fromM, within.fromM)
}
