import { Components } from './components.ts'
import { stateCodes, type LineStates, type SlicedStates, type StateBlock } from './slicedStates.ts'
import { spansAt } from './statesAt.ts'
import { sinceOf, untilOf } from './stateSpan.ts'
import type { AnyState, Region, Stretch, TimeWindow } from './units.ts'

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
  /** Exact: the area of its pieces. */
  readonly kmH: number
  /**
   * By chainage, then time; they do not overlap. Where a passing team moves a gap's beginning or end
   * along a slice, the rectangle is the box round that slanted piece.
   */
  readonly rectangles: Region[]
}

/** Every gap at an instant, by chainage; none at an instant outside the window. */
export function gapsNow(states: LineStates, atMs: number, state: AnyState = 'gap'): GapNow[] {
  const gaps: GapNow[] = []
  for (const { run, code, fromM, toM, ...ref } of spansAt(states, atMs)) {
    if (code !== stateCodes[state]) continue
    const block = states.blocks.indexOf(ref.block)
    const { sinceMs, sinceIsOlder } = sinceOf(states, block, ref, run, { fromM, toM })
    const untilMs = untilOf(states, block, ref, run, { fromM, toM })
    const last = gaps.at(-1)
    if (last !== undefined && last.toM === fromM)
      gaps[gaps.length - 1] = {
        fromM: last.fromM,
        toM,
        sinceMs: Math.min(last.sinceMs, sinceMs),
        sinceIsOlder: last.sinceIsOlder || sinceIsOlder,
        untilMs: earlier(last.untilMs, untilMs),
      }
    else gaps.push({ fromM, toM, sinceMs, sinceIsOlder, untilMs })
  }
  return gaps
}

/**
 * The gaps of the window, each once: components of its gap pieces that share an edge (a corner does
 * not connect), cut at unit boundaries so that each lies on one unit's ground.
 */
export function reportedGaps(
  states: LineStates,
  unitBoundariesM: readonly number[],
  state: AnyState = 'gap',
): ReportedGap[] {
  const boundaries = new Set(unitBoundariesM)
  const sorted = [...boundaries].sort((a, b) => a - b)
  const pieces: GapPiece[] = []
  const components = new Components()
  let before: GapPiece[] = []
  for (const block of states.blocks) {
    const first = pieces.length
    connectAlong(gapSlices(block, stateCodes[state], sorted), boundaries, pieces, components)
    const beginning = pieces.slice(first).filter((piece) => touches(piece, 'from', block.window.fromMs))
    connectInTime(before, beginning, components)
    before = pieces.slice(first).filter((piece) => touches(piece, 'to', block.window.toMs))
  }
  return components
    .lists()
    .map((members) => boxRound(members.map((member) => pieces[member]!)))
    .sort((a, b) => a.fromM - b.fromM || a.fromMs - b.fromMs)
}

/** Adds the pieces of a block, and connects each with those of the slice before that share an edge. */
function connectAlong(
  slices: readonly GapSlice[],
  boundaries: ReadonlySet<number>,
  pieces: GapPiece[],
  components: Components,
): void {
  let before: { toM: number; first: number } = { toM: NaN, first: 0 }
  for (const slice of slices) {
    const first = pieces.length
    const isCut = before.toM !== slice.fromM || boundaries.has(slice.fromM)
    let neighbour = isCut ? first : before.first
    for (const time of slice.times) {
      const index = components.add()
      pieces.push({ index, fromM: slice.fromM, toM: slice.toM, ...time })
      // Both lists are in order of time: who ends before this one begins meets no later one either.
      while (neighbour < first && pieces[neighbour]!.toMsAtEnd <= time.fromMs) neighbour++
      for (let other = neighbour; other < first && pieces[other]!.fromMsAtEnd < time.toMs; other++)
        if (sharesEdge(pieces[other]!, time)) components.connect(other, index)
    }
    before = { toM: slice.toM, first }
  }
}

/** Connects pieces that reach a block's end with those at the same places that begin the next one. */
function connectInTime(
  before: readonly GapPiece[],
  after: readonly GapPiece[],
  components: Components,
): void {
  let first = 0
  for (const piece of after) {
    while (first < before.length && before[first]!.toM <= piece.fromM) first++
    for (let other = first; other < before.length && before[other]!.fromM < piece.toM; other++)
      components.connect(before[other]!.index, piece.index)
  }
}

