import type { GapNow } from './gaps.ts'
import { complement, measure, subtract, type Interval } from './intervals.ts'
import type { Stretch } from './units.ts'

/**
 * Which word that somebody deals with a gap stands for which gap at an instant.
 *
 * A gap moves, grows, shrinks, splits and joins others while it is dealt with. A word stands for those
 * metres of a gap that it names, if it stood at the instant and the gap was there when it was given: a
 * gap that opened later is another one, even at the same place. What a gap grew by nobody has in hand.
 * Where several words name the same metres the last one counts.
 */

/** Shorter than this nobody is told of it, and what is left of a gap in hand does not count. */
export const slightM = 100

/** A word on gaps of one line and kind. */
export interface GapWord extends Stretch {
  readonly id: string
  /** When it was given. */
  readonly atMs: number
  /** Null while it stands. */
  readonly closedAtMs: number | null
}

/** Metres of a gap that a word stands for. */
export interface PartInHand extends Stretch {
  readonly id: string
}

type Gap = Pick<GapNow, 'fromM' | 'toM' | 'sinceMs' | 'sinceIsOlder'>

/** Whether a gap at an instant was there at an earlier one, as far as is known. */
export function wasThere(gap: Pick<Gap, 'sinceMs' | 'sinceIsOlder'>, atMs: number): boolean {
  return gap.sinceIsOlder || gap.sinceMs <= atMs
}

/** The parts of the gaps at an instant that are in hand, by chainage; they do not overlap. */
export function partsInHand(gaps: readonly Gap[], words: readonly GapWord[], atMs: number): PartInHand[] {
  const lastFirst = words
    .filter((word) => word.atMs <= atMs && (word.closedAtMs === null || atMs < word.closedAtMs))
    .toSorted((a, b) => b.atMs - a.atMs || (a.id < b.id ? 1 : -1))
  if (lastFirst.length === 0) return []
  return gaps.flatMap((gap) => {
    const parts: PartInHand[] = []
    let left: Interval[] = [{ from: gap.fromM, to: gap.toM }]
    for (const word of lastFirst) {
      if (word.toM <= gap.fromM || gap.toM <= word.fromM || !wasThere(gap, word.atMs)) continue
      const rest = subtract(left, [{ from: word.fromM, to: word.toM }])
      for (const { from, to } of subtract(left, rest)) parts.push({ id: word.id, fromM: from, toM: to })
      left = rest
    }
    return parts.sort((a, b) => a.fromM - b.fromM)
  })
}

/** The word that stands for most of a gap, between where it does, and how much none stands for. */
export interface InHand extends Stretch {
  readonly id: string
  readonly restM: number
}

/** How a gap, or a part of one, is in hand; undefined where nothing of it is. */
export function inHandOf(gap: Stretch, parts: readonly PartInHand[]): InHand | undefined {
  const byWord = new Map<string, Interval[]>()
  for (const { id, ...part } of parts) {
    const [from, to] = [Math.max(part.fromM, gap.fromM), Math.min(part.toM, gap.toM)]
    if (from < to) byWord.set(id, [...(byWord.get(id) ?? []), { from, to }])
  }
  let most: { id: string; lengthM: number; set: Interval[] } | undefined
  for (const [id, set] of byWord) {
    const lengthM = measure(set)
    if (most === undefined || lengthM > most.lengthM) most = { id, lengthM, set }
  }
  if (most === undefined) return undefined
  const all = [...byWord.values()].flat()
  return {
    id: most.id,
    fromM: Math.min(...most.set.map(({ from }) => from)),
    toM: Math.max(...most.set.map(({ to }) => to)),
    restM: measure(complement(all, { from: gap.fromM, to: gap.toM })),
  }
}

/** Whether nothing that counts is left of a gap that somebody deals with. */
export const isWhollyInHand = (inHand: { readonly restM: number } | null | undefined): boolean =>
  inHand !== null && inHand !== undefined && inHand.restM < slightM

/**
 * Whether a gap is no news: at least half of it was told of, or taken in hand, while it was there. So a
 * gap whose end wanders with a walking team is told of once, and again when it is twice as long.
 */
export function isKnown(gap: Gap, known: readonly (Stretch & { readonly atMs: number })[]): boolean {
  const set = known
    .filter(({ atMs }) => wasThere(gap, atMs))
    .map(({ fromM, toM }) => ({ from: Math.max(fromM, gap.fromM), to: Math.min(toM, gap.toM) }))
  return measure(set) >= (gap.toM - gap.fromM) / 2
}
