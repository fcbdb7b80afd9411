import { Components } from './components.ts'
import { areSame, intersect, subtract, union, type Interval } from './intervals.ts'
import type { Region, Stretch } from './units.ts'

/**
 * Sets of points of chainage × time, each the union of rectangles `[fromM, toM) × [fromMs, toMs)`.
 *
 * What goes in may overlap, lie in any order and hold empty or backward rectangles, which count for
 * nothing. What comes out of `unionOf`, `intersectionOf` and `differenceOf` is in exact form:
 * chainage sliced wherever the set of times changes, equal neighbours merged, by chainage and then
 * time. Equal sets of points have equal exact forms.
 *
 * The cost is that of sorting the edges plus, at each of them, the rectangles that stand there.
 */

/** Chainage over which one set of times, sorted and apart, belongs to the set of points. */
export interface RegionSlice extends Stretch {
  readonly times: readonly Interval[]
}

/** An edge-connected part of a set of points; its own edges are those of the box round it. */
export interface RegionComponent extends Region {
  /** Exact: of its rectangles, not of the box. */
  readonly kmH: number
  /** As they stand in the exact form of the whole set, cut at the boundaries. */
  readonly rectangles: Region[]
}

export interface RegionMeasure {
  /** Exact while edges are whole and the result is below 2^53: 22,000 km for 4.7 days. */
  readonly metreMs: number
  readonly kmH: number
}

/** Everything that lies in any of the sets. */
export function unionOf(...sets: readonly (readonly Region[])[]): Region[] {
  return rectanglesOf(slicesOf(sets.flat()))
}

/** What lies in both sets. */
export function intersectionOf(a: readonly Region[], b: readonly Region[]): Region[] {
  return rectanglesOf(sweep([a, b], ([inA, inB]) => intersect(inA!, inB!)))
}

/** What lies in the first set and not in the second. */
export function differenceOf(set: readonly Region[], removed: readonly Region[]): Region[] {
  return rectanglesOf(sweep([set, removed], ([inSet, inRemoved]) => subtract(inSet!, inRemoved!)))
}

/** The one form of a set of points, however its rectangles were cut. */
export function exactForm(set: readonly Region[]): Region[] {
  return rectanglesOf(slicesOf(set))
}

/** The area of a set; what lies in several rectangles counts once. */
export function measureOf(set: readonly Region[]): RegionMeasure {
  return areaOf(exactForm(set))
}

/**
 * The parts of a set that are connected through edges: two rectangles that only touch at a corner are
 * apart. At `cutsM`, the boundaries of units, nothing connects, so that each part lies on one ground.
 * By the box's chainage, then time.
 */
export function componentsOf(set: readonly Region[], cutsM: readonly number[] = []): RegionComponent[] {
  return componentsOfSlices(slicesOf(set), cutsM)
}

/** The exact form of a set, by slices of chainage; chainage without any of it is left out. */
export function slicesOf(set: readonly Region[]): RegionSlice[] {
  return sweep([set], ([times]) => union(times!))
}

/**
 * The components of a set that is sliced already, by chainage and not overlapping. Equal neighbours
 * are merged first, and slices without times may be among them.
 */
export function componentsOfSlices(
  slices: readonly RegionSlice[],
  cutsM: readonly number[] = [],
): RegionComponent[] {
  const rectangles: Region[] = []
  const components = new Components()
  let before: { toM: number; first: number } | undefined
  for (const { fromM, toM, times, startsAtCut } of cutSlices(slices, cutsM)) {
    const first = rectangles.length
    for (const { from, to } of times) {
      components.add()
      rectangles.push({ fromM, toM, fromMs: from, toMs: to })
    }
    if (before?.toM === fromM && !startsAtCut) connectNeighbours(rectangles, components, before.first, first)
    before = { toM, first }
  }
  return components
    .lists()
    .map((members) => members.map((member) => rectangles[member]!))
    .map((rectangles) => ({ ...boxRound(rectangles), kmH: areaOf(rectangles).kmH, rectangles }))
    .sort((a, b) => a.fromM - b.fromM || a.fromMs - b.fromMs)
}

/**
 * Walks along the line over every edge of the sets' rectangles and asks at each, from the times at
 * which each set has points there, for the times at which the result has.
 */
