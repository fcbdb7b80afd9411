import { useQuery } from '@tanstack/react-query'
import { coverageAnswer, type CoverageKind } from '../../data/model/coverageAnswer.ts'
import { useCounty } from './county.ts'
import { getJson } from './request.ts'

export interface CoverageQuestion {
  kind: CoverageKind
  fromMs: number
  toMs: number
  atMs: number
  lineId?: string
}

const iso = (atMs: number) => new Date(atMs).toISOString()

/**
 * While an answer is on the way the one before stands in for it only where it is of the same picture a
 * minute ago: figures of one instant are never shown under another.
 */
function isSamePicture(before: CoverageQuestion, now: CoverageQuestion): boolean {
  return (
    before.kind === now.kind &&
    before.lineId === now.lineId &&
    before.toMs - before.fromMs === now.toMs - now.fromMs &&
    now.atMs >= before.atMs &&
    now.atMs - before.atMs <= 60_000
  )
}

/** What failed is asked again, and what rests on evidence too: tracks come in beside the journal. */
export const askAgain =
  (kind: CoverageKind | undefined) =>
  ({ state }: { state: { status: string } }): number | false => {
    if (state.status === 'error') return 10_000
    return kind === undefined || kind === 'planned' ? false : 60_000
  }

/** Coverage of the county or one line; asked anew when the journal moves on. */
export function useCoverage(question: CoverageQuestion) {
  const { sequence } = useCounty()
  return useQuery({
    queryKey: ['coverage', question, sequence],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({
        kind: question.kind,
        from: iso(question.fromMs),
        to: iso(question.toMs),
        at: iso(question.atMs),
        ...(question.lineId === undefined ? {} : { line: question.lineId }),
      })
      return getJson(`/coverage?${query.toString()}`, coverageAnswer, signal)
    },
    refetchInterval: askAgain(question.kind),
    placeholderData: (previous, previousQuery) => {
      const before = previousQuery?.queryKey[1]
      return before !== undefined && isSamePicture(before as CoverageQuestion, question)
        ? previous
        : undefined
    },
  })
}
