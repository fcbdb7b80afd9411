import { policyEras } from './era.ts'
import { asInterval, asWindow, intersect, union, type Interval } from './intervals.ts'
import type { Policy } from './policy.ts'
import type { Region, Stretch, TimeWindow } from './units.ts'

/** A commitment: somebody or something comes round a stretch in a window. */
export interface Claim extends Region {
  readonly kind: 'patrol' | 'checkpoint' | 'device'
  readonly id: string
  /** The revisit it keeps in the worst case, in minutes; `Infinity` keeps no limit. */
  readonly revisitMin: number
  /** Claims of one key add their rates where the policy lets them; `null` never adds. */
  readonly rateKey: string | null
}

/** The order in which what lies on the chart is listed: by when it begins, where, and by id. */
export const byBeginning = (
  one: Region & { readonly id: string },
  other: Region & { readonly id: string },
): number => one.fromMs - other.fromMs || one.fromM - other.fromM || (one.id < other.id ? -1 : 1)

export interface PatrolFact extends Region {
  readonly id: string
  readonly mode: 'foot' | 'vehicle' | 'drone'
  /** Where it differs from the policy's speed for the mode. */
  readonly speedKmh: number | null
  /** Goes round a loop instead of there and back. */
  readonly loop: boolean
  /** A drone's longest time on the ground between flights. */
  readonly longestOnGroundMin: number
}

export interface CheckpointFact {
  readonly id: string
  /** `null` for an inland one. */
  readonly reach: Stretch | null
  readonly minimumStaff: number
}

export interface DeviceFact {
  readonly id: string
  readonly range: Stretch
  readonly sweepMin: number
  readonly working: readonly TimeWindow[]
}

export interface ShiftFact extends TimeWindow {
  readonly leadId: string | null
  /** Whether the lead is qualified to lead a shift. */
  readonly leadMayLead: boolean
  /** Everybody on the shift beside the lead. */
  readonly personIds: readonly string[]
}

/**
 * The longest that a place of its stretch waits for a patrol, in minutes: there and back
 * `2 · length ÷ speed`, round a loop `length ÷ speed`; a drone stands on the ground besides.
 * `Infinity` where the window is shorter than one pass over the stretch.
 */
export function patrolRevisitMin(
  patrol: {
    lengthM: number
    mode: PatrolFact['mode']
    speedKmh: number | null
    loop: boolean
    longestOnGroundMin: number
    windowMin: number
  },
  policy: Policy,
): number {
  const speedKmh = patrol.speedKmh ?? policySpeedKmh(patrol.mode, policy)
  // One division of exact products: 2.5 km at 2.5 km/h there and back is 120 min to the last digit.
  const passMin = (patrol.lengthM * 60) / (speedKmh * 1000)
  if (patrol.windowMin < passMin) return Infinity
  const roundMin = patrol.loop ? passMin : (2 * patrol.lengthM * 60) / (speedKmh * 1000)
  return patrol.mode === 'drone' ? roundMin + patrol.longestOnGroundMin : roundMin
}

/**
 * A patrol's claims: one, or where the policy changes its speed within the window one on either
 * side. Whether the window is long enough for a pass is asked of the whole window.
 */
export function patrolClaims(patrol: PatrolFact, policies: readonly Policy[]): Claim[] {
  const { id, mode, speedKmh, loop, longestOnGroundMin, fromM, toM } = patrol
  const windowMin = (patrol.toMs - patrol.fromMs) / 60_000
  const claims: Claim[] = []
  for (const { fromMs, toMs, policy } of policyEras(patrol, policies)) {
    const revisitMin = patrolRevisitMin(
      { lengthM: toM - fromM, mode, speedKmh, loop, longestOnGroundMin, windowMin },
      policy,
    )
    const rateKey = [mode, speedKmh ?? policySpeedKmh(mode, policy), fromM, toM].join(' ')
    const last = claims.at(-1)
    if (last !== undefined && last.revisitMin === revisitMin && last.rateKey === rateKey)
      claims[claims.length - 1] = { ...last, toMs }
    else claims.push({ kind: 'patrol', id, fromM, toM, fromMs, toMs, revisitMin, rateKey })
  }
  return claims
}

/** A border checkpoint claims its reach with revisit 0 while it is staffed; an inland one nothing. */
export function checkpointClaims(
  checkpoint: CheckpointFact,
  shifts: readonly ShiftFact[],
  window: TimeWindow,
): Claim[] {
  const { id, reach } = checkpoint
  if (reach === null) return []
  return staffedIntervals(checkpoint, shifts, window).map((staffed) => ({
    kind: 'checkpoint',
    id,
    ...reach,
    ...staffed,
    revisitMin: 0,
    rateKey: null,
  }))
}

/** A device claims its range with its sweep time while it works and its desk is staffed. */
export function deviceClaims(device: DeviceFact, deskStaffed: readonly TimeWindow[]): Claim[] {
  const watched = intersect(device.working.map(asInterval), deskStaffed.map(asInterval))
  return watched.map((interval) => ({
    kind: 'device',
    id: device.id,
    fromM: device.range.fromM,
    toM: device.range.toM,
    ...asWindow(interval),
    revisitMin: device.sweepMin,
    rateKey: null,
  }))
}

/**
 * When within a window a checkpoint or a desk is staffed: at least `minimumStaff` different people
 * on its shifts together, at least one of those shifts under a qualified lead. A lead is one of the
 * people, qualified or not.
 */
export function staffedIntervals(
  place: { readonly minimumStaff: number },
  shifts: readonly ShiftFact[],
  window: TimeWindow,
): TimeWindow[] {
  const instants = [...new Set(shifts.flatMap((shift) => [shift.fromMs, shift.toMs]))].sort((a, b) => a - b)
  const staffed: Interval[] = []
  for (let index = 0; index + 1 < instants.length; index++) {
    const [from, to] = [instants[index]!, instants[index + 1]!]
    if (to <= window.fromMs || from >= window.toMs) continue
    const onDuty = shifts.filter((shift) => shift.fromMs <= from && to <= shift.toMs)
    const people = new Set(
      onDuty.flatMap((shift) => [...shift.personIds, ...(shift.leadId === null ? [] : [shift.leadId])]),
    )
    const isLed = onDuty.some((shift) => shift.leadId !== null && shift.leadMayLead)
    if (isLed && people.size >= place.minimumStaff) staffed.push({ from, to })
  }
  return intersect(union(staffed), [asInterval(window)]).map(asWindow)
}

/** How fast a patrol goes that names no speed of its own. */
export function policySpeedKmh(mode: PatrolFact['mode'], policy: Policy): number {
  const speedsKmh = { foot: policy.footKmh, vehicle: policy.vehicleKmh, drone: policy.droneKmh }
  return speedsKmh[mode]
}
