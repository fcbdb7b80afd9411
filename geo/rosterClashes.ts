import { minuteMs } from './civilTime.ts'
import { asInterval, intersect, measure, meets, union } from './intervals.ts'
import { peopleOn } from './peopleOn.ts'
import { fairShares, periodAt, type NightRules } from './rosterNights.ts'
import type { TimeWindow } from './units.ts'

/** Who is at a place from when to when; `[fromMs, toMs)`. The lead is one of those on it. */
export interface RosterShift extends TimeWindow {
  readonly id: string
  readonly placeId: string
  readonly leadId: string | null
  /** Everybody beside the lead. */
  readonly personIds: readonly string[]
  /** At home and ready to come: no time on duty, and nobody who is there. */
  readonly onCall: boolean
}

/** So many people, while it lasts, at a place. */
export interface StaffNeed extends TimeWindow {
  readonly placeId: string
  readonly people: number
  /** One of them leads, and may. */
  readonly leadNeeded: boolean
}

/** Somebody is on leave. */
export interface Absence extends TimeWindow {
  readonly personId: string
}

export interface RosterLimits {
  /** Between the end of one duty and the beginning of the next, minutes. */
  readonly leastRestMin: number
  /** From Monday to Monday by the clocks of the zone, minutes on duty. */
  readonly mostWeekMin: number
  readonly nights: NightRules
}

export interface Roster {
  readonly zone: string
  readonly shifts: readonly RosterShift[]
  readonly needs: readonly StaffNeed[]
  readonly absences: readonly Absence[]
  /** Ids of those who may lead. */
  readonly leads: { has(personId: string): boolean }
  readonly limits: RosterLimits
}

/** What is against the rules about somebody; `shiftIds` are those that make it so, in order of time. */
export type PersonalClash = TimeWindow & {
  readonly personId: string
  readonly shiftIds: readonly string[]
} & (
    | { readonly kind: 'twice' }
    /** The window is what there is of rest. */
    | { readonly kind: 'rest' }
    /** The window is the week. */
    | { readonly kind: 'week'; readonly workedMin: number }
    | { readonly kind: 'leave' }
    /** The window is the period that nights are shared out over. */
    | { readonly kind: 'nights'; readonly placeId: string; readonly nights: number; readonly share: number }
  )

/** What is against the rules about a place. */
export type PlaceClash = TimeWindow & { readonly placeId: string; readonly shiftIds: readonly string[] } & (
    | { readonly kind: 'under'; readonly people: number; readonly needed: number }
    /** People are there, and none leads. */
    | { readonly kind: 'no-lead' }
    /** Somebody leads who may not. */
    | { readonly kind: 'lead-may-not'; readonly personId: string }
  )

export type RosterClash = PersonalClash | PlaceClash

/**
 * Everything about a roster that is against its rules. Ends are open throughout: who is relieved at 08:00
 * and who begins at 08:00 are not there together, and somebody who is both has had no rest at all.
 */
export function rosterClashes(roster: Roster): RosterClash[] {
  return [...peopleClashes(roster), ...placeClashes(roster)]
}

/** Of all people, or of those named. */
export function peopleClashes(roster: Roster, personIds?: ReadonlySet<string>): PersonalClash[] {
  const byPerson = new Map<string, RosterShift[]>()
  for (const shift of roster.shifts)
    for (const personId of peopleOn(shift)) {
      if (personIds?.has(personId) === false) continue
      const own = byPerson.get(personId)
      if (own === undefined) byPerson.set(personId, [shift])
      else own.push(shift)
    }
  const found = [...byPerson].flatMap(([personId, shifts]) => clashesOf(personId, shifts, roster))
  const nights = fairShares(roster, roster.limits.nights).flatMap((shared): PersonalClash[] =>
    shared.nights > shared.share + roster.limits.nights.overShare && personIds?.has(shared.personId) !== false
      ? [{ kind: 'nights', ...shared }]
      : [],
  )
  return [...found, ...nights]
}

