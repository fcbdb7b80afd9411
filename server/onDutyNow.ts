import { shiftFact } from '../data/coverageFacts.ts'
import { groupedBy } from '../geo/groupedBy.ts'
import type { OnDuty, PlaceOnDuty } from '../data/model/onDuty.ts'
import type { Patrol } from '../data/model/patrol.ts'
import type { Checkpoint, Desk } from '../data/model/place.ts'
import type { Shift } from '../data/model/shift.ts'
import type { Person, Unit } from '../data/model/unit.ts'
import { UnitTree } from '../data/model/unitTree.ts'
import { staffedIntervals } from '../geo/claims.ts'

/** Shifts and assignments under way at the instant, and what they are of. */
export interface DutyRecords {
  readonly desks: readonly Desk[]
  readonly checkpoints: readonly Checkpoint[]
  readonly shifts: readonly Shift[]
  readonly patrols: readonly Patrol[]
  readonly people: readonly Person[]
  readonly units: readonly Unit[]
  /** Trackers that were heard of a short while ago. */
  readonly heardTrackers: ReadonlySet<string | null>
  /** Patrols that recorded themselves a short while ago. */
  readonly heardPatrols: ReadonlySet<string>
}

type Counts = Pick<OnDuty, 'desks' | 'checkpoints' | 'patrols' | 'people'>
type Duty =
  | { readonly what: 'place'; readonly unitId: string; readonly place: PlaceOnDuty; readonly who: string[] }
  | { readonly what: 'patrol'; readonly unitId: string; readonly who: string[] }

/** A phone in a valley is out of reach for a while; a team that is silent for longer may not be out at all. */
export const heardWithinMin = 30

/** Who is on duty at an instant: counts of the county and by township, desks, and posts short of people. */
export function onDutyNow(records: DutyRecords, atMs: number, showsNames: boolean): OnDuty {
  const people = new Map<string, Person>(records.people.map((person) => [person.id, person]))
  const shifts = groupedBy(records.shifts, ({ place }): string => place.id)
  const placed = (kind: 'desk' | 'checkpoint', one: Desk | Checkpoint): Duty => {
    const here = (shifts.get(one.id) ?? []).filter(({ onCall }) => !onCall)
    const who = here.flatMap(({ leadId, personIds }) => [...(leadId === null ? [] : [leadId]), ...personIds])
    const lead = here
      .flatMap(({ leadId }) => (leadId === null ? [] : [people.get(leadId)]))
      .find((person) => person?.mayLead === true)
    return {
      what: 'place',
      unitId: one.unitId,
      who,
      place: {
        place: { kind, id: one.id } as PlaceOnDuty['place'],
        name: one.name,
        unitId: one.unitId,
        staffed: isStaffed(one, here, people, atMs),
        people: new Set(who).size,
        lead:
          lead === undefined
            ? null
            : { personId: lead.id, post: lead.post, name: showsNames ? lead.name : null },
      },
    }
  }
  const duties: Duty[] = [
    ...records.desks.map((desk) => placed('desk', desk)),
    ...records.checkpoints.map((checkpoint) => placed('checkpoint', checkpoint)),
    ...records.patrols.map(({ unitId, leadId, memberIds }): Duty => ({
      what: 'patrol',
      unitId,
      who: [...(leadId === null ? [] : [leadId]), ...memberIds],
    })),
  ]
  const unitOf = townshipsOf(records.units)
  const byUnit = groupedBy(duties, ({ unitId }) => unitOf(unitId))
  return {
    ...countsOf(duties),
    heard: {
      patrols: records.patrols.filter(
        ({ id, trackerId }) => records.heardTrackers.has(trackerId) || records.heardPatrols.has(id),
      ).length,
      withinMin: heardWithinMin,
    },
    units: records.units
      .filter(({ id }) => byUnit.has(id))
      .map(({ id }) => ({ unitId: id, ...countsOf(byUnit.get(id) ?? []) })),
    places: duties
      .flatMap((duty) => (duty.what === 'place' ? [duty.place] : []))
      .filter(({ place, staffed }) => place.kind === 'desk' || !staffed),
  }
}

function isStaffed(
  place: Desk | Checkpoint,
  shifts: readonly Shift[],
  people: ReadonlyMap<string, Person>,
  atMs: number,
): boolean {
  const mayLead = { has: (id: string) => people.get(id)?.mayLead === true }
  const facts = shifts.map((shift) => shiftFact(shift, mayLead))
  return staffedIntervals(place, facts, { fromMs: atMs, toMs: atMs + 1 }).length > 0
}

function countsOf(duties: readonly Duty[]): Counts {
  const places = duties.flatMap((duty) => (duty.what === 'place' ? [duty.place] : []))
  const of = (kind: 'desk' | 'checkpoint') => {
    const all = places.filter(({ place }) => place.kind === kind)
    return { staffed: all.filter(({ staffed }) => staffed).length, all: all.length }
  }
  return {
    desks: of('desk'),
    checkpoints: of('checkpoint'),
    patrols: duties.filter(({ what }) => what === 'patrol').length,
    people: new Set(duties.flatMap(({ who }) => who)).size,
  }
}

/** The township that a unit is or lies in; a unit that lies in none is counted by itself. */
function townshipsOf(units: readonly Unit[]): (unitId: string) => string {
  const tree = new UnitTree(units)
  return (unitId) => tree.withAbove(unitId).find((id) => tree.tryUnit(id)?.level === 'township') ?? unitId
}
