import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { z } from 'zod'
import { patrolPlan } from '../../data/model/patrolPlan.ts'
import { coverageFactsOf, plannedFacts, type PlannedFacts } from '../../data/model/plannedFacts.ts'
import { team } from '../../data/model/team.ts'
import type { CoverageFacts } from '../../geo/coverageFacts.ts'
import type { TimeWindow } from '../../geo/units.ts'
import { asKnownAt, followKnown, keyOf, ofSameKnowledge, useKnownAt } from '../knowledge/knownAt.ts'
import { followCoverage } from './coverage.ts'
import { useList, versioned, windowQuery, type RecordWindow } from './records.ts'
import { askJson, valueOf } from './request.ts'

const teamItem = team.and(versioned)
export type TeamItem = z.infer<typeof teamItem>

/** Teams on record; there are few enough to be held all at once. */
export const useTeams = () => useList('/teams', { kind: 'team', item: teamItem })

const patrolPlanItem = patrolPlan.and(versioned)
export type PatrolPlanRecord = z.infer<typeof patrolPlanItem>

/** Patrol plans whose time meets the window. */
export const usePatrolPlans = (window: RecordWindow) =>
  useList(`/patrol-plans?${windowQuery(window)}`, { kind: 'patrol-plan', item: patrolPlanItem, window })

/** What planned coverage of a line over a window follows from; undefined until the server has answered. */
export function usePlannedFacts(lineId: string, window: TimeWindow): CoverageFacts | undefined {
  const knownAt = useKnownAt()
  const { data } = useQuery({
    queryKey: ['planned-facts', lineId, window.fromMs, window.toMs, keyOf(knownAt)],
    queryFn: ({ signal }) =>
      askJson(
        asKnownAt(`/coverage/facts?lineId=${lineId}&${windowQuery(window)}`, knownAt),
        plannedFacts,
        signal,
      ),
    meta: followKnown(followCoverage('planned'), knownAt),
    placeholderData: ofSameKnowledge(knownAt),
    select: valueOf<PlannedFacts>,
  })
  const isAsked =
    data?.lineId === lineId && Date.parse(data.from) === window.fromMs && Date.parse(data.to) === window.toMs
  return useMemo(() => (data !== undefined && isAsked ? coverageFactsOf(data) : undefined), [data, isAsked])
}
