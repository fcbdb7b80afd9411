import { minuteMs } from './civilTime.ts'
import { asInterval, intersect, measure, meets, union } from './intervals.ts'
import { peopleOn } from './peopleOn.ts'
import { peopleClashes, weekAt, type Roster, type RosterClash, type RosterShift } from './rosterClashes.ts'
import { fairShares, periodAt } from './rosterNights.ts'
import type { TimeWindow } from './units.ts'

/** What it would mean for somebody to take a duty. */
export interface Candidate {
  readonly personId: string
  /** What would be against the rules by it; nothing for whoever can take it. */
  readonly breaks: readonly RosterClash[]
  /** On duty in the week that the duty begins in, without it, minutes. */
  readonly weekMin: number
  /** Nights in the period that it begins in, at all places, without it. */
  readonly nights: number
}

/**
 * Who could take a duty, beside those who are on it: first those who break no rule by it, of them first
 * who has least to do that week, then who has fewest nights; then the others by how much they would break.
 * The same input gives the same order.
 */
export function whoCouldTake(
  roster: Roster,
  duty: RosterShift,
  asLead: boolean,
  personIds: readonly string[],
): Candidate[] {
  const others = roster.shifts.filter(({ id }) => id !== duty.id)
  const here = others.filter(({ placeId }) => placeId === duty.placeId)
  const elsewhere = new Map<string, RosterShift[]>()
  for (const shift of others) {
    if (shift.placeId === duty.placeId) continue
    for (const personId of peopleOn(shift))
      elsewhere.set(personId, [...(elsewhere.get(personId) ?? []), shift])
  }
  const week = weekAt(roster.zone, duty.fromMs)
  const nights = nightsOf(roster, others, duty)
  const candidates = personIds.map((personId): Candidate => {
    const taken = asLead
      ? { ...duty, leadId: personId }
      : { ...duty, personIds: [...duty.personIds, personId] }
    const own = elsewhere.get(personId) ?? []
    // Nights of another place are shared with people who are left out here: none of those is by this duty.
    const after = peopleClashes({ ...roster, shifts: [...here, ...own, taken] }, new Set([personId]))
    const breaks: RosterClash[] = after.filter(({ shiftIds }) => shiftIds.includes(duty.id))
    const { placeId, fromMs, toMs } = duty
    if (asLead && !roster.leads.has(personId))
      breaks.push({ kind: 'lead-may-not', placeId, personId, shiftIds: [duty.id], fromMs, toMs })
    return {
      personId,
      breaks,
      weekMin: dutyMin([...here, ...own], personId, week),
      nights: nights.get(personId) ?? 0,
    }
  })
  return candidates.toSorted(
    (a, b) =>
      a.breaks.length - b.breaks.length ||
      a.weekMin - b.weekMin ||
      a.nights - b.nights ||
      (a.personId < b.personId ? -1 : 1),
  )
}

function nightsOf(
  { zone, limits }: Roster,
  shifts: readonly RosterShift[],
  duty: TimeWindow,
): ReadonlyMap<string, number> {
  const period = periodAt(zone, duty.fromMs, limits.nights)
  const near = shifts.filter((shift) => meets(shift, period))
  const nights = new Map<string, number>()
  for (const { personId, fromMs, nights: worked } of fairShares({ zone, shifts: near }, limits.nights))
    if (fromMs === period.fromMs) nights.set(personId, (nights.get(personId) ?? 0) + worked)
  return nights
}

/** How long somebody is on duty within a window, minutes. */
export function dutyMin(shifts: readonly RosterShift[], personId: string, window: TimeWindow): number {
  const own = shifts.filter((shift) => !shift.onCall && peopleOn(shift).includes(personId))
  return measure(intersect(union(own.map(asInterval)), [asInterval(window)])) / minuteMs
}
