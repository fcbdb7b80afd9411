import { useQueries, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { coverageAnswer, type CoverageKind } from '../../data/model/coverageAnswer.ts'
import { followCoverage } from '../api/coverage.ts'
import { askJson } from '../api/request.ts'
import { asKnownAt, followKnown, keyOf, ofSameKnowledge, useKnownAt } from '../knowledge/knownAt.ts'
import type { Asked } from '../live/patchList.ts'
import { shareLine, type SharePoint } from './shareHistory.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const daysShown = 7
/** An act seldom changes what was by what can be seen. */
const restMs = 600_000

/** All that a history needs of an answer. */
const countyOnly = coverageAnswer.pick({ county: true })

export interface ShareHistory {
  /** One a day, oldest first, and the last of now; fewer while they are on the way. */
  points: readonly SharePoint[]
  fromMs: number
  toMs: number
}

interface InstantQuestion {
  kind: CoverageKind
  atMs: number
  knownAt: string | undefined
}

/** What the county holds at an instant; the hour that it lies in is asked for with it. */
function askInstant({ kind, atMs, knownAt }: InstantQuestion, signal: AbortSignal) {
  const hourBeganMs = Math.floor(atMs / hourMs) * hourMs
  const query = new URLSearchParams({
    kind,
    from: new Date(hourBeganMs).toISOString(),
    to: new Date(hourBeganMs + hourMs).toISOString(),
    at: new Date(atMs).toISOString(),
  })
  return askJson(asKnownAt(`/coverage?${query.toString()}`, knownAt), countyOnly, signal)
}

/** Share held when the hour that has begun began, on each of seven days, and now: a figure like the one beside it. */
export function useShareHistory(
  kind: CoverageKind,
  nowMs: number,
  shareNow: number | null | undefined,
): ShareHistory {
  const hourBeganMs = Math.floor(nowMs / hourMs) * hourMs
  const fromMs = hourBeganMs - daysShown * dayMs
  const knownAt = useKnownAt()
  const days = useQueries({
    queries: Array.from({ length: daysShown }, (_, day) => {
      const atMs = fromMs + day * dayMs
      return {
        queryKey: ['coverage-day', kind, atMs, keyOf(knownAt)],
        queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Asked<SharePoint | null>> => {
          const { sequence, value } = await askInstant({ kind, atMs, knownAt }, signal)
          const { shareHeldNow, figuresNow, lengthM } = value.county
          const isKnown = shareHeldNow !== null && figuresNow.unknownM <= lengthM / 2
          return { sequence, value: isKnown ? { atMs, share: shareHeldNow } : null }
        },
        meta: followKnown({ ...followCoverage(kind), restMs }, knownAt),
      }
    }),
  })
  const now = shareNow == null ? undefined : { atMs: nowMs, share: shareNow }
  return {
    points: shareLine(
      days.map(({ data }) => data?.value),
      now,
    ),
    fromMs,
    toMs: nowMs,
  }
}

const shareOf = ({ value }: Asked<z.infer<typeof countyOnly>>) => value.county.shareHeldNow

/** Share held at the same minute of yesterday; undefined while it is on the way. */
export function useShareYesterday(kind: CoverageKind, nowMs: number): number | null | undefined {
  const atMs = Math.floor((nowMs - dayMs) / 60_000) * 60_000
  const knownAt = useKnownAt()
  return useQuery({
    queryKey: ['coverage-yesterday', kind, atMs, keyOf(knownAt)],
    queryFn: ({ signal }) => askInstant({ kind, atMs, knownAt }, signal),
    meta: followKnown({ ...followCoverage(kind), restMs: 60_000 }, knownAt),
    select: shareOf,
    placeholderData: ofSameKnowledge(knownAt),
  }).data
}
