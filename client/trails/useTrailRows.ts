import { useMemo } from 'react'
import { sealRulesOf } from '../../data/model/policy.ts'
import { useCollection } from '../api/collections.ts'
import { positionsOf } from '../api/positionsOf.ts'
import { useUnits } from '../api/records.ts'
import { useTierNow } from '../shell/useTierNow.ts'
import { trailRow, type TrailRow } from './trailRows.ts'

/** All trails at the instant shown, with what they ask for by the rules in force then. */
export function useTrailRows(): readonly TrailRow[] | undefined {
  const trails = useCollection('trails').data
  const units = useUnits().data
  const tierNow = useTierNow()
  const rules = useMemo(
    () => tierNow && sealRulesOf(tierNow.policy, tierNow.tier),
    // The rules are made anew with every minute; they are others only where one of these is.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [tierNow?.policy, tierNow?.tier],
  )
  return useMemo(() => {
    // Before a county has a line it has no rules either.
    if (trails?.length === 0) return []
    if (trails === undefined || units === undefined || rules === undefined) return undefined
    const byId = new Map(units.map((unit) => [unit.id as string, unit]))
    return trails
      .map(({ id, geometry, properties }) =>
        trailRow({ id, path: positionsOf(geometry), properties }, byId, rules),
      )
      .toSorted((one, other) => one.number - other.number)
  }, [trails, units, rules])
}