/** Whether a piece lies along a block's edge, and not with a corner alone. */
function touches(piece: GapPiece, edge: 'from' | 'to', atMs: number): boolean {
  return edge === 'from'
    ? piece.fromMs === atMs && piece.fromMsAtEnd === atMs
    : piece.toMs === atMs && piece.toMsAtEnd === atMs
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

/** When a gap is, where its slice begins and where it ends; linear in between. */
interface GapTime extends TimeWindow {
  readonly fromMsAtEnd: number
  readonly toMsAtEnd: number
}

/** A gap of one slice. */
interface GapPiece extends GapTime, Stretch {
  /** Among the components. */
  readonly index: number
}

interface GapSlice extends Stretch {
  readonly times: readonly GapTime[]
}

/** Chainage with gaps, sliced wherever the set of their times changes, and at the boundaries. */
function gapSlices(block: StateBlock, code: number, boundariesM: readonly number[]): GapSlice[] {
  const slices: GapSlice[] = []
  for (const tile of block.tiles) {
    if (tile.metreMs[code] === 0) continue
    for (let index = 0; index < tile.sliceCount; index++) {
      if (!hasGap(tile, index, code)) continue
      const [fromM, toM] = [tile.sliceFromM[index]!, tile.sliceFromM[index + 1]!]
      const slice = { fromM, toM, times: gapTimes(tile, index, code, block.window) }
      const last = slices.at(-1)
      if (last !== undefined && goesOn(last, slice)) slices[slices.length - 1] = joined(last, slice)
      else slices.push(slice)
    }
  }
  return slices.flatMap((slice) => cutSlice(slice, boundariesM))
}

function hasGap({ firstRun, code: codes }: SlicedStates, slice: number, code: number): boolean {
  for (let run = firstRun[slice]!; run < firstRun[slice + 1]!; run++) if (codes[run] === code) return true
  return false
}

function gapTimes(tile: SlicedStates, slice: number, code: number, window: TimeWindow): GapTime[] {
  const times: GapTime[] = []
  const end = tile.firstRun[slice + 1]!
  for (let run = tile.firstRun[slice]!; run < end; run++) {
    if (tile.code[run] !== code) continue
    const isLast = run + 1 === end
    times.push({
      fromMs: window.fromMs + tile.beginMs[run]!,
      toMs: isLast ? window.toMs : window.fromMs + tile.beginMs[run + 1]!,
      fromMsAtEnd: window.fromMs + tile.beginAtEndMs[run]!,
      toMsAtEnd: isLast ? window.toMs : window.fromMs + tile.beginAtEndMs[run + 1]!,
    })
  }
  return times
}

/** Whether a piece meets one of the next slice along more than a corner. */
function sharesEdge(before: GapTime, after: GapTime): boolean {
  return Math.max(before.fromMsAtEnd, after.fromMs) < Math.min(before.toMsAtEnd, after.toMs)
}

/** Whether the times of a slice that does not slant are those of the one before. */
function goesOn(before: GapSlice, slice: GapSlice): boolean {
  return (
    before.toM === slice.fromM &&
    before.times.length === slice.times.length &&
    before.times.every((time, index) => {
      const other = slice.times[index]!
      return time.fromMs === other.fromMs && time.toMs === other.toMs && isUpright(time) && isUpright(other)
    })
  )
}

function isUpright(time: GapTime): boolean {
  return time.fromMs === time.fromMsAtEnd && time.toMs === time.toMsAtEnd
}

function joined(before: GapSlice, slice: GapSlice): GapSlice {
  return { fromM: before.fromM, toM: slice.toM, times: slice.times }
}

function cutSlice(slice: GapSlice, boundariesM: readonly number[]): GapSlice[] {
  const { fromM, toM, times } = slice
  const inside = boundariesWithin(boundariesM, slice)
  if (inside.length === 0) return [slice]
  const cuts = [fromM, ...inside, toM]
  const shareOf = (atM: number) => (atM - fromM) / (toM - fromM)
  return cuts.slice(1).map((cutM, index) => {
    const [start, end] = [shareOf(cuts[index]!), shareOf(cutM)]
    return {
      fromM: cuts[index]!,
      toM: cutM,
      times: times.map((time) => ({
        fromMs: between(time.fromMs, time.fromMsAtEnd, start),
        toMs: between(time.toMs, time.toMsAtEnd, start),
        fromMsAtEnd: between(time.fromMs, time.fromMsAtEnd, end),
        toMsAtEnd: between(time.toMs, time.toMsAtEnd, end),
      })),
    }
  })
}

function boundariesWithin(sortedM: readonly number[], { fromM, toM }: Stretch): readonly number[] {
  let [low, high] = [0, sortedM.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sortedM[middle]! > fromM) high = middle
    else low = middle + 1
  }
  let end = low
  while (end < sortedM.length && sortedM[end]! < toM) end++
  return sortedM.slice(low, end)
}

function boxRound(pieces: readonly GapPiece[]): ReportedGap {
  const box = { fromM: Infinity, toM: -Infinity, fromMs: Infinity, toMs: -Infinity }
  let metreMs = 0
  const rectangles = pieces.map(({ fromM, toM, ...time }): Region => {
    const fromMs = Math.min(time.fromMs, time.fromMsAtEnd)
    const toMs = Math.max(time.toMs, time.toMsAtEnd)
    box.fromM = Math.min(box.fromM, fromM)
    box.toM = Math.max(box.toM, toM)
    box.fromMs = Math.min(box.fromMs, fromMs)
    box.toMs = Math.max(box.toMs, toMs)
    metreMs += ((toM - fromM) * (time.toMs - time.fromMs + time.toMsAtEnd - time.fromMsAtEnd)) / 2
    return { fromM, toM, fromMs, toMs }
  })
  return { ...box, kmH: metreMs / 1000 / 3_600_000, rectangles }
}

function between(from: number, to: number, share: number): number {
  return from + (to - from) * share
}

function earlier(a: number | null, b: number | null): number | null {
  if (a === null) return b
  return b === null ? a : Math.min(a, b)
}
