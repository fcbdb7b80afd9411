import { queryOptions, usePrefetchQuery, useQuery } from '@tanstack/react-query'
import { coverageAnswer, type CoverageAnswer, type CoverageKind } from '../../data/model/coverageAnswer.ts'
import { asKnownAt, followKnown, keyOf, useKnownAt } from '../knowledge/knownAt.ts'
import { askJson, valueOf } from './request.ts'

export interface CoverageQuestion {
  kind: CoverageKind
  fromMs: number
  toMs: number
  atMs: number
  lineId?: string
}

interface Known extends CoverageQuestion {
  knownAt: string
}

const iso = (atMs: number) => new Date(atMs).toISOString()

/**
 * While an answer is on the way the one before stands in for it only where it is of the same picture a
 * minute ago: figures of one instant are never shown under another.
 */
function isSamePicture(before: Known, now: Known): boolean {
  return (
    before.knownAt === now.knownAt &&
    before.kind === now.kind &&
    before.lineId === now.lineId &&
    before.toMs - before.fromMs === now.toMs - now.fromMs &&
    now.atMs >= before.atMs &&
    now.atMs - before.atMs <= 60_000
  )
}

/** Kinds of records that coverage by commitments rests on, and what stands beside its gaps. */
const plannedKinds = [
  'border-line',
  'policy',
  'tier-order',
  'unit',
  'person',
  'stretch',
  'trail',
  'trail-event',
  'checkpoint',
  'barrier',
  'device',
  'patrol',
  'shift',
  'gap-acknowledgement',
] as const
const evidenceKinds = [...plannedKinds, 'tracker', 'staffing-log', 'patrol-event', 'lost-track'] as const
/** Evidence trickles in all day; a minute of it is what coverage knows of at best. */
const tracksEveryMs = 15_000

/** How an answer about coverage of a kind follows the journal and the tracks. */
export const followCoverage = (kind: CoverageKind) =>
  kind === 'planned'
    ? ({ how: 'anew', kinds: plannedKinds } as const)
    : ({ how: 'anew', kinds: evidenceKinds, tracksEveryMs } as const)

/** How coverage of the county or one line is asked for. */
function coverageOptions(question: CoverageQuestion, knownAt: string | undefined) {
  const known: Known = { ...question, knownAt: keyOf(knownAt) }
  return queryOptions({
    queryKey: ['coverage', known] as const,
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({
        kind: question.kind,
        from: iso(question.fromMs),
        to: iso(question.toMs),
        at: iso(question.atMs),
        ...(question.lineId === undefined ? {} : { line: question.lineId }),
      })
      return askJson(asKnownAt(`/coverage?${query.toString()}`, knownAt), coverageAnswer, signal)
    },
    meta: followKnown(followCoverage(question.kind), knownAt),
  })
}

/** Coverage of the county or one line. */
export function useCoverage(question: CoverageQuestion) {
  const knownAt = useKnownAt()
  const options = coverageOptions(question, knownAt)
  const [, known] = options.queryKey
  return useQuery({
    ...options,
    select: valueOf<CoverageAnswer>,
    placeholderData: (previous, previousQuery) => {
      const before = previousQuery?.queryKey[1]
      return before !== undefined && isSamePicture(before, known) ? previous : undefined
    },
  })
}

/**
 * Asks for coverage before anything that a page's parts ask for: those do so when they are drawn, innermost
 * first, and a browser asks a server for six things at a time.
 */
export function useCoverageFirst(question: CoverageQuestion): void {
  usePrefetchQuery(coverageOptions(question, useKnownAt()))
}
