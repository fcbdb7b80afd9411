import { dayMs, dayOfDate, instantOfLocal } from '../../geo/civilTime.ts'
import { trailStatusAt } from '../../geo/trailStatus.ts'
import { policyAt } from '../../geo/era.ts'
import { trailEventFact } from '../coverageFacts.ts'
import type { Charge, StretchRecord } from '../model/chief.ts'
import type { BorderLineRecord } from '../model/line.ts'
import type { Patrol } from '../model/patrol.ts'
import type { Checkpoint, Desk, Port, TradePoint } from '../model/place.ts'
import type { PlanFacts } from '../model/planFacts.ts'
import type { PlanText } from '../model/planOnFile.ts'
import { policyFact, type PolicyRecord, type TierOrder } from '../model/policy.ts'
import type { StaffNeed } from '../model/staffNeed.ts'
import type { Team } from '../model/team.ts'
import type { Trail, TrailEvent } from '../model/trail.ts'
import type { Unit } from '../model/unit.ts'
import { UnitTree } from '../model/unitTree.ts'
import { tryInForce } from '../model/dated.ts'
import type { TimeWindow } from '../../geo/units.ts'
import { chiefFacts } from './chiefFacts.ts'
import { groundOf, isOnGround, meetsGround, neighbourAt, nearestAwayM } from './planGroundOf.ts'
import { patrolFacts, unpatrolledOf } from './patrolFacts.ts'

/** Of the lines that the unit's ground lies on, and of the plan's days. */
export interface PlanRecords {
  readonly lines: readonly { readonly record: BorderLineRecord; readonly lengthM: number }[]
  readonly units: readonly Unit[]
  readonly stretches: readonly StretchRecord[]
  readonly charges: readonly Charge[]
  readonly teams: readonly Team[]
  /** That begin within the plan's days. */
  readonly patrols: readonly Patrol[]
  readonly checkpoints: readonly Checkpoint[]
  readonly staffNeeds: readonly StaffNeed[]
  readonly trails: readonly Trail[]
  readonly trailEvents: ReadonlyMap<string, readonly TrailEvent[]>
  readonly ports: readonly Port[]
  readonly tradePoints: readonly TradePoint[]
  readonly desks: readonly Desk[]
  readonly policies: readonly PolicyRecord[]
  readonly tierOrders: readonly TierOrder[]
}

export type PlanQuestion = Pick<PlanText, 'kind' | 'unitId' | 'from' | 'to'>

/** The days of a plan as instants; one without a last day is asked about for its first alone. */
export const daysOfPlan = ({ from, to }: Pick<PlanText, 'from' | 'to'>, zone: string): TimeWindow => ({
  fromMs: instantOfLocal(zone, dayOfDate(from, 'from') * dayMs),
  toMs: instantOfLocal(zone, (dayOfDate(to ?? from, 'to') + 1) * dayMs),
})

const nearestCrossings = 6

