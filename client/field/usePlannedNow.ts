import type { CoverageAnswer } from '../../data/model/coverageAnswer.ts'
import { useCoverage } from '../api/coverage.ts'
import { useServerNow } from '../shell/serverClock.ts'
import { useLastKnown } from './kept/useLastKnown.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** Planned coverage of a line at this minute, or the last that there was. */
export function usePlannedNow(lineId: string) {
  const atMs = Math.floor(useServerNow() / minuteMs) * minuteMs
  const hourStartMs = Math.floor(atMs / hourMs) * hourMs
  const { data, isError } = useCoverage({
    kind: 'planned',
    lineId,
    fromMs: hourStartMs,
    toMs: hourStartMs + hourMs,
    atMs,
  })
  return { answer: useLastKnown<CoverageAnswer>(`coverage:${lineId}`, data), atMs, isError }
}
