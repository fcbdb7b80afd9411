import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { coverageExplanation, type CoverageExplanation } from '../../data/model/coverageExplanation.ts'
import type { TimeWindow } from '../../geo/units.ts'
import { useServerNow, wholeMinute } from '../shell/serverClock.ts'
import { asKnownAt, followKnown, keyOf, useKnownAt } from '../knowledge/knownAt.ts'
import { followCoverage } from './coverage.ts'
import { askJson, valueOf } from './request.ts'

export interface ExplanationQuestion extends TimeWindow {
  lineId: string
  atM: number
  atMs: number
}

/** What gave a place its states at an instant, since when and until when within the window. */
export function useExplanation(question: ExplanationQuestion | undefined) {
  const nowMs = wholeMinute(useServerNow())
  return useExplanationOf(addressOf(question, nowMs))
}

/** The same for what the pointer is over: only where it rests is asked. */
export function useExplanationAtRest(question: ExplanationQuestion | undefined) {
  const nowMs = wholeMinute(useServerNow())
  const address = addressOf(question, nowMs)
  const [rested] = useDebouncedValue(address, restMs)
  return useExplanationOf(rested === address ? address : undefined)
}

const restMs = 180

function useExplanationOf(address: string | undefined) {
  const knownAt = useKnownAt()
  return useQuery({
    queryKey: ['explanation', address, keyOf(knownAt)],
    enabled: address !== undefined,
    queryFn: ({ signal }) => askJson(asKnownAt(address ?? '', knownAt), coverageExplanation, signal),
    meta: followKnown(followCoverage('actual'), knownAt),
    select: valueOf<CoverageExplanation>,
  })
}

function addressOf(question: ExplanationQuestion | undefined, nowMs: number): string | undefined {
  if (question === undefined) return undefined
  const { lineId, atM, fromMs, toMs } = question
  // Evidence is known up to the minute that it is: of now, what was known at its beginning is asked.
  const atMs = question.atMs === nowMs ? nowMs - 1 : question.atMs
  if (atMs < fromMs || atMs >= toMs) return undefined
  const query = new URLSearchParams({
    line: lineId,
    chainageM: atM.toFixed(1),
    at: new Date(atMs).toISOString(),
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
  })
  return `/coverage/explain?${query.toString()}`
}
