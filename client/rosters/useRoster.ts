import { useMemo } from 'react'
import { firstRosterRules, rosterLimits } from '../../data/model/rosterRules.ts'
import type { RosteredPlace } from '../../data/model/shift.ts'
import { peopleOn } from '../../geo/peopleOn.ts'
import type { Name } from '../../data/model/values.ts'
import { UnitTree, type PlaceOnLine } from '../../data/model/unitTree.ts'
import { dayMs } from '../../geo/civilTime.ts'
import { rosterClashes, type Roster, type RosterClash, type RosterShift } from '../../geo/rosterClashes.ts'
import { periodAt } from '../../geo/rosterNights.ts'
import { staffNeeds } from '../../geo/staffNeeds.ts'
import { useCollection } from '../api/collections.ts'
import { useCounty } from '../api/county.ts'
import { useDesks, usePeople, useShifts, useUnits, type PersonItem, type ShiftItem } from '../api/records.ts'
import {
  useHolidays,
  useLeaves,
  useRosterRules,
  useStaffNeeds,
  type HolidayItem,
  type LeaveItem,
  type NeedItem,
} from '../api/rosters.ts'

/** A place of the unit shown that people are rostered for, and on which ground it stands. */
export interface RosterPlace {
  readonly place: RosteredPlace
  readonly id: string
  readonly name: Name
  readonly unitId: string | null
  readonly onLine: readonly PlaceOnLine[]
  readonly minimumStaff: number | null
}

export interface UnitRoster {
  readonly roster: Roster
  readonly clashes: readonly RosterClash[]
  readonly places: readonly RosterPlace[]
  /** Everybody of the unit, and who is rostered at its places besides. */
  readonly people: readonly PersonItem[]
  readonly personById: ReadonlyMap<string, PersonItem>
  readonly shifts: readonly ShiftItem[]
  readonly shiftById: ReadonlyMap<string, ShiftItem>
  readonly needs: readonly NeedItem[]
  readonly leaves: readonly LeaveItem[]
  readonly holidays: readonly HolidayItem[]
}

/** A rest before the days shown and a week around them count too. */
const aroundMs = 8 * dayMs

/** Roster, needs and clashes of a unit on the days shown; undefined while any of it is on the way. */
export function useRoster(
  unitId: string | undefined,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): UnitRoster | undefined {
  const { timeZone } = useCounty()
  const rules = useRosterRules().data ?? firstRosterRules
  const limits = useMemo(() => rosterLimits(rules), [rules])
  // Whole periods of nights, as their shares are of the whole.
  const window = {
    fromMs: periodAt(timeZone, fromMs, limits.nights).fromMs - aroundMs,
    toMs: periodAt(timeZone, toMs - 1, limits.nights).toMs + aroundMs,
  }
  const all = useShifts(window).data
  const needs = useStaffNeeds().data
  const leaves = useLeaves(window).data
  const holidays = useHolidays().data
  const people = usePeople().data
  const units = useUnits().data
  const desks = useDesks().data
  const checkpoints = useCollection('checkpoints').data
  const tradePoints = useCollection('trade-points').data
  return useMemo(() => {
    if (
      !all ||
      !needs ||
      !holidays ||
      !units ||
      !desks ||
      !checkpoints ||
      !tradePoints ||
      unitId === undefined
    )
      return undefined
    const tree = new UnitTree(units)
    const within = (id: string | null) => id !== null && tree.isWithin(id, unitId)
    const used = new Set([...needs, ...all].map(({ place }): string => place.id))
    const places: RosterPlace[] = [
      ...desks.map((desk) => ({
        ...desk,
        place: { kind: 'desk', id: desk.id } as const,
        onLine: [],
      })),
      ...checkpoints.map(({ id, properties }) => ({
        ...properties,
        id,
        place: { kind: 'checkpoint', id } as RosteredPlace,
        onLine: [{ lineId: properties.lineId, atM: properties.chainageM }],
      })),
      ...tradePoints.map(({ id, properties }) => ({
        ...properties,
        id,
        minimumStaff: null,
        place: { kind: 'trade-point', id } as RosteredPlace,
        onLine: [{ lineId: properties.lineId, atM: properties.chainageM }],
      })),
      ...units
        .filter(({ id }) => used.has(id))
        .map(({ id, name }) => ({
          id,
          name,
          unitId: id,
          minimumStaff: null,
          onLine: [],
          place: { kind: 'unit', id } as const,
        })),
    ].filter((place) => within(place.unitId))
    const placeIds = new Set(places.map(({ id }) => id))
    const own = (people ?? []).filter((person) => within(person.unitId))
    const known = new Set<string>(own.map(({ id }) => id))
    const here = all.filter(({ place }) => placeIds.has(place.id))
    const rostered = new Set(here.flatMap(peopleOn))
    const shownPeople = (people ?? []).filter(({ id }) => known.has(id) || rostered.has(id))
    // Whoever is rostered here may be on duty elsewhere too.
    const theirs = all.filter(
      (shift) =>
        placeIds.has(shift.place.id) || peopleOn(shift).some((id) => rostered.has(id) || known.has(id)),
    )
    const roster: Roster = {
      zone: timeZone,
      shifts: theirs.map(rosterShift),
      needs: staffNeeds(
        timeZone,
        places.filter(
          ({ place, id }) => place.kind === 'checkpoint' || place.kind === 'desk' || used.has(id),
        ),
        needs.map(({ place, ...need }) => ({ ...need, placeId: place.id })),
        holidays.map(({ date }) => date),
        { fromMs, toMs },
      ),
      absences: (leaves ?? []).map(({ personId, from, to }) => ({
        personId,
        fromMs: Date.parse(from),
        toMs: Date.parse(to),
      })),
      leads: new Set<string>((people ?? []).flatMap(({ id, mayLead }) => (mayLead ? [id] : []))),
      limits,
    }
    const isShown = (clash: RosterClash) =>
      clash.fromMs < toMs &&
      fromMs < clash.toMs + (clash.kind === 'rest' ? 1 : 0) &&
      ('personId' in clash ? rostered.has(clash.personId) : placeIds.has(clash.placeId))
    return {
      roster,
      clashes: rosterClashes(roster).filter(isShown),
      places,
      people: shownPeople,
      personById: new Map((people ?? []).map((person) => [person.id as string, person])),
      shifts: theirs,
      shiftById: new Map(theirs.map((shift) => [shift.id as string, shift])),
      needs: needs.filter(({ place }) => placeIds.has(place.id)),
      leaves: (leaves ?? []).filter(({ personId }) => known.has(personId) || rostered.has(personId)),
      holidays,
    }
  }, [
    all,
    needs,
    leaves,
    holidays,
    people,
    units,
    desks,
    checkpoints,
    tradePoints,
    unitId,
    fromMs,
    toMs,
    timeZone,
    limits,
  ])
}

/** A shift as `geo/` takes it. */
export const rosterShift = ({
  id,
  place,
  leadId,
  personIds,
  onCall,
  from,
  to,
}: Pick<ShiftItem, 'place' | 'leadId' | 'personIds' | 'onCall' | 'from' | 'to'> & {
  id: string
}): RosterShift => ({
  id,
  placeId: place.id,
  leadId,
  personIds,
  onCall,
  fromMs: Date.parse(from),
  toMs: Date.parse(to),
})
