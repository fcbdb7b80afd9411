import { groupedBy } from '../../geo/groupedBy.ts'
import type { FilingHead } from './planFiling.ts'
import type { FilingDeadline, PlanOnFile } from './planOnFile.ts'

/** How a unit stands towards a deadline. `missing`: it has no plan, or one that was never filed. */
export const standingStates = ['missing', 'draft', 'filed', 'returned', 'accepted'] as const
export type StandingState = (typeof standingStates)[number]

export interface FilingStanding {
  readonly unitId: string
  readonly state: StandingState
  readonly plan: PlanOnFile | undefined
  /** The last of the plan that counts; a replaced one does not. */
  readonly filing: FilingHead | undefined
  /** Its first filing came after the last day in time, or that is over and there is none. */
  readonly isLate: boolean
}

interface Filed {
  readonly units: readonly { readonly id: string; readonly level: string }[]
  readonly plans: readonly PlanOnFile[]
  readonly filings: readonly FilingHead[]
}

/** Every unit that a deadline is for, in the order given; `dateOf` tells the county's date of an instant. */
export function standingsOf(
  deadline: FilingDeadline,
  { units, plans, filings }: Filed,
  todayDate: string,
  dateOf: (instant: string) => string,
): FilingStanding[] {
  const plansOf = groupedBy(
    plans.filter((plan) => answersDeadline(plan, deadline)),
    ({ unitId }): string => unitId,
  )
  const filedOf = groupedBy(filings, ({ planId }): string => planId)
  return units
    .filter(({ level }) => level === deadline.level)
    .map(({ id }) => {
      const own = (plansOf.get(id) ?? []).map((plan) => ({
        plan,
        filed: filingsOf(plan.id, filedOf.get(plan.id) ?? []),
      }))
      // Of several the one that has come farthest.
      const best = own.toSorted((a, b) => rank(b.filed) - rank(a.filed))[0]
      const first = best?.filed[0]
      const firstDate = first === undefined ? todayDate : dateOf(first.filedAt)
      return {
        unitId: id,
        plan: best?.plan,
        filing: best?.filed.at(-1),
        state: best === undefined ? 'missing' : stateOfFilings(best.filed),
        isLate: firstDate > deadline.due,
      }
    })
}

export const stateOfFilings = (filed: readonly FilingHead[]): Exclude<StandingState, 'missing'> => {
  const state = filed.at(-1)?.state
  return state === undefined || state === 'replaced' ? 'draft' : state
}

/** Of a plan, the first filed first. */
export const filingsOf = (planId: string, filings: readonly FilingHead[]): FilingHead[] =>
  filings.filter((one) => one.planId === planId).toSorted((a, b) => a.number - b.number)

/** A plan answers a deadline whose days it holds on, all of them. */
const answersDeadline = (plan: PlanOnFile, { kind, from, to }: FilingDeadline): boolean =>
  plan.kind === kind && plan.from <= from && (plan.to === null || to <= plan.to)

const rank = (filed: readonly FilingHead[]): number => standingStates.indexOf(stateOfFilings(filed))
