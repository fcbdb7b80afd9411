import { dayMs, instantOfLocal, localMsAt, minuteMs, minutesOfTime, weekdayOfDay } from './civilTime.ts'
import { asInterval, intersect, measure, meets, union } from './intervals.ts'
import { peopleOn } from './peopleOn.ts'
import type { RosterShift } from './rosterClashes.ts'
import type { TimeWindow } from './units.ts'

export interface NightRules {
  /** By the clocks of the zone; the end lies on the next day where it is not after the beginning. */
  readonly fromTime: string
  readonly toTime: string
  /** Who is on duty for less of a night than this has not worked it, minutes. */
  readonly leastMin: number
  /** So many weeks, counted on from Monday 5 January 1970, are shared out together. */
  readonly periodWeeks: number
  /** More than the fair share by so many is still fair. */
  readonly overShare: number
}

/** How many nights somebody works at a place in a period, and how many would be a fair share of them. */
export interface SharedNights extends TimeWindow {
  readonly placeId: string
  readonly personId: string
  readonly shiftIds: readonly string[]
  readonly nights: number
  readonly share: number
}

/** The first Monday of 1970, in days from 1 January. */
const firstMonday = 4

/**
 * The nights of each place are shared among all who are on its roster in the period, rounded up: twenty
 * nights of one person each among seven are three each. Somebody alone at a place has nobody to share with.
 */
export function fairShares(
  { zone, shifts }: { readonly zone: string; readonly shifts: readonly RosterShift[] },
  rules: NightRules,
): SharedNights[] {
  const rosters = new Map<string, { period: TimeWindow; placeId: string; people: Map<string, Person> }>()
  for (const shift of shifts) {
    if (shift.onCall) continue
    for (let period = periodAt(zone, shift.fromMs, rules); period.fromMs < shift.toMs;) {
      const key = `${period.fromMs} ${shift.placeId}`
      const roster = rosters.get(key) ?? { period, placeId: shift.placeId, people: new Map<string, Person>() }
      rosters.set(key, roster)
      for (const personId of peopleOn(shift)) {
        const person = roster.people.get(personId) ?? []
        person.push(shift)
        roster.people.set(personId, person)
      }
      period = periodAt(zone, period.toMs, rules)
    }
  }
  return [...rosters.values()].flatMap(({ period, placeId, people }) => {
    if (people.size < 2) return []
    const nights = nightsWithin(zone, period, rules)
    const worked = [...people].map(([personId, own]) => ({ personId, ...workedOf(own, nights, rules) }))
    const total = worked.reduce((sum, one) => sum + one.nights, 0)
    const share = Math.ceil(total / people.size)
    return worked.map((one) => ({ ...one, ...period, placeId, share }))
  })
}

type Person = RosterShift[]

function workedOf(own: Person, nights: readonly TimeWindow[], { leastMin }: NightRules) {
  const duty = union(own.map(asInterval))
  const isWorked = (night: TimeWindow) => measure(intersect(duty, [asInterval(night)])) >= leastMin * minuteMs
  const worked = nights.filter((night) => own.some((shift) => meets(shift, night)) && isWorked(night))
  const shiftIds = own
    .filter((shift) => worked.some((night) => meets(shift, night)))
    .toSorted((a, b) => a.fromMs - b.fromMs)
    .map(({ id }) => id)
  return { nights: worked.length, shiftIds }
}

/** The period that an instant lies in, from a Monday 00:00 to another. */
export function periodAt(
  zone: string,
  atMs: number,
  { periodWeeks }: Pick<NightRules, 'periodWeeks'>,
): TimeWindow {
  const day = Math.floor(localMsAt(zone, atMs) / dayMs)
  const monday = day - weekdayOfDay(day) + 1
  const days = 7 * periodWeeks
  const first = firstMonday + Math.floor((monday - firstMonday) / days) * days
  return { fromMs: instantOfLocal(zone, first * dayMs), toMs: instantOfLocal(zone, (first + days) * dayMs) }
}

/** Every night that begins in a period. */
function nightsWithin(zone: string, period: TimeWindow, { fromTime, toTime }: NightRules): TimeWindow[] {
  const [fromMin, toMin] = [minutesOfTime(fromTime, 'fromTime'), minutesOfTime(toTime, 'toTime')]
  const endMin = toMin > fromMin ? toMin : toMin + 24 * 60
  const first = Math.round(localMsAt(zone, period.fromMs) / dayMs)
  const last = Math.round(localMsAt(zone, period.toMs) / dayMs)
  return Array.from({ length: last - first }, (_, index) => ({
    fromMs: instantOfLocal(zone, (first + index) * dayMs + fromMin * minuteMs),
    toMs: instantOfLocal(zone, (first + index) * dayMs + endMin * minuteMs),
  }))
}