/** What the records say of a unit at an instant, as far as its plan tells it. The unit is among the units. */
export function planFactsOf(
  records: PlanRecords,
  question: PlanQuestion,
  { atMs, zone }: { readonly atMs: number; readonly zone: string },
): PlanFacts {
  const tree = new UnitTree(records.units)
  const own = records.units.find(({ id }) => id === question.unitId)
  if (own === undefined) throw new Error(`There is no unit ${question.unitId}.`)
  const named = ({ id, name, level }: Unit) => ({ id, name, level })
  const nameOf = (id: string) => tree.tryUnit(id)?.name ?? own.name
  const ground = groundOf(own, records.lines)
  const isHere = (lineId: string, atM: number) => isOnGround(ground, lineId, atM)
  const isOwn = (unitId: string) => tree.isWithin(unitId, own.id)
  const isJoint = question.kind === 'joint'
  const patrols = isJoint ? records.patrols.filter((one) => groundMeets(ground, one)) : []
  const goingIds = new Set(patrols.map(({ teamId }) => teamId))
  const openTrails = records.trails
    .filter((trail) => meetsGround(ground, trail))
    .map((trail) => ({
      trail,
      state: trailStatusAt((records.trailEvents.get(trail.id) ?? []).map(trailEventFact), atMs),
    }))
    .filter(({ state }) => state === undefined || state.unsealed)
    .toSorted((a, b) => a.trail.number - b.trail.number)
  const chiefs = chiefFacts(
    { ...records, ground, own, nameOf, openTrails: openTrails.map((one) => one.trail) },
    atMs,
  )
  const above = tree.withAbove(own.id).slice(1)
  return {
    at: new Date(atMs).toISOString(),
    unit: named(own),
    above: above.flatMap((id) => tree.tryUnit(id) ?? []).map(named),
    lines: records.lines
      .filter(({ record }) => ground.some(({ lineId }) => lineId === record.id))
      .map(({ record: { id, name, approximate }, lengthM }) => ({ id, name, lengthM, approximate })),
    ground: ground.map((piece) => ({
      ...piece,
      before: neighbourAt(tree, records.units, own, piece.lineId, piece.fromM - 1),
      after: neighbourAt(tree, records.units, own, piece.lineId, piece.toM + 1),
    })),
    below: records.units
      .filter(({ parentId }) => parentId === own.id)
      .map((unit) => ({
        ...named(unit),
        groundM: groundOf(unit, records.lines).reduce((sum, { fromM, toM }) => sum + toM - fromM, 0),
      })),
    chiefs: chiefs.chiefs,
    linked: chiefs.linked,
    teams: isJoint
      ? records.teams
          .filter(({ id, unitId }) => isOwn(unitId) || goingIds.has(id))
          .map(({ id, name, unitId, mode, readinessMin, leadId, memberIds }) => ({
            id,
            name,
            unit: nameOf(unitId),
            mode,
            readinessMin,
            leadId,
            memberIds,
          }))
      : [],
    patrols: patrolFacts(patrols, zone),
    unpatrolled: isJoint ? unpatrolledOf(ground, patrols) : [],
    checkpoints: records.checkpoints
      .filter(({ lineId, chainageM }) => isHere(lineId, chainageM))
      .map(({ id, name, lineId, chainageM, minimumStaff }) => ({
        name,
        lineId,
        chainageM,
        minimumStaff,
        needs: records.staffNeeds
          .filter(
            (need) =>
              need.place.id === id &&
              (question.to === null || need.fromDate <= question.to) &&
              (need.toDate === null || need.toDate >= question.from),
          )
          .map(({ weekdays, startTime, endTime, people, leadNeeded, holidays }) => ({
            weekdays,
            startTime,
            endTime,
            people,
            leadNeeded,
            holidays,
          })),
      })),
    openTrails: openTrails.map(({ trail: { id, name, number, kind, lineId, meetsLineAtM }, state }) => ({
      name,
      number,
      kind,
      status: state?.status ?? null,
      lineId,
      atM: meetsLineAtM,
      ...chiefs.ofTrail(id),
    })),
    crossings: isJoint ? [] : crossingsNear(records, ground),
    desks: records.desks
      .filter(({ unitId }) => unitId === own.id || above.includes(unitId))
      .map(({ name, unitId }) => ({ name, unit: nameOf(unitId) })),
    rules: isJoint ? null : rulesAt(records, atMs),
  }
}

const groundMeets = (ground: ReturnType<typeof groundOf>, { lineId, fromM, toM }: Patrol): boolean =>
  ground.some((piece) => piece.lineId === lineId && fromM < piece.toM && piece.fromM < toM)

function crossingsNear(
  { ports, tradePoints }: PlanRecords,
  ground: ReturnType<typeof groundOf>,
): PlanFacts['crossings'] {
  const kinds = [
    ...ports.map((one) => ({ kind: 'port' as const, ...one })),
    ...tradePoints.map((one) => ({ kind: 'trade-point' as const, ...one })),
  ]
  return kinds
    .flatMap(({ kind, name, lineId, chainageM, open, passage }) => {
      const awayM = nearestAwayM(ground, lineId, chainageM)
      return awayM === undefined ? [] : [{ kind, name, lineId, chainageM, awayM, open, passage }]
    })
    .toSorted((a, b) => a.awayM - b.awayM || a.chainageM - b.chainageM)
    .slice(0, nearestCrossings)
}

function rulesAt({ policies, tierOrders }: PlanRecords, atMs: number): PlanFacts['rules'] {
  const begun = policies.filter(({ validFrom }) => Date.parse(validFrom) <= atMs)
  if (begun.length === 0) return null
  const { version } = policyAt(
    begun.map((one) => ({ ...policyFact(one), version: one.version })),
    atMs,
  )
  const policy = begun.find((one) => one.version === version)
  if (policy === undefined) return null
  const { tiers, trailLimitMin, verificationHours, reinspectionDays } = policy
  return {
    version,
    tierNow: tryInForce(tierOrders, atMs)?.tier ?? null,
    tiers: tiers.map((tier) => ({
      id: tier.id,
      name: tier.name,
      baseLimitMin: tier.baseLimitMin,
      reinspectionDays: tier.reinspectionDays ?? reinspectionDays,
    })),
    trailLimitMin,
    verificationHours,
  }
}
