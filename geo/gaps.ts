import { stateSlices, type StateSlice } from './figures.ts'
import type { PlannedCoverage } from './plannedCoverage.ts'
import type { Region, Stretch, TimeWindow } from './units.ts'

/** A maximal run of chainage that is in gap at an instant. */
export interface GapNow extends Stretch {
  /** The earliest continuous start of gap at any of its points, as far as the window reaches back. */
  readonly sinceMs: number
  /** The gap was there when the window began, so it may be older than `sinceMs`. */
  readonly sinceIsOlder: boolean
  /** The first end of gap at any of its points: a claim comes. `null` where none does in the window. */
  readonly untilMs: number | null
}

/** One edge-connected component of gap in chainage × time; its region is the box round it. */
export interface ReportedGap extends Region {
  /** Exact: the area of its rectangles. */
  readonly kmH: number
  /** By chainage, then time; they do not overlap. */
  readonly rectangles: Region[]
}

/** Every gap at an instant, by chainage; none at an instant outside the coverage's window. */
export function gapsNow(coverage: PlannedCoverage, atMs: number): GapNow[] {
  const { window } = coverage
  const gaps: GapNow[] = []
  for (const slice of stateSlices(coverage)) {
    const gap = gapIntervals(slice).find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs)
    if (gap === undefined) continue
    const untilMs = gap.toMs < window.toMs ? gap.toMs : null
    const last = gaps.at(-1)
    if (last !== undefined && last.toM === slice.fromM)
      gaps[gaps.length - 1] = {
        fromM: last.fromM,
        toM: slice.toM,
        sinceMs: Math.min(last.sinceMs, gap.fromMs),
        sinceIsOlder: last.sinceIsOlder || gap.fromMs === window.fromMs,
        untilMs: earlier(last.untilMs, untilMs),
      }
    else
      gaps.push({
        fromM: slice.fromM,
        toM: slice.toM,
        sinceMs: gap.fromMs,
        sinceIsOlder: gap.fromMs === window.fromMs,
        untilMs,
      })
  }
  return gaps
}

/**
 * The gaps of the window, each once: components of its gap rectangles that share an edge (a corner
 * does not connect), cut at unit boundaries so that each lies on one unit's ground.
 */
export function reportedGaps(coverage: PlannedCoverage, unitBoundariesM: readonly number[]): ReportedGap[] {
  const boundaries = [...new Set(unitBoundariesM)].sort((a, b) => a - b)
  const rectangles: Region[] = []
  /** The component of each rectangle, by the first rectangle found of it (a union-find forest). */
  const parents: number[] = []
  let before: { toM: number; first: number } = { toM: NaN, first: 0 }
  for (const slice of gapSlices(coverage, boundaries)) {
    const first = rectangles.length
    for (const interval of slice.intervals) {
      const index = rectangles.length
      rectangles.push({ fromM: slice.fromM, toM: slice.toM, ...interval })
      parents.push(index)
      if (before.toM !== slice.fromM || slice.startsAtBoundary) continue
      for (let neighbour = before.first; neighbour < first; neighbour++) {
        const other = rectangles[neighbour]!
        if (other.fromMs < interval.toMs && interval.fromMs < other.toMs) connect(parents, neighbour, index)
      }
    }
    before = { toM: slice.toM, first }
  }
  const components = new Map<number, Region[]>()
  for (const [index, rectangle] of rectangles.entries()) {
    const root = rootOf(parents, index)
    const component = components.get(root)
    if (component === undefined) components.set(root, [rectangle])
    else component.push(rectangle)
  }
  return [...components.values()].map(boxRound).sort((a, b) => a.fromM - b.fromM || a.fromMs - b.fromMs)
}

/** The formula of `gapPriority`, to stand beside its numbers. */
export const priorityFormula =
  'priority = length in km × hours (at most 24) × (1 + open trails) × (1 − barred length ÷ (2 × length))'

