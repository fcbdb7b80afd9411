import { minuteMs } from '../../geo/civilTime.ts'
import { peopleOn } from '../../geo/peopleOn.ts'
import type { Roster } from '../../geo/rosterClashes.ts'

/**
 * The rules of a roster read off minute by minute, with the zone's clocks as `Intl` tells them: slow, and
 * made of nothing but the definitions. Sentences of one clash each, sorted.
 */
export function bruteForceClashes(roster: Roster, fromMs: number, toMs: number): string[] {
  const { shifts, limits } = roster
  const minutes = Array.from({ length: (toMs - fromMs) / minuteMs }, (_, index) => fromMs + index * minuteMs)
  const clocks = clocksOf(roster.zone, minutes)
  const people = [...new Set(shifts.flatMap(peopleOn))]
  const found = new Set<string>()
  for (const personId of people) {
    const own = shifts.filter((shift) => peopleOn(shift).includes(personId))
    const duty = own.filter(({ onCall }) => !onCall)
    const weekMin = new Map<string, number>()
    let lastBusyMs: number | undefined
    for (const [index, atMs] of minutes.entries()) {
      const isUnderWay = (shift: { fromMs: number; toMs: number }) =>
        shift.fromMs <= atMs && atMs < shift.toMs
      const all = own.filter(isUnderWay)
      for (const one of all)
        for (const other of all) if (one.id < other.id) found.add(`twice ${personId} ${one.id} ${other.id}`)
      if (all.length > 0 && roster.absences.some((one) => one.personId === personId && isUnderWay(one)))
        for (const { id } of all) found.add(`leave ${personId} ${id}`)
      const on = duty.filter(isUnderWay)
      if (on.length === 0) continue
      const { week } = clocks[index]!
      weekMin.set(week, (weekMin.get(week) ?? 0) + 1)
      const carriesOn = on.some((shift) => shift.fromMs < atMs)
      if (lastBusyMs !== undefined && !carriesOn) {
        const restMin = (atMs - lastBusyMs) / minuteMs - 1
        if (restMin < limits.leastRestMin) found.add(`rest ${personId} ${atMs}`)
      }
      lastBusyMs = atMs
    }
    for (const [week, worked] of weekMin)
      if (worked > limits.mostWeekMin) found.add(`week ${personId} ${week} ${worked}`)
  }
  bruteForceNights(roster, minutes, clocks, found)
  bruteForcePlaces(roster, minutes, found)
  return [...found].sort()
}

function bruteForceNights(
  roster: Roster,
  minutes: readonly number[],
  clocks: readonly Clock[],
  found: Set<string>,
): void {
  const { nights } = roster.limits
  for (const placeId of new Set(roster.shifts.map((shift) => shift.placeId))) {
    const here = roster.shifts.filter((shift) => shift.placeId === placeId && !shift.onCall)
    const inPeriod = new Map<number, Map<string, Map<string, number>>>()
    for (const [index, atMs] of minutes.entries()) {
      const { dayNumber, time, mondayNumber } = clocks[index]!
      const on = here.filter(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs)
      if (on.length === 0) continue
      const period = Math.floor((mondayNumber - 4) / 7 / nights.periodWeeks)
      const people = inPeriod.get(period) ?? new Map<string, Map<string, number>>()
      inPeriod.set(period, people)
      const isEvening = time >= nights.fromTime
      const night = isEvening ? dayNumber : time < nights.toTime ? dayNumber - 1 : undefined
      for (const personId of new Set(on.flatMap(peopleOn))) {
        // Who is there at all in the period shares its nights.
        const own = people.get(personId) ?? new Map<string, number>()
        people.set(personId, own)
        if (night === undefined) continue
        const ofNight = Math.floor((mondayOf(night) - 4) / 7 / nights.periodWeeks)
        // The night that began on the last day of the period before is that one's.
        const target = ofNight === period ? own : inPeriod.get(ofNight)?.get(personId)
        const key = String(night)
        target?.set(key, (target.get(key) ?? 0) + 1)
      }
    }
    for (const [period, people] of inPeriod) {
      if (people.size < 2) continue
      const worked = [...people].map(
        ([personId, own]) =>
          [personId, [...own.values()].filter((min) => min >= nights.leastMin).length] as const,
      )
      const share = Math.ceil(worked.reduce((sum, [, count]) => sum + count, 0) / people.size)
      for (const [personId, count] of worked)
        if (count > share + nights.overShare)
          found.add(`nights ${personId} ${placeId} ${period} ${count} ${share}`)
    }
  }
}

function bruteForcePlaces(
  { shifts, needs, leads }: Roster,
  minutes: readonly number[],
  found: Set<string>,
): void {
  for (const shift of shifts)
    if (shift.leadId !== null && !leads.has(shift.leadId))
      found.add(`lead-may-not ${shift.leadId} ${shift.id}`)
  for (const placeId of new Set(needs.map((need) => need.placeId)))
    for (const atMs of minutes) {
      const isUnderWay = (one: { placeId: string; fromMs: number; toMs: number }) =>
        one.placeId === placeId && one.fromMs <= atMs && atMs < one.toMs
      const asked = needs.filter(isUnderWay)
      if (asked.length === 0) continue
      const on = shifts.filter((shift) => !shift.onCall && isUnderWay(shift))
      const people = new Set(on.flatMap(peopleOn)).size
      const needed = Math.max(...asked.map((need) => need.people))
      if (people < needed) found.add(`under ${placeId} ${atMs} ${people} ${needed}`)
      if (
        people > 0 &&
        on.every(({ leadId }) => leadId === null) &&
        asked.some(({ leadNeeded }) => leadNeeded)
      )
        found.add(`no-lead ${placeId} ${atMs}`)
    }
}

interface Clock {
  /** Days since 1970 of what the calendar shows. */
  readonly dayNumber: number
  readonly mondayNumber: number
  readonly week: string
  readonly time: string
}

/** What the clocks of a zone show, minute by minute: told once, as asking takes long. */
const told = new Map<string, readonly Clock[]>()

function clocksOf(zone: string, minutes: readonly number[]): readonly Clock[] {
  const key = `${zone} ${minutes[0]} ${minutes.length}`
  const clocks = told.get(key) ?? minutes.map((atMs) => clockAt(zone, atMs))
  told.set(key, clocks)
  return clocks
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const formats = new Map<string, Intl.DateTimeFormat>()

function clockAt(zone: string, atMs: number): Clock {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  formats.set(zone, format)
  const part = Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, value]))
  const dayNumber =
    Date.UTC(Number(part['year']), Number(part['month']) - 1, Number(part['day'])) / 86_400_000
  const mondayNumber = dayNumber - weekdays.indexOf(part['weekday'] ?? '')
  return { dayNumber, mondayNumber, week: String(mondayNumber), time: `${part['hour']}:${part['minute']}` }
}

const mondayOf = (dayNumber: number): number => dayNumber - ((((dayNumber + 3) % 7) + 7) % 7)
