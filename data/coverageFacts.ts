import { barredRegions, type BarrierPartFact } from '../geo/barred.ts'
import type { BorderLine } from '../geo/borderLine.ts'
import {
  type Claim,
  checkpointClaims,
  deviceClaims,
  type PatrolFact,
  patrolClaims,
  type ShiftFact,
  staffedIntervals,
} from '../geo/claims.ts'
import type { CoverageFacts, OpenTrail } from '../geo/coverageFacts.ts'
import { meets } from '../geo/intervals.ts'
import type { Policy, TierOrder } from '../geo/policy.ts'
import { type TrailEventFact, unsealedIntervals } from '../geo/trailStatus.ts'
import type { TimeWindow } from '../geo/units.ts'
import { groupedBy } from '../geo/groupedBy.ts'
import { operatorName } from './model/account.ts'
import type { Barrier } from './model/barrier.ts'
import type { Device } from './model/device.ts'
import type { Patrol } from './model/patrol.ts'
import type { Checkpoint, Desk } from './model/place.ts'
import { policyFact, type PolicyRecord, type TierOrder as TierOrderRecord } from './model/policy.ts'
import type { Shift } from './model/shift.ts'
import type { Trail, TrailEvent } from './model/trail.ts'
import type { Person } from './model/unit.ts'
import { Remembered } from './remembered.ts'

/** All records that planned coverage rests on; those of other lines and windows are passed over. */
export interface CoverageRecords {
  readonly policies: readonly PolicyRecord[]
  readonly tierOrders: readonly TierOrderRecord[]
  readonly barriers: readonly Barrier[]
  readonly trails: readonly Trail[]
  readonly trailEvents: readonly TrailEvent[]
  readonly checkpoints: readonly Checkpoint[]
  readonly desks: readonly Desk[]
  readonly shifts: readonly Shift[]
  readonly people: readonly Person[]
  readonly devices: readonly Device[]
  readonly patrols: readonly Patrol[]
}

/**
 * Maps what is kept to what `geo/` computes with: the facts of one line over `window`. With one memory
 * for each line and window, facts whose records did not change stay the same objects.
 */
export function coverageFacts(
  line: BorderLine,
  records: CoverageRecords,
  window: TimeWindow,
  remembered = new Remembered(),
): CoverageFacts {
  const policies = remembered.of('policies', records.policies, () =>
    records.policies.map(policyFact).sort((a, b) => a.validFromMs - b.validFromMs),
  )
  const staffing = staffingOf(records)
  const deskStaffed = new Map(
    records.desks.map((desk) => {
      const shifts = staffing.shiftsOf(desk.id)
      const parts = [desk, ...staffing.partsOf(shifts)]
      return [
        desk.id,
        remembered.of(`desk ${desk.id}`, parts, () =>
          staffedIntervals(desk, shifts.map(staffing.fact), window),
        ),
      ]
    }),
  )
  const patrols = records.patrols.filter((patrol) => patrol.lineId === line.id)
  const checkpoints = records.checkpoints.filter((checkpoint) => checkpoint.lineId === line.id)
  const devices = records.devices.filter((device) => device.lineId === line.id)
  const barriers = records.barriers.filter((barrier) => barrier.lineId === line.id)
  return {
    policies,
    tierOrders: remembered.of('tiers', records.tierOrders, () =>
      records.tierOrders.map(tierOrderFact).sort((a, b) => a.fromMs - b.fromMs),
    ),
    claims: [
      ...patrols.flatMap((patrol) =>
        remembered.of(`patrol ${patrol.id}`, [patrol, policies], () => claimsOf(patrol, policies, window)),
      ),
      ...checkpoints.flatMap((checkpoint) => {
        const shifts = staffing.shiftsOf(checkpoint.id)
        return remembered.of(`checkpoint ${checkpoint.id}`, [checkpoint, ...staffing.partsOf(shifts)], () =>
          checkpointClaims(checkpoint, shifts.map(staffing.fact), window),
        )
      }),
      ...devices.flatMap((device) => {
        const watched = deskStaffed.get(device.deskId) ?? nobody
        return remembered.of(`device ${device.id}`, [device, watched], () =>
          deviceClaims({ ...device, working: workingIntervals(device, window) }, watched),
        )
      }),
    ],
    barred: remembered.of('barred', [policies, ...barriers], () =>
      barredRegions(
        line,
        barriers.flatMap((barrier) => barrierPartFacts(barrier, window)),
        policies,
        window,
      ),
    ),
    openTrails: openTrailFacts(line, records, window, remembered),
  }
}

const nobody: readonly TimeWindow[] = []

function claimsOf(patrol: Patrol, policies: readonly Policy[], window: TimeWindow): Claim[] {
  const fact = patrolFact(patrol)
  return meets(fact, window) ? patrolClaims(fact, policies) : []
}

export function tierOrderFact(record: TierOrderRecord): TierOrder {
  return { tier: record.tier, fromMs: Date.parse(record.from) }
}

