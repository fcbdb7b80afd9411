import type { Stretch, TimeWindow } from './units.ts'

/**
 * Who answers for which chainage at one level: the line cut into what exactly one chief answers for,
 * what several do, what stands with a post that nobody fills, and what is nobody's.
 */

/** What somebody answers for, from an instant to an instant; Infinity where no end is set. */
export interface Term extends TimeWindow {
  readonly id: string
  /** Who it is; null where the post is named and nobody fills it. */
  readonly chief: string | null
}

export interface StretchTerm extends Term, Stretch {}

/** Of several that answer the same one may be two people, or one twice, who is still one. */
export type AnsweredState = 'one' | 'several' | 'vacant' | 'nobody'

/** From worst to best, as a trail that meets the line at several places is known by its worst. */
export const answeredWorstFirst = ['nobody', 'vacant', 'several', 'one'] as const satisfies AnsweredState[]

export interface AnsweredPiece extends Stretch {
  readonly state: AnsweredState
  /** Of the terms that reach over all of it, in the order in which they were given. */
  readonly termIds: readonly string[]
}

/** A piece that is answered for otherwise from an instant on. */
export interface AnsweredChange extends Stretch {
  readonly atMs: number
  readonly before: readonly string[]
  readonly after: readonly string[]
}

const isInForce = ({ fromMs, toMs }: TimeWindow, atMs: number): boolean => fromMs <= atMs && atMs < toMs

export function stateOf(terms: readonly Pick<Term, 'chief'>[]): AnsweredState {
  if (terms.length === 0) return 'nobody'
  const named = new Set(terms.flatMap(({ chief }) => chief ?? []))
  if (named.size === 0) return 'vacant'
  return named.size === 1 ? 'one' : 'several'
}

/**
 * The whole of `[0, lengthM)` in pieces that touch, each with those who answer for it at an instant.
 * Neighbouring pieces differ; terms beyond the line are cut off, empty and backward ones count for nothing.
 */
export function answeredAt(terms: readonly StretchTerm[], lengthM: number, atMs: number): AnsweredPiece[] {
  return cut(
    terms.filter((term) => isInForce(term, atMs)),
    { fromM: 0, toM: lengthM },
  )
}

function cut(inForce: readonly StretchTerm[], within: Stretch): AnsweredPiece[] {
  const edges = inForce
    .flatMap((term, order) => {
      const fromM = Math.max(term.fromM, within.fromM)
      const toM = Math.min(term.toM, within.toM)
      if (!(fromM < toM)) return []
      return [
        { atM: fromM, order, begins: true },
        { atM: toM, order, begins: false },
      ]
    })
    .sort((a, b) => a.atM - b.atM)
  const pieces: AnsweredPiece[] = []
  const open = new Set<number>()
  let fromM = within.fromM
  const close = (toM: number) => {
    if (!(fromM < toM)) return
    const terms = [...open].sort((a, b) => a - b).flatMap((order) => inForce[order] ?? [])
    append(pieces, { fromM, toM, state: stateOf(terms), termIds: terms.map(({ id }) => id) })
    fromM = toM
  }
  for (const { atM, order, begins } of edges) {
    close(atM)
    if (begins) open.add(order)
    else open.delete(order)
  }
  close(within.toM)
  return pieces
}

/** One term that ends where another of the same id begins is one piece. */
function append(pieces: AnsweredPiece[], piece: AnsweredPiece): void {
  const last = pieces.at(-1)
  if (last !== undefined && areSameIds(last.termIds, piece.termIds))
    pieces[pieces.length - 1] = { ...last, toM: piece.toM }
  else pieces.push(piece)
}

const areSameIds = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id, index) => id === other[index])

/** How much of the line is in each state; together they are the line. */
export function answeredM(pieces: readonly AnsweredPiece[]): Record<AnsweredState, number> {
  const metres: Record<AnsweredState, number> = { one: 0, several: 0, vacant: 0, nobody: 0 }
  for (const { fromM, toM, state } of pieces) metres[state] += toM - fromM
  return metres
}

