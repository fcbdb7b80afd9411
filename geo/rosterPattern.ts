import { dateOfDay, dayOfDate } from './civilTime.ts'
import { shiftWindows } from './recurringShifts.ts'
import { GeoError } from './geoError.ts'
import type { TimeWindow } from './units.ts'

/** Who is on duty together. */
export interface RosterCrew {
  readonly leadId: string | null
  readonly personIds: readonly string[]
}

/** Duties that come back each day, with crews that take turns at them. */
export interface RosterPattern {
  readonly zone: string
  /** First and last date on which a duty begins, both included. */
  readonly fromDate: string
  readonly toDate: string
  /** Of each day, in order; an end that does not lie after the start lies on the next day. */
  readonly duties: readonly { readonly startTime: string; readonly endTime: string }[]
  /**
   * When the next crew follows: after each duty (three shifts), each day (alternate days), or each week,
   * counted from the first date (on call).
   */
  readonly nextCrew: 'duty' | 'day' | 'week'
  readonly crews: readonly RosterCrew[]
  /** Dates on which no duty begins; the crews' turns go on all the same. */
  readonly exceptDates: readonly string[]
}

export interface PatternedShift extends TimeWindow, RosterCrew {
  readonly crew: number
}

/**
 * The shifts of a pattern in order of time. Of several duties a day the crews follow each other within the
 * day too: with three duties and three crews that change each week, each crew has one duty for a week.
 * @throws GeoError `recurrence-invalid` for no crew or no duty, and what `shiftWindows` throws.
 */
export function patternedShifts(pattern: RosterPattern): PatternedShift[] {
  const { zone, duties, crews } = pattern
  if (crews.length === 0)
    throw new GeoError('recurrence-invalid', 'crews', 'A pattern has at least one crew.')
  if (duties.length === 0)
    throw new GeoError('recurrence-invalid', 'duties', 'A pattern has at least one duty a day.')
  const first = dayOfDate(pattern.fromDate, 'fromDate')
  const last = dayOfDate(pattern.toDate, 'toDate')
  const except = new Set(pattern.exceptDates)
  const shifts: PatternedShift[] = []
  for (let day = first; day <= last; day++) {
    const date = dateOfDay(day)
    if (except.has(date)) continue
    for (const [duty, { startTime, endTime }] of duties.entries()) {
      const crew = crewOf(pattern, day - first, duty)
      const [window] = shiftWindows(
        {
          zone,
          fromDate: date,
          toDate: date,
          days: { kind: 'interval', everyDays: 1 },
          startTime,
          end: { kind: 'time', endTime },
          exceptDates: [],
        },
        { fromMs: -Infinity, toMs: Infinity },
      )
      const who = crews[crew]
      if (window !== undefined && who !== undefined) shifts.push({ ...window, ...who, crew })
    }
  }
  return shifts.toSorted((a, b) => a.fromMs - b.fromMs)
}

function crewOf({ nextCrew, duties, crews }: RosterPattern, day: number, duty: number): number {
  switch (nextCrew) {
    case 'duty':
      return (day * duties.length + duty) % crews.length
    case 'day':
      return (day + duty) % crews.length
    case 'week':
      return (Math.floor(day / 7) + duty) % crews.length
  }
}