/** An assignment, real or planned, as `geo/` takes it. */
export function patrolFact(record: PlannedPatrol): PatrolFact {
  const { id, fromM, toM, from, to, mode, speedKmh, loop, longestOnGroundMin } = record
  const window = { fromMs: Date.parse(from), toMs: Date.parse(to) }
  return { id, fromM, toM, mode, speedKmh, loop, longestOnGroundMin, ...window }
}

/** What of a patrol its claim rests on. */
type PlannedPatrol = Pick<
  Patrol,
  'fromM' | 'toM' | 'from' | 'to' | 'mode' | 'speedKmh' | 'loop' | 'longestOnGroundMin'
> & { readonly id: string }

export function trailEventFact(record: TrailEvent): TrailEventFact {
  return {
    id: record.id,
    kind: record.kind,
    observedMs: Date.parse(record.observedAt),
    receivedMs: Date.parse(record.receivedAt),
    withdraws: record.withdraws,
    by: namesOf(record),
  }
}

/**
 * Where nobody signs in, who acted says nothing of who it was: everybody is the one operator. Of what was
 * brought in, both who saw it and who brought it: nobody carries the second person's word for their own seal.
 */
function namesOf({
  actor,
  observedBy,
  personId,
}: Pick<TrailEvent, 'actor' | 'observedBy' | 'personId'>): string[] {
  const names = [actor === operatorName ? null : actor, observedBy, personId]
  return names.filter((name) => typeof name === 'string')
}

/** When a device worked within the window: the last state at or before an instant holds. */
export function workingIntervals(device: Device, window: TimeWindow): TimeWindow[] {
  return intervalsOf(device.states, (state) => state.working, window)
}

/** The parts of a barrier, each with when it was complete within the window. */
export function barrierPartFacts(barrier: Barrier, window: TimeWindow): BarrierPartFact[] {
  return barrier.parts.map((part) => ({
    path: part.path,
    complete: intervalsOf(part.statuses, (status) => status.status === 'complete', window),
  }))
}

function openTrailFacts(
  line: BorderLine,
  records: CoverageRecords,
  window: TimeWindow,
  remembered: Remembered,
): OpenTrail[] {
  const eventsByTrail = groupedBy(records.trailEvents, (event) => event.trailId)
  return records.trails
    .filter((trail) => trail.lineId === line.id)
    .flatMap((trail) => {
      const events = eventsByTrail.get(trail.id) ?? []
      return remembered.of(`trail ${trail.id}`, [trail, ...events], () => {
        const unsealed = unsealedIntervals(events.map(trailEventFact), window)
        return unsealed.length === 0
          ? []
          : trail.meetsLineAtM.map((atM): OpenTrail => ({ trailId: trail.id, atM, unsealed }))
      })
    })
}

/** Looks up the shifts of a place, and what each rests on: itself and whether its lead may lead. */
function staffingOf(records: CoverageRecords) {
  const mayLead = leadsAmong(records.people)
  const byPlace = groupedBy(records.shifts, (shift): string => shift.place.id)
  return {
    shiftsOf: (placeId: string): readonly Shift[] => byPlace.get(placeId) ?? [],
    partsOf: (shifts: readonly Shift[]): unknown[] =>
      shifts.flatMap((shift) => [shift, shift.leadId !== null && mayLead.has(shift.leadId)]),
    fact: (shift: Shift) => shiftFact(shift, mayLead),
  }
}

/** Ids of those who may lead. */
export const leadsAmong = (people: readonly Pick<Person, 'id' | 'mayLead'>[]): ReadonlySet<string> =>
  new Set(people.flatMap(({ id, mayLead }) => (mayLead ? [id] : [])))

/** A shift as `geo/` takes it, given who may lead one. */
export function shiftFact(
  {
    from,
    to,
    leadId,
    personIds,
    onCall = false,
  }: Pick<Shift, 'from' | 'to' | 'leadId' | 'personIds'> & Partial<Pick<Shift, 'onCall'>>,
  mayLead: { has(personId: string): boolean },
): ShiftFact {
  return {
    fromMs: Date.parse(from),
    toMs: Date.parse(to),
    // Whoever is on call is not there.
    leadId: onCall ? null : leadId,
    leadMayLead: !onCall && leadId !== null && mayLead.has(leadId),
    personIds: onCall ? [] : personIds,
  }
}

/** Where the last dated entry at or before an instant satisfies, clipped to the window. */
function intervalsOf<Entry extends { from: string }>(
  entries: readonly Entry[],
  satisfies: (entry: Entry) => boolean,
  window: TimeWindow,
): TimeWindow[] {
  const dated = entries
    .map((entry) => ({ fromMs: Date.parse(entry.from), on: satisfies(entry) }))
    .sort((a, b) => a.fromMs - b.fromMs)
  return dated.flatMap(({ fromMs, on }, index) => {
    const from = Math.max(fromMs, window.fromMs)
    const to = Math.min(dated[index + 1]?.fromMs ?? window.toMs, window.toMs)
    return on && from < to ? [{ fromMs: from, toMs: to }] : []
  })
}
