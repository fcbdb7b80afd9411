import { dayMs, instantOfLocal, weekdayOfDay } from '../../geo/civilTime.ts'
import type { TimeWindow } from '../../geo/units.ts'

/** The Monday at or before a day, both counted in days of the calendar. */
export const mondayOf = (day: number): number => day - weekdayOfDay(day) + 1

/** Local midnights from a Monday to the next one. */
export const daysOfWeek = (zone: string, monday: number): number[] =>
  Array.from({ length: 8 }, (_, index) => instantOfLocal(zone, (monday + index) * dayMs))

/** From Monday to Monday. */
export const weekWindow = (days: readonly number[]): TimeWindow => ({
  fromMs: days[0] ?? 0,
  toMs: days.at(-1) ?? 0,
})

/** The place of the day that holds an instant; -1 outside the week. */
export const dayIndexOf = (days: readonly number[], atMs: number): number =>
  days.findIndex((fromMs, index) => fromMs <= atMs && atMs < (days[index + 1] ?? -Infinity))
