import { useMemo } from 'react'
import { policyFact } from '../../data/model/policy.ts'
import { peopleOn } from '../../geo/peopleOn.ts'
import { patrolClashes, type ManningPatrol } from '../../geo/patrolClashes.ts'
import { defaultPolicy } from '../../geo/policy.ts'
import type { TimeWindow } from '../../geo/units.ts'
import type { TeamItem } from '../api/patrolPlans.ts'
import { usePatrols, usePolicies, useShifts } from '../api/records.ts'
import type { DraftItem } from './draftItems.ts'

interface ClashQuestion {
  planId: string | undefined
  items: readonly DraftItem[]
  begunIds: ReadonlySet<string>
  teams: ReadonlyMap<string, TeamItem>
  window: TimeWindow
}

/** What is wrong with a draft beside all that stands, as it is drawn; publishing asks the server again. */
export function useDraftClashes({ planId, items, begunIds, teams, window }: ClashQuestion) {
  const patrols = usePatrols(window).data
  const shifts = useShifts(window).data
  const policies = usePolicies().data
  return useMemo(() => {
    const planned = items
      .filter(({ id }) => !begunIds.has(id))
      .map((item): ManningPatrol => {
        const team = teams.get(item.teamId)
        const { leadId = null, memberIds = [] } = team ?? {}
        return { ...item, personIds: peopleOn({ leadId, personIds: memberIds }) }
      })
    const standing = (patrols ?? [])
      .filter((patrol) => patrol.planId !== (planId ?? '') || begunIds.has(patrol.planItemId ?? ''))
      .map(({ from, to, leadId, memberIds, ...patrol }): ManningPatrol => ({
        ...patrol,
        fromMs: Date.parse(from),
        toMs: Date.parse(to),
        personIds: peopleOn({ leadId, personIds: memberIds }),
      }))
    const duties = (shifts ?? []).map(({ id, from, to, leadId, personIds }) => ({
      id,
      fromMs: Date.parse(from),
      toMs: Date.parse(to),
      personIds: peopleOn({ leadId, personIds }),
    }))
    return patrolClashes(planned, standing, duties, [defaultPolicy, ...(policies ?? []).map(policyFact)])
  }, [planId, items, begunIds, teams, patrols, shifts, policies])
}
