import {
  checkZone,
  dayMs,
  dayOfDate,
  instantOfLocal,
  isSkippedDay,
  minuteMs,
  minutesOfTime,
  weekdayOfDay,
} from './civilTime.ts'
import { GeoError } from './geoError.ts'
import type { TimeWindow } from './units.ts'

/**
 * A shift that comes back: on which days, from which time of day to which, by the clocks of a zone.
 * Dates are `2026-03-29`, times of day `22:00`.
 */
export interface RecurringShift {
  /** IANA zone whose clocks and calendar the rule is read by: `Asia/Shanghai`. */
  readonly zone: string
  /** First and last date on which a shift may begin, both included. */
  readonly fromDate: string
  readonly toDate: string
  readonly days: DaysOfWeek | EveryDays
  readonly startTime: string
  readonly end: LocalEnd | Duration
  /** Dates on which no shift begins although the rule has one. */
  readonly exceptDates: readonly string[]
}

/** On these days of every week: 1 is Monday, 7 Sunday (ISO 8601). */
export interface DaysOfWeek {
  readonly kind: 'weekdays'
  readonly weekdays: readonly number[]
}

/** On the first date and every so many days after it. */
export interface EveryDays {
  readonly kind: 'interval'
  readonly everyDays: number
}

/**
 * What the clock shows when the shift ends: on the day it began, or on the next where that would not
 * lie after its start. 22:00 to 06:00 lasts 7 hours when clocks go forward in it and 9 when they go back.
 */
export interface LocalEnd {
  readonly kind: 'time'
  readonly endTime: string
}

/** Time that passes, whatever the clocks do: 480 from 22:00 ends at 07:00 when clocks go forward in it. */
export interface Duration {
  readonly kind: 'duration'
  readonly durationMin: number
}

/** A shift that lasts longer than a week is none. */
export const longestShiftMin = 7 * 24 * 60

/**
 * The windows of a recurring shift, in order, each cut to `within`.
 *
 * Start and local end are instants by the rule of `instantOfLocal`: a time that clocks leave out is
 * as long after the change as it claims to be after the old time, one that exists twice is the first.
 * As one shift's end and the next one's start are read alike, shifts that follow each other around
 * the clock leave no gap and do not overlap, whatever the clocks do. No shift begins on a day that a
 * zone leaves out whole, and one that lies all in the hour that clocks leave out is none.
 *
 * @throws GeoError `zone-unknown`, `date-invalid`, `time-invalid` or `recurrence-invalid`, naming the
 * field of the rule.
 */
export function shiftWindows(rule: RecurringShift, within: TimeWindow): TimeWindow[] {
  checkZone(rule.zone)
  const firstDay = dayOfDate(rule.fromDate, 'fromDate')
  const lastDay = dayOfDate(rule.toDate, 'toDate')
  const startMin = minutesOfTime(rule.startTime, 'startTime')
  const except = new Set(rule.exceptDates.map((date, index) => dayOfDate(date, `exceptDates.${index}`)))
  const isOn = dayTest(rule.days, firstDay)
  const endOf = endReader(rule, startMin)

  const windows: TimeWindow[] = []
  const reach = daysAround(within)
  for (let day = Math.max(firstDay, reach.first); day <= Math.min(lastDay, reach.last); day++) {
    if (!isOn(day) || except.has(day) || isSkippedDay(rule.zone, day)) continue
    const startMs = instantOfLocal(rule.zone, day * dayMs + startMin * minuteMs)
    const fromMs = Math.max(startMs, within.fromMs)
    const toMs = Math.min(endOf(day, startMs), within.toMs)
    if (fromMs < toMs) windows.push({ fromMs, toMs })
  }
  return windows
}

function dayTest(days: RecurringShift['days'], firstDay: number): (day: number) => boolean {
  switch (days.kind) {
    case 'interval': {
      const { everyDays } = days
      if (!Number.isInteger(everyDays) || everyDays < 1)
        throw recurrenceInvalid('days.everyDays', 'A shift recurs every whole number of days, at least 1.')
      return (day) => (day - firstDay) % everyDays === 0
    }
    case 'weekdays': {
      const { weekdays } = days
      if (weekdays.length === 0 || weekdays.some((weekday) => ![1, 2, 3, 4, 5, 6, 7].includes(weekday)))
        throw recurrenceInvalid('days.weekdays', 'Days of the week are numbers from 1, Monday, to 7, Sunday.')
      return (day) => weekdays.includes(weekdayOfDay(day))
    }
  }
}

function endReader(
  { zone, end }: RecurringShift,
  startMin: number,
): (day: number, startMs: number) => number {
  switch (end.kind) {
    case 'duration': {
      const { durationMin } = end
      if (!(durationMin > 0 && durationMin <= longestShiftMin))
        throw recurrenceInvalid('end.durationMin', `A shift lasts some minutes, at most ${longestShiftMin}.`)
      return (_, startMs) => startMs + durationMin * minuteMs
    }
    case 'time': {
      const endMin = minutesOfTime(end.endTime, 'end.endTime')
      const daysLater = endMin > startMin ? 0 : 1
      return (day) => instantOfLocal(zone, (day + daysLater) * dayMs + endMin * minuteMs)
    }
  }
}

/** The local days on which a shift can begin that reaches into a window, and some more. */
function daysAround({ fromMs, toMs }: TimeWindow): { first: number; last: number } {
  const furthestOffsetDays = 2
  return {
    first: Math.floor((fromMs - longestShiftMin * minuteMs) / dayMs) - furthestOffsetDays,
    last: Math.floor(toMs / dayMs) + furthestOffsetDays,
  }
}

function recurrenceInvalid(field: string, message: string): GeoError {
  return new GeoError('recurrence-invalid', field, message)
}