function clashesOf(personId: string, shifts: readonly RosterShift[], roster: Roster): PersonalClash[] {
  const sorted = shifts.toSorted((a, b) => a.fromMs - b.fromMs || a.toMs - b.toMs || compare(a.id, b.id))
  const onDuty = sorted.filter(({ onCall }) => !onCall)
  return [
    ...twice(personId, sorted),
    ...restless(personId, onDuty, roster.limits),
    ...longWeeks(personId, onDuty, roster),
    ...onLeave(personId, sorted, roster.absences),
  ]
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function twice(personId: string, sorted: readonly RosterShift[]): PersonalClash[] {
  return sorted.flatMap((one, index) => {
    const found: PersonalClash[] = []
    for (const other of sorted.slice(index + 1)) {
      if (other.fromMs >= one.toMs) break
      const window = { fromMs: other.fromMs, toMs: Math.min(one.toMs, other.toMs) }
      found.push({ kind: 'twice', personId, shiftIds: [one.id, other.id], ...window })
    }
    return found
  })
}

/** Rest is what lies between the last end so far and the next beginning; shifts that overlap have none to judge. */
function restless(
  personId: string,
  sorted: readonly RosterShift[],
  { leastRestMin }: RosterLimits,
): PersonalClash[] {
  const found: PersonalClash[] = []
  let last: RosterShift | undefined
  for (const shift of sorted) {
    if (last !== undefined && shift.fromMs >= last.toMs && shift.fromMs - last.toMs < leastRestMin * minuteMs)
      found.push({
        kind: 'rest',
        personId,
        shiftIds: [last.id, shift.id],
        fromMs: last.toMs,
        toMs: shift.fromMs,
      })
    if (last === undefined || shift.toMs > last.toMs) last = shift
  }
  return found
}

function longWeeks(
  personId: string,
  sorted: readonly RosterShift[],
  { zone, limits }: Pick<Roster, 'zone' | 'limits'>,
): PersonalClash[] {
  const first = sorted[0]
  if (first === undefined) return []
  const lastMs = Math.max(...sorted.map(({ toMs }) => toMs))
  const duty = union(sorted.map(asInterval))
  const found: PersonalClash[] = []
  for (let week = weekAt(zone, first.fromMs); week.fromMs < lastMs; week = weekAt(zone, week.toMs)) {
    const workedMin = measure(intersect(duty, [asInterval(week)])) / minuteMs
    if (workedMin <= limits.mostWeekMin) continue
    const shiftIds = sorted.filter((shift) => meets(shift, week)).map(({ id }) => id)
    found.push({ kind: 'week', personId, shiftIds, ...week, workedMin })
  }
  return found
}

/** The week from Monday 00:00 to the next by the clocks of a zone, that an instant lies in. */
export const weekAt = (zone: string, atMs: number): TimeWindow => periodAt(zone, atMs, { periodWeeks: 1 })

function onLeave(
  personId: string,
  sorted: readonly RosterShift[],
  absences: readonly Absence[],
): PersonalClash[] {
  const away = union(absences.filter((one) => one.personId === personId).map(asInterval))
  return sorted.flatMap((shift) =>
    intersect([asInterval(shift)], away).map(({ from, to }): PersonalClash => ({
      kind: 'leave',
      personId,
      shiftIds: [shift.id],
      fromMs: from,
      toMs: to,
    })),
  )
}

/** Where a place is short of people, or has some and nobody who leads. */
export function placeClashes({
  shifts,
  needs,
  leads,
}: Pick<Roster, 'shifts' | 'needs' | 'leads'>): PlaceClash[] {
  const byPlace = new Map<string, RosterShift[]>()
  for (const shift of shifts) {
    const here = byPlace.get(shift.placeId)
    if (here === undefined) byPlace.set(shift.placeId, [shift])
    else here.push(shift)
  }
  const misled = shifts.flatMap(({ id, placeId, leadId, fromMs, toMs }): PlaceClash[] =>
    leadId === null || leads.has(leadId)
      ? []
      : [{ kind: 'lead-may-not', placeId, personId: leadId, shiftIds: [id], fromMs, toMs }],
  )
  const needsAt = new Map<string, StaffNeed[]>()
  for (const need of needs) needsAt.set(need.placeId, [...(needsAt.get(need.placeId) ?? []), need])
  const short = [...needsAt].flatMap(([placeId, own]) =>
    joined(spells(placeId, own, byPlace.get(placeId) ?? [], leads)),
  )
  return [...misled, ...short]
}

/**
 * Between two instants at which anything changes. Of several needs at once the greatest counts, and a lead
 * is needed where any of them needs one.
 */
function spells(
  placeId: string,
  needs: readonly StaffNeed[],
  shifts: readonly RosterShift[],
  leads: Roster['leads'],
): PlaceClash[] {
  const there = shifts.filter(({ onCall }) => !onCall)
  const span = { fromMs: Math.min(...needs.map(({ fromMs }) => fromMs)), toMs: Infinity }
  const instants = [
    ...new Set(
      [...needs, ...there.filter((shift) => meets(shift, span))].flatMap((one) => [one.fromMs, one.toMs]),
    ),
  ].sort((a, b) => a - b)
  const found: PlaceClash[] = []
  const sortedNeeds = needs.toSorted((a, b) => a.fromMs - b.fromMs)
  const sortedShifts = there.toSorted((a, b) => a.fromMs - b.fromMs)
  const needed = sweep(sortedNeeds)
  const present = sweep(sortedShifts)
  for (const [index, fromMs] of instants.entries()) {
    const toMs = instants[index + 1]
    if (toMs === undefined) break
    const asked = needed(fromMs)
    if (asked.length === 0) continue
    const on = present(fromMs)
    const shiftIds = on.map(({ id }) => id)
    const people = new Set(on.flatMap(peopleOn)).size
    const most = Math.max(...asked.map((need) => need.people))
    if (people < most) found.push({ kind: 'under', placeId, shiftIds, fromMs, toMs, people, needed: most })
    const isLed = on.some(({ leadId }) => leadId !== null && leads.has(leadId))
    // Who leads and may not is said of the shift itself.
    const isMisled = on.some(({ leadId }) => leadId !== null)
    if (people > 0 && !isLed && !isMisled && asked.some(({ leadNeeded }) => leadNeeded))
      found.push({ kind: 'no-lead', placeId, shiftIds, fromMs, toMs })
  }
  return found
}

/** Asked in order of time: what of a list sorted by its beginnings is under way then. */
function sweep<One extends TimeWindow>(sorted: readonly One[]): (atMs: number) => readonly One[] {
  let next = 0
  let open: One[] = []
  return (atMs) => {
    open = open.filter(({ toMs }) => toMs > atMs)
    for (let one = sorted[next]; one !== undefined && one.fromMs <= atMs; one = sorted[++next])
      if (one.toMs > atMs) open.push(one)
    return open
  }
}

/** Neighbours in time that say the same are one. */
function joined(found: readonly PlaceClash[]): PlaceClash[] {
  const whole: PlaceClash[] = []
  const lastOf = new Map<string, number>()
  for (const one of found) {
    const index = lastOf.get(one.kind)
    const last = index === undefined ? undefined : whole[index]
    if (index !== undefined && last !== undefined && last.toMs === one.fromMs && saysTheSame(last, one))
      whole[index] = {
        ...last,
        toMs: one.toMs,
        shiftIds: [...new Set([...last.shiftIds, ...one.shiftIds])],
      }
    else lastOf.set(one.kind, whole.push(one) - 1)
  }
  return whole
}

const saysTheSame = (one: PlaceClash, other: PlaceClash): boolean =>
  one.kind !== 'under' ||
  (other.kind === 'under' && one.people === other.people && one.needed === other.needed)
