import type { CheckpointFact, PatrolFact, ShiftFact } from '../../geo/claims.ts'
import type { Policy, TierOrder } from '../../geo/policy.ts'
import type { TrailEventFact } from '../../geo/trailStatus.ts'
import type { CoverageState, Region, Stretch, TimeWindow } from '../../geo/units.ts'

/**
 * Planned coverage once more, straight from the definition and sharing no code with `geo/`: one
 * question at a time, at the centre of every cell of metres × minutes. Slow and plain on purpose.
 */
export interface RawFacts {
  policies: Policy[]
  tierOrders: TierOrder[]
  patrols: PatrolFact[]
  checkpoints: (CheckpointFact & { shifts: ShiftFact[] })[]
  desk: { minimumStaff: number; shifts: ShiftFact[] }
  devices: { id: string; range: Stretch; sweepMin: number; working: TimeWindow[] }[]
  barred: Region[]
  trails: { trailId: string; atM: number; events: TrailEventFact[] }[]
}

export interface CellAnswer {
  state: CoverageState
  limitMin: number
  barred: boolean
  /** `kind:id` of every claim that stands there, sorted. */
  claims: string[]
}

interface Standing {
  claim: string
  revisitMin: number
  sameAs: string
}

export function answerAt(facts: RawFacts, x: number, t: number): CellAnswer {
  const policy = lastOf(facts.policies, (version) => version.validFromMs, t)!
  const tier = lastOf(facts.tierOrders, (order) => order.fromMs, t)?.tier ?? 'normal'
  const barred = facts.barred.some((region) => isIn(region, x, t))
  const nearOpenTrail = facts.trails.some(
    ({ atM, events }) => x >= atM - policy.trailReachM && x < atM + policy.trailReachM && isOpen(events, t),
  )
  let limitMin = policy.baseLimitMin[tier]!
  if (barred) limitMin *= policy.barredFactor
  if (nearOpenTrail && policy.trailLimitMin < limitMin) limitMin = policy.trailLimitMin

  const standing: Standing[] = []
  for (const patrol of facts.patrols) if (isIn(patrol, x, t)) standing.push(patrolAt(patrol, policy))
  for (const { id, reach, minimumStaff, shifts } of facts.checkpoints)
    if (reach !== null && x >= reach.fromM && x < reach.toM && isStaffed(shifts, minimumStaff, t))
      standing.push({ claim: `checkpoint:${id}`, revisitMin: 0, sameAs: `checkpoint ${id}` })
  for (const { id, range, sweepMin, working } of facts.devices)
    if (
      x >= range.fromM &&
      x < range.toM &&
      working.some(({ fromMs, toMs }) => t >= fromMs && t < toMs) &&
      isStaffed(facts.desk.shifts, facts.desk.minimumStaff, t)
    )
      standing.push({ claim: `device:${id}`, revisitMin: sweepMin, sameAs: `device ${id}` })

  const kept = standing.some(({ revisitMin }) => revisitMin <= limitMin + 1e-9)
  const keptTogether =
    policy.addEqualRates &&
    standing.some(({ sameAs }) => {
      let perMin = 0
      for (const other of standing) if (other.sameAs === sameAs) perMin += 1 / other.revisitMin
      return 1 / perMin <= limitMin + 1e-9
    })
  return {
    state: kept || keptTogether ? 'held' : standing.length > 0 ? 'thin' : 'gap',
    limitMin,
    barred,
    claims: standing.map(({ claim }) => claim).sort(),
  }
}

function patrolAt(patrol: PatrolFact, policy: Policy): Standing {
  const { mode } = patrol
  const policyKmh =
    mode === 'foot' ? policy.footKmh : mode === 'vehicle' ? policy.vehicleKmh : policy.droneKmh
  const speedKmh = patrol.speedKmh ?? policyKmh
  const metresPerMin = (speedKmh * 1000) / 60
  const lengthM = patrol.toM - patrol.fromM
  const windowMin = (patrol.toMs - patrol.fromMs) / 60_000
  const passes = patrol.loop ? 1 : 2
  let revisitMin = (passes * lengthM) / metresPerMin
  if (mode === 'drone') revisitMin += patrol.longestOnGroundMin
  if (windowMin + 1e-9 < lengthM / metresPerMin) revisitMin = Infinity
  return {
    claim: `patrol:${patrol.id}`,
    revisitMin,
    sameAs: `patrol ${mode} ${speedKmh} ${patrol.fromM} ${patrol.toM}`,
  }
}

function isStaffed(shifts: ShiftFact[], minimumStaff: number, t: number): boolean {
  const present = new Set<string>()
  let led = false
  for (const shift of shifts) {
    if (t < shift.fromMs || t >= shift.toMs) continue
    for (const person of shift.personIds) present.add(person)
    if (shift.leadId !== null) present.add(shift.leadId)
    if (shift.leadId !== null && shift.leadMayLead) led = true
  }
  return led && present.size >= minimumStaff
}

function isOpen(events: TrailEventFact[], t: number): boolean {
  const takenBack = new Set(
    events.filter((event) => event.kind === 'withdrawn').map((event) => event.withdraws),
  )
  let last: TrailEventFact | undefined
  for (const event of events) {
    if (event.kind === 'withdrawn' || event.kind === 'inspected' || takenBack.has(event.id)) continue
    if (event.observedMs > t) continue
    if (last === undefined || comesAfter(event, last)) last = event
  }
  return last !== undefined && ['reported', 'breached', 'reopened'].includes(last.kind)
}

function comesAfter(a: TrailEventFact, b: TrailEventFact): boolean {
  if (a.observedMs !== b.observedMs) return a.observedMs > b.observedMs
  if (a.receivedMs !== b.receivedMs) return a.receivedMs > b.receivedMs
  return a.id > b.id
}

function lastOf<Fact>(facts: Fact[], from: (fact: Fact) => number, t: number): Fact | undefined {
  let last: Fact | undefined
  for (const fact of facts)
    if (from(fact) <= t && (last === undefined || from(fact) >= from(last))) last = fact
  return last
}

function isIn(region: Region, x: number, t: number): boolean {
  return x >= region.fromM && x < region.toM && t >= region.fromMs && t < region.toMs
}
