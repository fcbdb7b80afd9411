import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { coverageAnswer, type LineCoverage } from '../../data/model/coverageAnswer.ts'
import { getJson } from '../api/request.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const askAgainMs = 600_000

export interface ShareHistory {
  lines: readonly LineCoverage[]
  fromMs: number
  toMs: number
}

/** The last seven days' planned coverage, to the hour that has begun; asked again every ten minutes. */
export function useShareHistory(nowMs: number): ShareHistory | undefined {
  const toMs = Math.floor(nowMs / hourMs) * hourMs + hourMs
  const fromMs = toMs - hourMs - 7 * dayMs
  return useQuery({
    queryKey: ['coverage-history', fromMs, toMs],
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({
        from: new Date(fromMs).toISOString(),
        to: new Date(toMs).toISOString(),
        at: new Date(toMs - hourMs).toISOString(),
      })
      const { lines } = await getJson(`/coverage?${query.toString()}`, coverageAnswer, signal)
      return { lines, fromMs, toMs }
    },
    placeholderData: keepPreviousData,
    refetchInterval: askAgainMs,
    staleTime: askAgainMs,
  }).data
}
