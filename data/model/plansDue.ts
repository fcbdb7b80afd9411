import { dateOfDay, dayOfDate } from '../../geo/civilTime.ts'
import { standingsOf, type FilingStanding } from './filingStanding.ts'
import type { FilingHead } from './planFiling.ts'
import type { FilingDeadline, PlanOnFile } from './planOnFile.ts'
import { UnitTree } from './unitTree.ts'
import type { Unit } from './unit.ts'

/** So long before its last day a unit is told of a deadline. */
const toldDaysAhead = 7

/** What a unit still owes towards a deadline, or the units below it do. */
export interface PlanDue {
  readonly deadline: FilingDeadline
  /** Of the unit itself; undefined where it owes nothing. */
  readonly own: FilingStanding | undefined
  /** How many units below it are late. */
  readonly lateBelow: number
}

/** Deadlines that ask for something on a date, and whose days are not over. */
export const pressingDeadlines = <Deadline extends FilingDeadline>(
  deadlines: readonly Deadline[],
  todayDate: string,
): Deadline[] => {
  const toldUntil = dateOfDay(dayOfDate(todayDate, 'todayDate') + toldDaysAhead)
  return deadlines
    .filter(({ due, to }) => due <= toldUntil && todayDate <= to)
    .toSorted((a, b) => (a.due < b.due ? -1 : 1))
}

/** Of each of those what a unit owes: its plan is missing, a draft or returned, or plans below it are late. */
export function plansDue(
  unitId: string,
  deadlines: readonly FilingDeadline[],
  filed: { units: readonly Unit[]; plans: readonly PlanOnFile[]; filings: readonly FilingHead[] },
  todayDate: string,
  dateOf: (instant: string) => string,
): PlanDue[] {
  const tree = new UnitTree(filed.units)
  return pressingDeadlines(deadlines, todayDate)
    .map((deadline) => {
      const owed = standingsOf(deadline, filed, todayDate, dateOf).filter(isOwed)
      const below = owed.filter((one) => one.unitId !== unitId && tree.isWithin(one.unitId, unitId))
      return {
        deadline,
        own: owed.find((one) => one.unitId === unitId),
        lateBelow: below.filter(({ isLate }) => isLate).length,
      }
    })
    .filter(({ own, lateBelow }) => own !== undefined || lateBelow > 0)
}

const isOwed = ({ state }: FilingStanding): boolean =>
  state === 'missing' || state === 'draft' || state === 'returned'
