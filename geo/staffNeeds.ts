import { dateAt, dayMs } from './civilTime.ts'
import { shiftWindows } from './recurringShifts.ts'
import type { StaffNeed } from './rosterClashes.ts'
import type { TimeWindow } from './units.ts'

/** At which hours of which days a place needs people; dates are `2026-03-29`, times of day `22:00`. */
export interface NeedRule {
  readonly placeId: string
  /** 1 is Monday, 7 Sunday. */
  readonly weekdays: readonly number[]
  readonly startTime: string
  /** On the next day where it does not lie after the start: 00:00 to 00:00 is the whole day. */
  readonly endTime: string
  /** Null is the place's own minimum. */
  readonly people: number | null
  readonly leadNeeded: boolean
  /** On days of these dates: as on all others, not, or on these alone. */
  readonly holidays: 'as-usual' | 'not' | 'only'
  readonly fromDate: string
  /** The last date, included; null without end. */
  readonly toDate: string | null
}

/** A place that people may be needed at. */
export interface NeedyPlace {
  readonly id: string
  /** Null where it has none of its own. */
  readonly minimumStaff: number | null
}

/**
 * What places need within a window. Where nobody said at which hours, a place with a minimum needs it
 * around the clock, under a lead; where somebody did, it needs people at those hours and never fewer than
 * its minimum, as it holds nothing with less.
 */
export function staffNeeds(
  zone: string,
  places: readonly NeedyPlace[],
  rules: readonly NeedRule[],
  holidays: readonly string[],
  within: TimeWindow,
): StaffNeed[] {
  return places.flatMap((place) => {
    const own = rules.filter(({ placeId }) => placeId === place.id)
    if (own.length === 0)
      return place.minimumStaff === null
        ? []
        : [{ placeId: place.id, people: place.minimumStaff, leadNeeded: true, ...within }]
    return own.flatMap((rule) => {
      const people = Math.max(rule.people ?? 0, place.minimumStaff ?? 0)
      if (people === 0) return []
      return windowsOf(zone, rule, holidays, within).map((window) => ({
        placeId: place.id,
        people,
        leadNeeded: rule.leadNeeded,
        ...window,
      }))
    })
  })
}

const everyDay = [1, 2, 3, 4, 5, 6, 7]

/** A rule without end is read for as long as is asked, and a day more. */
function windowsOf(
  zone: string,
  rule: NeedRule,
  holidays: readonly string[],
  within: TimeWindow,
): TimeWindow[] {
  const dateOf = (atMs: number) => dateAt(zone, atMs)
  const toDate = rule.toDate ?? dateOf(within.toMs + dayMs)
  if (toDate < rule.fromDate) return []
  const onDates = (
    fromDate: string,
    lastDate: string,
    weekdays: readonly number[],
    exceptDates: readonly string[],
  ) =>
    shiftWindows(
      {
        zone,
        fromDate,
        toDate: lastDate,
        days: { kind: 'weekdays', weekdays },
        startTime: rule.startTime,
        end: { kind: 'time', endTime: rule.endTime },
        exceptDates,
      },
      within,
    )
  switch (rule.holidays) {
    case 'as-usual':
      return onDates(rule.fromDate, toDate, rule.weekdays, [])
    case 'not':
      return onDates(rule.fromDate, toDate, rule.weekdays, holidays)
    case 'only':
      return holidays
        .filter((date) => rule.fromDate <= date && date <= toDate)
        .toSorted()
        .flatMap((date) => onDates(date, date, everyDay, []))
  }
}
