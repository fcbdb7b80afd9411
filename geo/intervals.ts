import type { Stretch, TimeWindow } from './units.ts'

/**
 * Sets of half-open intervals `[from, to)` of whatever is measured by a number: metres of chainage,
 * milliseconds. A set that these functions return is sorted, its members do not touch, none is empty.
 */
export interface Interval {
  readonly from: number
  readonly to: number
}

/** Everything that lies in any of the sets; empty and backward intervals count for nothing. */
export function union(...sets: readonly (readonly Interval[])[]): Interval[] {
  const sorted = sets
    .flat()
    .filter((interval) => interval.from < interval.to)
    .sort((a, b) => a.from - b.from)
  const merged: { from: number; to: number }[] = []
  for (const { from, to } of sorted) {
    const last = merged.at(-1)
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
    else merged.push({ from, to })
  }
  return merged
}

/** What lies in both sets. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const [first, second] = [union(a), union(b)]
  const shared: Interval[] = []
  let [i, j] = [0, 0]
  while (i < first.length && j < second.length) {
    const [one, other] = [first[i]!, second[j]!]
    const from = Math.max(one.from, other.from)
    const to = Math.min(one.to, other.to)
    if (from < to) shared.push({ from, to })
    if (one.to < other.to) i++
    else j++
  }
  return shared
}

/** What of `within` does not lie in the set. */
export function complement(set: readonly Interval[], within: Interval): Interval[] {
  const holes: Interval[] = []
  let from = within.from
  for (const interval of intersect(set, [within])) {
    if (from < interval.from) holes.push({ from, to: interval.from })
    from = interval.to
  }
  if (from < within.to) holes.push({ from, to: within.to })
  return holes
}

/** What lies in the first set and not in the second. */
export function subtract(set: readonly Interval[], removed: readonly Interval[]): Interval[] {
  return union(set).flatMap((interval) => complement(removed, interval))
}

/** Total length; what lies in several intervals counts once. */
export function measure(set: readonly Interval[]): number {
  return union(set).reduce((total, interval) => total + (interval.to - interval.from), 0)
}

/** Whether a point lies in the set: its `from` does, its `to` does not. */
export function contains(set: readonly Interval[], point: number): boolean {
  return set.some((interval) => interval.from <= point && point < interval.to)
}

/** Whether two sets, sorted and apart, are the same. */
export function areSame(a: readonly Interval[], b: readonly Interval[]): boolean {
  return (
    a.length === b.length && a.every(({ from, to }, index) => from === b[index]!.from && to === b[index]!.to)
  )
}

/** Whether two windows share any time: one that ends as the other begins does not. */
export function meets(one: TimeWindow, other: TimeWindow): boolean {
  return one.fromMs < other.toMs && other.fromMs < one.toMs
}

/** Whether a chainage lies on a stretch: its start does, its end does not. */
export function isAlong(stretch: Stretch, chainageM: number): boolean {
  return stretch.fromM <= chainageM && chainageM < stretch.toM
}

/** The same of a place of a line, whose very end belongs to what reaches it. */
export function isOnStretch(
  line: { readonly lengthM: number },
  stretch: Stretch,
  chainageM: number,
): boolean {
  return (
    stretch.fromM <= chainageM &&
    (chainageM < stretch.toM || (chainageM >= line.lengthM && stretch.toM >= line.lengthM))
  )
}

/** A stretch as a member of a set. */
export function asSpan({ fromM, toM }: Stretch): Interval {
  return { from: fromM, to: toM }
}

export function asStretch({ from, to }: Interval): Stretch {
  return { fromM: from, toM: to }
}

/** A window as a member of a set. */
export function asInterval({ fromMs, toMs }: TimeWindow): Interval {
  return { from: fromMs, to: toMs }
}

export function asWindow({ from, to }: Interval): TimeWindow {
  return { fromMs: from, toMs: to }
}