function sweep(
  sets: readonly (readonly Region[])[],
  timesAt: (standing: readonly (readonly Interval[])[]) => readonly Interval[],
): RegionSlice[] {
  const edges: { atM: number; standing: Interval[]; time: Interval; begins: boolean }[] = []
  const standing = sets.map((set) => {
    const ofSet: Interval[] = []
    for (const { fromM, toM, fromMs, toMs } of set) {
      if (!(fromM < toM && fromMs < toMs)) continue
      const time = { from: fromMs, to: toMs }
      edges.push({ atM: fromM, standing: ofSet, time, begins: true })
      edges.push({ atM: toM, standing: ofSet, time, begins: false })
    }
    return ofSet
  })
  edges.sort((a, b) => a.atM - b.atM)
  const slices: RegionSlice[] = []
  for (const [index, { atM, standing: ofSet, time, begins }] of edges.entries()) {
    if (begins) ofSet.splice(firstFrom(ofSet, time.from), 0, time)
    else ofSet.splice(ofSet.indexOf(time, firstFrom(ofSet, time.from)), 1)
    const nextM = edges[index + 1]?.atM
    if (nextM === undefined || nextM === atM) continue
    append(slices, { fromM: atM, toM: nextM, times: timesAt(standing) })
  }
  return slices
}

/** Index of the first interval that begins at an instant or later; sorting what is sorted costs least. */
function firstFrom(sorted: readonly Interval[], from: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]!.from < from) low = middle + 1
    else high = middle
  }
  return low
}

/** Appends a slice, merged with the last where that touches and has the same times. */
function append(slices: RegionSlice[], slice: RegionSlice): void {
  if (slice.times.length === 0) return
  const last = slices.at(-1)
  if (last !== undefined && last.toM === slice.fromM && areSame(last.times, slice.times))
    slices[slices.length - 1] = { ...last, toM: slice.toM }
  else slices.push(slice)
}

/** Equal neighbours merged, then cut at the boundaries. */
function cutSlices(
  slices: readonly RegionSlice[],
  cutsM: readonly number[],
): (RegionSlice & { startsAtCut: boolean })[] {
  const merged: RegionSlice[] = []
  for (const slice of slices) append(merged, slice)
  const sorted = [...new Set(cutsM)].sort((a, b) => a - b)
  const pieces: (RegionSlice & { startsAtCut: boolean })[] = []
  let next = 0
  for (const { fromM, toM, times } of merged) {
    while (next < sorted.length && sorted[next]! < fromM) next++
    let startM = fromM
    let startsAtCut = sorted[next] === fromM
    for (; next < sorted.length && sorted[next]! < toM; next++) {
      const cutM = sorted[next]!
      if (cutM === fromM) continue
      pieces.push({ fromM: startM, toM: cutM, times, startsAtCut })
      startM = cutM
      startsAtCut = true
    }
    pieces.push({ fromM: startM, toM, times, startsAtCut })
  }
  return pieces
}

/** Connects the rectangles `[a, b)` of one slice with those from `b` on of the next that share an edge. */
function connectNeighbours(
  rectangles: readonly Region[],
  components: Components,
  a: number,
  b: number,
): void {
  let [one, other] = [a, b]
  while (one < b && other < rectangles.length) {
    const [left, right] = [rectangles[one]!, rectangles[other]!]
    if (left.fromMs < right.toMs && right.fromMs < left.toMs) components.connect(one, other)
    if (left.toMs < right.toMs) one++
    else other++
  }
}

function rectanglesOf(slices: readonly RegionSlice[]): Region[] {
  return slices.flatMap(({ fromM, toM, times }) =>
    times.map(({ from, to }) => ({ fromM, toM, fromMs: from, toMs: to })),
  )
}

/** Of rectangles that do not overlap. */
function areaOf(rectangles: readonly Region[]): RegionMeasure {
  let metreMs = 0
  for (const { fromM, toM, fromMs, toMs } of rectangles) metreMs += (toM - fromM) * (toMs - fromMs)
  return { metreMs, kmH: metreMs / 1000 / 3_600_000 }
}

function boxRound([first, ...others]: readonly Region[]): Region {
  const box = { ...first! }
  for (const { fromM, toM, fromMs, toMs } of others) {
    box.fromM = Math.min(box.fromM, fromM)
    box.toM = Math.max(box.toM, toM)
    box.fromMs = Math.min(box.fromMs, fromMs)
    box.toMs = Math.max(box.toMs, toMs)
  }
  return box
}
