import { barredRegions, type BarrierPartFact } from '../geo/barred.ts'
import type { BorderLine } from '../geo/borderLine.ts'
import {
  checkpointClaims,
  deviceClaims,
  type PatrolFact,
  patrolClaims,
  type ShiftFact,
  staffedIntervals,
} from '../geo/claims.ts'
import type { CoverageFacts } from '../geo/plannedCoverage.ts'
import type { TierOrder } from '../geo/policy.ts'
import { type TrailEventFact, unsealedIntervals } from '../geo/trailStatus.ts'
import type { TimeWindow } from '../geo/units.ts'
import { groupedBy } from './groupedBy.ts'
import type { Barrier } from './model/barrier.ts'
import type { Device } from './model/device.ts'
import type { Patrol } from './model/patrol.ts'
import type { Checkpoint, Desk } from './model/place.ts'
import { policyFact, type PolicyRecord, type TierOrder as TierOrderRecord } from './model/policy.ts'
import type { Shift } from './model/shift.ts'
import type { Trail, TrailEvent } from './model/trail.ts'
import type { Person } from './model/unit.ts'

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

/** Maps what is kept to what `geo/` computes with: the facts of one line over `window`. */
export function coverageFacts(line: BorderLine, records: CoverageRecords, window: TimeWindow): CoverageFacts {
  const policies = records.policies.map(policyFact).sort((a, b) => a.validFromMs - b.validFromMs)
  const staffing = staffingOf(records)
  const deskStaffed = new Map(
    records.desks.map((desk) => [desk.id, staffedIntervals(desk, staffing(desk.id), window)]),
  )
  return {
    policies,
    tierOrders: records.tierOrders.map(tierOrderFact).sort((a, b) => a.fromMs - b.fromMs),
    claims: [
      ...records.patrols
        .filter((patrol) => patrol.lineId === line.id)
        .map(patrolFact)
        .filter((patrol) => patrol.fromMs < window.toMs && window.fromMs < patrol.toMs)
        .flatMap((patrol) => patrolClaims(patrol, policies)),
      ...records.checkpoints.flatMap(({ id, lineId, reach, minimumStaff }) =>
        lineId === line.id && reach !== null
          ? checkpointClaims({ id, reach, minimumStaff }, staffing(id), window)
          : [],
      ),
      ...records.devices.flatMap((device) =>
        device.lineId === line.id
          ? deviceClaims(
              { ...device, working: workingIntervals(device, window) },
              deskStaffed.get(device.deskId) ?? [],
            )
          : [],
      ),
    ],
    barred: barredRegions(
      line,
      records.barriers.flatMap((barrier) =>
        barrier.lineId === line.id ? barrierPartFacts(barrier, window) : [],
      ),
      policies,
      window,
    ),
    openTrails: openTrailFacts(line, records, window),
  }
}

export function tierOrderFact(record: TierOrderRecord): TierOrder {
  return { tier: record.tier, fromMs: Date.parse(record.from) }
}

function patrolFact(record: Patrol): PatrolFact {
  return { ...record, fromMs: Date.parse(record.from), toMs: Date.parse(record.to) }
}

export function trailEventFact(record: TrailEvent): TrailEventFact {
  return {
    id: record.id,
    kind: record.kind,
    observedMs: Date.parse(record.observedAt),
    receivedMs: Date.parse(record.receivedAt),
    withdraws: record.withdraws,
  }
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
): CoverageFacts['openTrails'][number][] {
  const eventsByTrail = groupedBy(records.trailEvents, (event) => event.trailId)
  return records.trails
    .filter((trail) => trail.lineId === line.id)
    .flatMap((trail) => {
      const unsealed = unsealedIntervals((eventsByTrail.get(trail.id) ?? []).map(trailEventFact), window)
      return unsealed.length === 0
        ? []
        : trail.meetsLineAtM.map((atM) => ({ trailId: trail.id, atM, unsealed }))
    })
}

/** Looks up the shifts of a place, each saying whether its lead may lead. */
function staffingOf(records: CoverageRecords) {
  const mayLead = new Set(records.people.filter((person) => person.mayLead).map((person) => person.id))
  const byPlace = groupedBy(records.shifts, (shift): string => shift.place.id)
  return (placeId: string) => (byPlace.get(placeId) ?? []).map((shift) => shiftFact(shift, mayLead))
}

/** A shift as `geo/` takes it, given who may lead one. */
export function shiftFact(
  { from, to, leadId, personIds }: Pick<Shift, 'from' | 'to' | 'leadId' | 'personIds'>,
  mayLead: { has(personId: string): boolean },
): ShiftFact {
  return {
    fromMs: Date.parse(from),
    toMs: Date.parse(to),
    leadId,
    leadMayLead: leadId !== null && mayLead.has(leadId),
    personIds,
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
