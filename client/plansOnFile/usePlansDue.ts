import { useMemo } from 'react'
import { plansDue, pressingDeadlines, type PlanDue } from '../../data/model/plansDue.ts'
import { dateAt } from '../../geo/civilTime.ts'
import { useCounty } from '../api/county.ts'
import { useFilingDeadlines, usePlanFilings, usePlansOnFile } from '../api/plansOnFile.ts'
import { useUnits } from '../api/records.ts'
import { useServerNow } from '../shell/serverClock.ts'

const nothing: readonly PlanDue[] = []

/** What a unit owes towards the deadlines that press; plans are asked for only where one does. */
export function usePlansDue(unitId: string | null): readonly PlanDue[] {
  const { timeZone } = useCounty()
  const today = dateAt(timeZone, useServerNow())
  const deadlines = useFilingDeadlines().data
  const isPressed =
    unitId !== null && deadlines !== undefined && pressingDeadlines(deadlines, today).length > 0
  const units = useUnits().data
  const plans = usePlansOnFile(isPressed).data
  const filings = usePlanFilings(isPressed).data
  return useMemo(() => {
    if (!isPressed || units === undefined || plans === undefined || filings === undefined) return nothing
    const dateOf = (instant: string) => dateAt(timeZone, Date.parse(instant))
    return plansDue(unitId, deadlines, { units, plans, filings }, today, dateOf)
  }, [isPressed, unitId, deadlines, units, plans, filings, today, timeZone])
}