/**
 * How urgent a gap is; larger is worse. A kilometre open for an hour counts 1; each open trail in it
 * counts as much again, and what a barrier bars counts half. Hours count up to a day, so that a place
 * that was never assigned does not hide what opened today.
 * For a reported gap `hours` is its km·h ÷ its length, for a gap now the time from since to until.
 */
export function gapPriority(gap: {
  lengthM: number
  hours: number
  openTrails: number
  barredM: number
}): number {
  const barredShare = gap.lengthM > 0 ? gap.barredM / gap.lengthM : 0
  return (gap.lengthM / 1000) * Math.min(gap.hours, 24) * (1 + gap.openTrails) * (1 - barredShare / 2)
}

/** Hours of a gap for its priority; one without an end lasts to the window's. */
export function gapHours(gap: GapNow | ReportedGap, window: TimeWindow): number {
  if ('kmH' in gap) return gap.kmH / ((gap.toM - gap.fromM) / 1000)
  return ((gap.untilMs ?? window.toMs) - gap.sinceMs) / 3_600_000
}

interface GapSlice extends Stretch {
  readonly intervals: TimeWindow[]
  readonly startsAtBoundary: boolean
}

/** Chainage sliced wherever the set of gap intervals changes, and at the boundaries. */
function gapSlices(coverage: PlannedCoverage, boundariesM: readonly number[]): GapSlice[] {
  const slices: { fromM: number; toM: number; intervals: TimeWindow[] }[] = []
  for (const slice of stateSlices(coverage)) {
    const intervals = gapIntervals(slice)
    const last = slices.at(-1)
    if (last !== undefined && haveEqualIntervals(last.intervals, intervals)) last.toM = slice.toM
    else slices.push({ fromM: slice.fromM, toM: slice.toM, intervals })
  }
  return slices.flatMap(({ fromM, toM, intervals }) => {
    const cuts = [fromM, ...boundariesM.filter((atM) => atM > fromM && atM < toM), toM]
    return cuts.slice(1).map((cutM, index) => ({
      fromM: cuts[index]!,
      toM: cutM,
      intervals,
      startsAtBoundary: boundariesM.includes(cuts[index]!),
    }))
  })
}

function gapIntervals(slice: StateSlice): TimeWindow[] {
  return slice.runs.filter((run) => run.state === 'gap').map(({ fromMs, toMs }) => ({ fromMs, toMs }))
}

function haveEqualIntervals(a: readonly TimeWindow[], b: readonly TimeWindow[]): boolean {
  return (
    a.length === b.length &&
    a.every((interval, index) => interval.fromMs === b[index]!.fromMs && interval.toMs === b[index]!.toMs)
  )
}

function boxRound(rectangles: Region[]): ReportedGap {
  const [first] = rectangles
  const box = { fromM: first!.fromM, toM: first!.toM, fromMs: first!.fromMs, toMs: first!.toMs }
  let metreMs = 0
  for (const { fromM, toM, fromMs, toMs } of rectangles) {
    box.fromM = Math.min(box.fromM, fromM)
    box.toM = Math.max(box.toM, toM)
    box.fromMs = Math.min(box.fromMs, fromMs)
    box.toMs = Math.max(box.toMs, toMs)
    metreMs += (toM - fromM) * (toMs - fromMs)
  }
  return { ...box, kmH: metreMs / 1000 / 3_600_000, rectangles }
}

function rootOf(parents: number[], index: number): number {
  let root = index
  while (parents[root] !== root) root = parents[root]!
  for (let at = index; at !== root;) {
    const next = parents[at]!
    parents[at] = root
    at = next
  }
  return root
}

function connect(parents: number[], a: number, b: number): void {
  const [one, other] = [rootOf(parents, a), rootOf(parents, b)]
  parents[Math.max(one, other)] = Math.min(one, other)
}

function earlier(a: number | null, b: number | null): number | null {
  if (a === null) return b
  return b === null ? a : Math.min(a, b)
}
