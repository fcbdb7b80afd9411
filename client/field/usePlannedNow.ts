import { useEffect } from 'react'
import type { CoverageAnswer } from '../../data/model/coverageAnswer.ts'
import { useCoverage } from '../api/coverage.ts'
import { useServerNow } from '../shell/serverClock.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** The last answer for each line: without a connection it is still shown, with its age. */
const lastAnswers = new Map<string, CoverageAnswer>()

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
  useEffect(() => {
    if (data !== undefined) lastAnswers.set(lineId, data)
  }, [lineId, data])
  return { answer: data ?? lastAnswers.get(lineId), atMs, isError }
}
