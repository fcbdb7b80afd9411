import { dayMs, instantOfLocal, localMsAt, weekdayOfDay } from '../../geo/civilTime.ts'
import type { TimeWindow } from '../../geo/units.ts'

/** Local midnights from the Monday at or before an instant, and so many weeks from it, to the next Monday. */
export function daysOfWeek(zone: string, atMs: number, weeks = 0): number[] {
  const day = Math.floor(localMsAt(zone, atMs) / dayMs)
  const monday = day - weekdayOfDay(day) + 1 + 7 * weeks
  return Array.from({ length: 8 }, (_, index) => instantOfLocal(zone, (monday + index) * dayMs))
}

/** From Monday to Monday. */
export const weekWindow = (days: readonly number[]): TimeWindow => ({
  fromMs: days[0] ?? 0,
  toMs: days.at(-1) ?? 0,
})

/** The place of the day that holds an instant; -1 outside the week. */
export const dayIndexOf = (days: readonly number[], atMs: number): number =>
  days.findIndex((fromMs, index) => fromMs <= atMs && atMs < (days[index + 1] ?? -Infinity))