/**
 * What is answered for otherwise after some instant of `(fromMs, toMs]` than before it, in order of time
 * and then of place. Only ground that a term begins or ends on can change.
 */
export function answeredChanges(
  terms: readonly StretchTerm[],
  lengthM: number,
  { fromMs, toMs }: TimeWindow,
): AnsweredChange[] {
  const turning = new Map<number, StretchTerm[]>()
  for (const term of terms)
    for (const atMs of [term.fromMs, term.toMs])
      if (term.fromMs < term.toMs && fromMs < atMs && atMs <= toMs)
        turning.set(atMs, [...(turning.get(atMs) ?? []), term])
  return [...turning]
    .sort(([one], [other]) => one - other)
    .flatMap(([atMs, turned]) => changesAt(terms, lengthM, atMs, turned))
}

function changesAt(
  terms: readonly StretchTerm[],
  lengthM: number,
  atMs: number,
  turned: readonly StretchTerm[],
): AnsweredChange[] {
  const before = terms.filter(({ fromMs, toMs }) => fromMs < atMs && atMs <= toMs)
  const after = terms.filter((term) => isInForce(term, atMs))
  const touched = cut(turned, { fromM: 0, toM: lengthM }).filter(({ termIds }) => termIds.length > 0)
  const changes: AnsweredChange[] = []
  for (const within of touched) {
    const [was, is] = [cut(before, within), cut(after, within)]
    let [i, j] = [0, 0]
    while (i < was.length && j < is.length) {
      const [one, other] = [was[i]!, is[j]!]
      const stretch = { fromM: Math.max(one.fromM, other.fromM), toM: Math.min(one.toM, other.toM) }
      if (!areSameIds(one.termIds, other.termIds))
        changes.push({ atMs, ...stretch, before: one.termIds, after: other.termIds })
      if (one.toM <= other.toM) i++
      if (other.toM <= one.toM) j++
    }
  }
  return changes
}

export interface AnsweredPoint {
  readonly state: AnsweredState
  /** Whether somebody was named for it, or whoever answers for the stretch that it lies on does. */
  readonly by: 'itself' | 'stretch'
  readonly termIds: readonly string[]
}

/**
 * Who answers for a point of the line at an instant: whoever is named for it, else whoever answers for
 * the piece that it lies on, of the whole line as `answeredAt` cuts it at that instant. Of a trail that
 * meets the line at several places each has to be answered for.
 */
export function answeredPoint(
  atM: readonly number[],
  own: readonly Term[],
  pieces: readonly AnsweredPiece[],
  atMs: number,
): AnsweredPoint {
  const named = own.filter((term) => isInForce(term, atMs))
  if (named.length > 0) return { state: stateOf(named), by: 'itself', termIds: named.map(({ id }) => id) }
  const found = atM.flatMap((place) => tryPieceAt(pieces, place) ?? [])
  return {
    state: answeredWorstFirst.find((state) => found.some((piece) => piece.state === state)) ?? 'nobody',
    by: 'stretch',
    termIds: [...new Set(found.flatMap(({ termIds }) => termIds))],
  }
}

/** The piece of a line that a place lies on; the very end, and what lies a little beyond it, is the last one's. */
export function tryPieceAt<Piece extends Stretch>(pieces: readonly Piece[], atM: number): Piece | undefined {
  let [low, high] = [0, pieces.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (pieces[middle]!.toM <= atM) low = middle + 1
    else high = middle
  }
  return pieces[low]
}

/** What is left of a term and what follows it where another way of answering begins at an instant. */
export interface Succession {
  /** Undefined where it would never have been in force. */
  readonly ended: TimeWindow | undefined
  /** Undefined where it was over by then. */
  readonly begun: TimeWindow | undefined
}

/** Ends a term at an instant and lets what follows begin there, to the end that the term had. */
export function succeed({ fromMs, toMs }: TimeWindow, atMs: number): Succession {
  return {
    ended: fromMs < atMs ? { fromMs, toMs: Math.min(toMs, atMs) } : undefined,
    begun: atMs < toMs ? { fromMs: Math.max(fromMs, atMs), toMs } : undefined,
  }
}
