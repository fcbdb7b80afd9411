import { useQuery } from '@tanstack/react-query'
import { coverageShares, type CoverageKind, type CoverageShares } from '../../data/model/coverageAnswer.ts'
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

export interface ShareHistory {
  /** One a day, oldest first, and the last of now; fewer while they are on the way. */
  points: readonly SharePoint[]
  fromMs: number
  toMs: number
}

interface InstantsQuestion {
  kind: CoverageKind
  instantsMs: readonly number[]
  knownAt: string | undefined
}

/** What the county holds at some instants. */
function askInstants({ kind, instantsMs, knownAt }: InstantsQuestion, signal: AbortSignal) {
  const at = instantsMs.map((atMs) => new Date(atMs).toISOString()).join(',')
  return askJson(asKnownAt(`/coverage/shares?kind=${kind}&at=${at}`, knownAt), coverageShares, signal)
}

/** Points of the days of which something is known; undefined stands for the others. */
function pointsOf({ value: { items, lengthM } }: Asked<CoverageShares>): (SharePoint | undefined)[] {
  return items.map(({ at, shareHeld, unknownM }) =>
    shareHeld !== null && unknownM <= lengthM / 2 ? { atMs: Date.parse(at), share: shareHeld } : undefined,
  )
}

/**
 * Share held when the hour that has begun began, on each of seven days, and now: a figure like the one
 * beside it. It waits for that one, which whoever looks at the wall waits for.
 */
export function useShareHistory(
  kind: CoverageKind,
  nowMs: number,
  shareNow: number | null | undefined,
): ShareHistory {
  const hourBeganMs = Math.floor(nowMs / hourMs) * hourMs
  const fromMs = hourBeganMs - daysShown * dayMs
  const knownAt = useKnownAt()
  const instantsMs = Array.from({ length: daysShown }, (_, day) => fromMs + day * dayMs)
  const { data: days } = useQuery({
    queryKey: ['coverage-days', kind, fromMs, keyOf(knownAt)],
    queryFn: ({ signal }) => askInstants({ kind, instantsMs, knownAt }, signal),
    meta: followKnown({ ...followCoverage(kind), restMs }, knownAt),
    select: pointsOf,
    enabled: shareNow !== undefined,
  })
  const now = shareNow == null ? undefined : { atMs: nowMs, share: shareNow }
  return { points: shareLine(days ?? [], now), fromMs, toMs: nowMs }
}

const shareOf = ({ value }: Asked<CoverageShares>) => value.items[0]?.shareHeld ?? null

/** Share held at the same minute of yesterday; undefined while it is on the way. */
export function useShareYesterday(
  kind: CoverageKind,
  nowMs: number,
  shareNow: number | null | undefined,
): number | null | undefined {
  const atMs = Math.floor((nowMs - dayMs) / 60_000) * 60_000
  const knownAt = useKnownAt()
  return useQuery({
    queryKey: ['coverage-yesterday', kind, atMs, keyOf(knownAt)],
    queryFn: ({ signal }) => askInstants({ kind, instantsMs: [atMs], knownAt }, signal),
    meta: followKnown({ ...followCoverage(kind), restMs: 60_000 }, knownAt),
    select: shareOf,
    placeholderData: ofSameKnowledge(knownAt),
    enabled: shareNow !== undefined,
  }).data
}
