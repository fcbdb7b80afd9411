import { useQuery } from '@tanstack/react-query'
import { strikeTeams, type StrikeTeamsAnswer } from '../../data/model/strikeTeams.ts'
import type { Stretch } from '../../geo/units.ts'
import { asKnownAt, followKnown, keyOf, useKnownAt } from '../knowledge/knownAt.ts'
import { useServerNow, wholeMinute } from '../shell/serverClock.ts'
import { followCoverage } from './coverage.ts'
import { askJson, valueOf } from './request.ts'

/** Teams that could be sent to a stretch now, the soonest first; asked anew every minute. */
export function useStrikeTeams({ lineId, fromM, toM }: Stretch & { lineId: string }) {
  const knownAt = useKnownAt()
  const nowMs = wholeMinute(useServerNow())
  return useQuery({
    queryKey: ['strike-teams', lineId, fromM, toM, nowMs, keyOf(knownAt)],
    queryFn: ({ signal }) =>
      askJson(
        asKnownAt(`/gaps/strike-teams?lineId=${lineId}&fromM=${fromM}&toM=${toM}`, knownAt),
        strikeTeams,
        signal,
      ),
    meta: followKnown(followCoverage('planned'), knownAt),
    select: valueOf<StrikeTeamsAnswer>,
    placeholderData: (before, query) =>
      query?.queryKey[1] === lineId && query.queryKey[2] === fromM && query.queryKey[3] === toM
        ? before
        : undefined,
  })
}
