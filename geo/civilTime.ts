import { GeoError } from './geoError.ts'

/**
 * Dates and clock times as people write them, in an IANA zone. A local time is kept as a number too:
 * the milliseconds from 1970-01-01 00:00 to it as if the zone had no offset (`localMs`). Dates are of
 * the Gregorian calendar, from 1582 on.
 */

export const dayMs = 24 * 3_600_000
export const minuteMs = 60_000

/**
 * Days from 1970-01-01 to a date `YYYY-MM-DD` of the Gregorian calendar.
 * @throws GeoError `date-invalid` at `field` for what is no date, 30 February included.
 * Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
 */
export function dayOfDate(date: string, field: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  const [year, month, dayOfMonth] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])]
  const day = dayFromCivil(year, month, dayOfMonth)
  const isDate = match !== null && month >= 1 && month <= 12 && dayOfMonth >= 1
  if (isDate && dayOfMonth <= dayFromCivil(year, month + 1, 1) - dayFromCivil(year, month, 1)) return day
  throw new GeoError('date-invalid', field, `"${date}" is no date; it is written 2026-03-29.`)
}

/**
 * The date `YYYY-MM-DD` of a day counted from 1970-01-01, of the years 1 to 9999.
 * Source: Howard Hinnant, as above, civil_from_days.
 */
export function dateOfDay(day: number): string {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return [padded(year, 4), padded(month, 2), padded(dayOfMonth, 2)].join('-')
}

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0')

/** Weekday of a day counted from 1970-01-01, a Thursday: 1 is Monday, 7 Sunday (ISO 8601). */
export function weekdayOfDay(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/** Minutes from midnight to `HH:MM`, 00:00 to 23:59. @throws GeoError `time-invalid` at `field`. */
export function minutesOfTime(time: string, field: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time)
  if (match === null)
    throw new GeoError('time-invalid', field, `"${time}" is no time of day; it is written 22:00.`)
  return Number(match[1]) * 60 + Number(match[2])
}

/** What a zone's clocks show at an instant. @throws GeoError `zone-unknown`. */
export function localMsAt(zone: string, atMs: number): number {
  const wholeS = Math.floor(atMs / 1000) * 1000
  const shown: Record<string, number> = {}
  for (const { type, value } of clockOf(zone).formatToParts(wholeS)) shown[type] = Number(value)
  const { year, month, day, hour, minute, second } = shown as Record<Part, number>
  const timeMs = ((hour * 60 + minute) * 60 + second) * 1000
  return dayFromCivil(year, month, day) * dayMs + timeMs + (atMs - wholeS)
}

/** The date that a zone's calendar shows at an instant. @throws GeoError `zone-unknown`. */
export const dateAt = (zone: string, atMs: number): string =>
  dateOfDay(Math.floor(localMsAt(zone, atMs) / dayMs))

/**
 * The instant at which a zone's clocks show a local time. One that a change of clocks leaves out is
 * read with the offset from before the change, so 02:30 becomes 03:30 where clocks go from 02:00 to
 * 03:00; of one that exists twice it is the first. So do RFC 5545 (3.3.5) and Temporal
 * ("compatible"). Zones that change their clocks twice within two days are not provided for; the
 * zone database has none since 1970.
 * @throws GeoError `zone-unknown`.
 */
export function instantOfLocal(zone: string, localMs: number): number {
  const before = offsetMsAt(zone, localMs - dayMs)
  const after = offsetMsAt(zone, localMs + dayMs)
  // The earlier instant is tried first: of a time that exists twice it is the one wanted.
  for (const offsetMs of [Math.max(before, after), Math.min(before, after)])
    if (offsetMsAt(zone, localMs - offsetMs) === offsetMs) return localMs - offsetMs
  return localMs - before
}

/** Whether a zone's clocks leave out a day from its first minute to its last, as Samoa's did in 2011. */
export function isSkippedDay(zone: string, day: number): boolean {
  return localMsAt(zone, instantOfLocal(zone, day * dayMs)) >= (day + 1) * dayMs
}

/** Whether a name is that of an IANA zone. */
export function isZone(zone: string): boolean {
  try {
    checkZone(zone)
    return true
  } catch {
    return false
  }
}

/** @throws GeoError `zone-unknown` for what is no IANA zone. */
export function checkZone(zone: string): void {
  clockOf(zone)
}

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second'

function offsetMsAt(zone: string, atMs: number): number {
  return localMsAt(zone, atMs) - atMs
}

/** Making a formatter costs as much as a hundred uses of it, and a county has one zone. */
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known !== undefined) return known
  const clock = makeClock(zone)
  clocks.set(zone, clock)
  return clock
}

function makeClock(zone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
  } catch {
    throw new GeoError('zone-unknown', 'zone', `"${zone}" is no IANA time zone such as Asia/Shanghai.`)
  }
}

/** Takes month 13 for January of the year after. */
function dayFromCivil(year: number, month: number, dayOfMonth: number): number {
  const marchYear = year + Math.floor((month - 3) / 12)
  const monthFromMarch = (((month - 3) % 12) + 12) % 12
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + dayOfMonth - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}
