import { useQueries, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { coverageAnswer, type CoverageKind } from '../../data/model/coverageAnswer.ts'
import { followCoverage } from '../api/coverage.ts'
import { askJson } from '../api/request.ts'
import { asKnownAt, followKnown, keyOf, ofSameKnowledge, useKnownAt } from '../knowledge/knownAt.ts'
import type { Asked } from '../live/patchList.ts'
import type { SharePoint } from './shareHistory.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const daysShown = 7
/** Seven days are dear to compute, and an act seldom changes them by what can be seen. */
const restMs = 600_000

/** All that a history needs of an answer. */
const countyOnly = coverageAnswer.pick({ county: true })

export interface ShareHistory {
  /** One a day, oldest first; fewer while they are on the way. */
  points: readonly SharePoint[]
  fromMs: number
  toMs: number
}

interface DayQuestion {
  kind: CoverageKind
  fromMs: number
  toMs: number
  atMs: number
  knownAt: string | undefined
}

function ask({ kind, fromMs, toMs, atMs, knownAt }: DayQuestion, signal: AbortSignal) {
  const query = new URLSearchParams({
    kind,
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    at: new Date(atMs).toISOString(),
  })
  return askJson(asKnownAt(`/coverage?${query.toString()}`, knownAt), countyOnly, signal)
}

/** Share held of each of the last seven times 24 hours, up to the hour that has begun. */
export function useShareHistory(kind: CoverageKind, nowMs: number): ShareHistory {
  const toMs = Math.floor(nowMs / hourMs) * hourMs
  const fromMs = toMs - daysShown * dayMs
  const knownAt = useKnownAt()
  const days = useQueries({
    queries: Array.from({ length: daysShown }, (_, day) => {
      const dayFromMs = fromMs + day * dayMs
      const question = { kind, fromMs: dayFromMs, toMs: dayFromMs + dayMs, atMs: dayFromMs, knownAt }
      return {
        queryKey: ['coverage-day', kind, dayFromMs, keyOf(knownAt)],
        queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Asked<SharePoint | null>> => {
          const { sequence, value } = await ask(question, signal)
          const { shareHeld, unknownKmH, totalKmH } = value.county.figures
          // A day of which next to nothing is known has no share to show.
          const isKnown = shareHeld !== null && unknownKmH <= totalKmH / 2
          return { sequence, value: isKnown ? { atMs: dayFromMs + dayMs / 2, share: shareHeld } : null }
        },
        meta: followKnown({ ...followCoverage(kind), restMs }, knownAt),
      }
    }),
  })
  return { points: days.flatMap(({ data }) => data?.value ?? []), fromMs, toMs }
}

const shareOf = ({ value }: Asked<z.infer<typeof countyOnly>>) => value.county.shareHeldNow

/** Share held at the same minute of yesterday; undefined while it is on the way. */
export function useShareYesterday(kind: CoverageKind, nowMs: number): number | null | undefined {
  const atMs = Math.floor((nowMs - dayMs) / 60_000) * 60_000
  const hourBeganMs = Math.floor(atMs / hourMs) * hourMs
  const knownAt = useKnownAt()
  const question = { kind, fromMs: hourBeganMs, toMs: hourBeganMs + hourMs, atMs, knownAt }
  return useQuery({
    queryKey: ['coverage-yesterday', kind, atMs, keyOf(knownAt)],
    queryFn: ({ signal }) => ask(question, signal),
    meta: followKnown({ ...followCoverage(kind), restMs: 60_000 }, knownAt),
    select: shareOf,
    placeholderData: ofSameKnowledge(knownAt),
  }).data
}
