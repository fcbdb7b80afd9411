import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { coverageAnswer } from '../../data/model/coverageAnswer.ts'
import { useCounty } from './county.ts'
import { getJson } from './request.ts'

export interface CoverageQuestion {
  fromMs: number
  toMs: number
  atMs: number
  lineId?: string
}

const iso = (atMs: number) => new Date(atMs).toISOString()

/** Planned coverage of the county or one line; asked anew when the journal moves on. */
export function useCoverage(question: CoverageQuestion) {
  const { sequence } = useCounty()
  return useQuery({
    queryKey: ['coverage', question, sequence],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({
        from: iso(question.fromMs),
        to: iso(question.toMs),
        at: iso(question.atMs),
        ...(question.lineId === undefined ? {} : { line: question.lineId }),
      })
      return getJson(`/coverage?${query.toString()}`, coverageAnswer, signal)
    },
    placeholderData: keepPreviousData,
  })
}
