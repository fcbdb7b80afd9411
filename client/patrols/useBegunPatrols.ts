import { useMemo } from 'react'
import type { TimeWindow } from '../../geo/units.ts'
import { usePatrolEvents } from '../api/dutyReports.ts'
import { usePatrols } from '../api/records.ts'

const minuteMs = 60_000

/** Of a plan's patrols on record those that have begun, by their teams' word or by the clock. */
export function useBegunPatrols(planId: string | undefined, window: TimeWindow, nowMs: number) {
  const patrols = usePatrols(window).data
  const events = usePatrolEvents(window).data
  const minute = Math.floor(nowMs / minuteMs)
  const found = useMemo(() => {
    const own = planId === undefined ? [] : (patrols ?? []).filter((patrol) => patrol.planId === planId)
    const frozen = new Map(
      (events ?? []).map(({ patrolId, plan }): [string, typeof plan] => [patrolId, plan]),
    )
    const begun = own.filter(({ id, from }) => frozen.has(id) || Date.parse(from) <= minute * minuteMs)
    return {
      /** Items that are no plan any more. */
      ids: new Set(begun.flatMap(({ planItemId }): string[] => (planItemId === null ? [] : [planItemId]))),
      /** As its team had it when it set out, by item. */
      frozen: new Map(
        begun.flatMap(({ id, planItemId }) => {
          const plan = frozen.get(id)
          if (planItemId === null || plan === undefined) return []
          const entry: [string, typeof plan] = [planItemId, plan]
          return [entry]
        }),
      ),
      /** As one text: the same while they are. */
      replacedKey: own
        .filter((patrol) => !begun.includes(patrol))
        .map(({ id }): string => id)
        .join(' '),
    }
  }, [planId, patrols, events, minute])
  const { ids, frozen, replacedKey } = found
  /** Ids of patrols that the plan stands in for. */
  const replacedIds = useMemo(
    (): ReadonlySet<string> => new Set(replacedKey.split(' ').filter((id) => id !== '')),
    [replacedKey],
  )
  return { ids, frozen, replacedIds }
}
