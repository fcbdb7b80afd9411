import { filingsOf, stateOfFilings, type FilingStanding } from '../../data/model/filingStanding.ts'
import type { FilingItem, PlanItem } from '../api/plansOnFile.ts'

/** A line of the list: of a plan, or of a unit that has none yet. */
export interface PlanRow extends Omit<FilingStanding, 'plan'> {
  readonly plan: { readonly id: string; readonly kind: PlanItem['kind'] } | undefined
  readonly days: { readonly from: string; readonly to: string | null }
}

/** A plan as it stands, towards no deadline. */
export function planRow(plan: PlanItem, filings: readonly FilingItem[]): PlanRow {
  const own = filingsOf(plan.id, filings)
  return {
    unitId: plan.unitId,
    state: stateOfFilings(own),
    plan,
    filing: own.at(-1),
    isLate: false,
    days: plan,
  }
}
