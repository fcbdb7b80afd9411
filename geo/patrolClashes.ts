import { patrolRevisitMin, type PatrolFact } from './claims.ts'
import { policyAt } from './era.ts'
import type { Policy } from './policy.ts'
import type { TimeWindow } from './units.ts'

/** A patrol with whoever goes on it. */
export interface ManningPatrol extends PatrolFact {
  /** Null where it names no team on record. */
  readonly teamId: string | null
  readonly personIds: readonly string[]
}

/** Whoever stands somewhere else from when to when. */
export interface OtherDuty extends TimeWindow {
  readonly id: string
  readonly personIds: readonly string[]
}

/** What is wrong with a planned patrol; `otherId` names the patrol or the shift that it clashes with. */
export type PatrolClash =
  | { readonly kind: 'team-twice'; readonly id: string; readonly otherId: string }
  | {
      readonly kind: 'person-twice'
      readonly id: string
      readonly otherId: string
      readonly personId: string
    }
  | { readonly kind: 'on-shift'; readonly id: string; readonly otherId: string; readonly personId: string }
  | { readonly kind: 'nobody'; readonly id: string }
  | { readonly kind: 'no-pass'; readonly id: string }
export type PatrolClashKind = PatrolClash['kind']

/**
 * An error cannot be done: nobody is in two places at one time. A warning can, and holds nothing or rests
 * on a shift that may be given to another.
 */
export const clashSeverity = {
  'team-twice': 'error',
  'person-twice': 'error',
  'on-shift': 'warning',
  nobody: 'warning',
  'no-pass': 'warning',
} as const satisfies Record<PatrolClashKind, 'error' | 'warning'>

/**
 * What is wrong with the patrols of a plan, among themselves and beside what stands without it. Windows
 * are half-open: who comes home at 08:00 may set out at 08:00. A pair of a team is named once, with the
 * later one first; its people are not named again.
 */
export function patrolClashes(
  planned: readonly ManningPatrol[],
  standing: readonly ManningPatrol[],
  shifts: readonly OtherDuty[],
  policies: readonly Policy[],
): PatrolClash[] {
  const isPlanned = new Set<string>(planned.map(({ id }) => id))
  const sameTeam = new Set<string>()
  const clashes: PatrolClash[] = []
  const all = [...planned, ...standing]
  for (const [one, other] of overlapping(all, ({ teamId }) => (teamId === null ? [] : [teamId]))) {
    const pair = named(one, other, isPlanned)
    if (pair === undefined) continue
    sameTeam.add(`${pair.id} ${pair.otherId}`)
    clashes.push({ kind: 'team-twice', ...pair })
  }
  for (const [one, other, personId] of overlapping(all, ({ personIds }) => personIds)) {
    const pair = named(one, other, isPlanned)
    if (pair !== undefined && !sameTeam.has(`${pair.id} ${pair.otherId}`))
      clashes.push({ kind: 'person-twice', ...pair, personId })
  }
  const onShift = new Set<string>(shifts.map(({ id }) => id))
  const duties: readonly OtherDuty[] = [...planned, ...shifts]
  for (const [one, other, personId] of overlapping(duties, ({ personIds }) => personIds)) {
    if (onShift.has(one.id) === onShift.has(other.id)) continue
    const [patrol, shift] = onShift.has(one.id) ? [other, one] : [one, other]
    clashes.push({ kind: 'on-shift', id: patrol.id, otherId: shift.id, personId })
  }
  for (const patrol of planned) {
    if (patrol.personIds.length === 0) clashes.push({ kind: 'nobody', id: patrol.id })
    if (!makesAPass(patrol, policies)) clashes.push({ kind: 'no-pass', id: patrol.id })
  }
  const places = new Map(planned.map(({ id }, place) => [id, place]))
  return clashes.sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))
}

/** Which of a pair is the plan's own, and the other one; undefined where neither is. */
function named(
  one: OtherDuty,
  other: OtherDuty,
  isPlanned: ReadonlySet<string>,
): { id: string; otherId: string } | undefined {
  if (isPlanned.has(other.id)) return { id: other.id, otherId: one.id }
  return isPlanned.has(one.id) ? { id: one.id, otherId: other.id } : undefined
}

/** Whether it is out long enough for one pass over its stretch. */
function makesAPass(patrol: PatrolFact, policies: readonly Policy[]): boolean {
  const { fromM, toM, fromMs, toMs } = patrol
  const asked = { ...patrol, lengthM: toM - fromM, windowMin: (toMs - fromMs) / 60_000 }
  return patrolRevisitMin(asked, policyAt(policies, fromMs)) < Infinity
}

/** Pairs that share a key and a time, the one that begins earlier first. */
function* overlapping<Duty extends TimeWindow>(
  duties: readonly Duty[],
  keysOf: (duty: Duty) => readonly string[],
): Generator<[earlier: Duty, later: Duty, key: string]> {
  const byKey = new Map<string, Duty[]>()
  for (const duty of [...duties].sort((a, b) => a.fromMs - b.fromMs))
    for (const key of new Set(keysOf(duty))) {
      const open = (byKey.get(key) ?? []).filter(({ toMs }) => duty.fromMs < toMs)
      for (const earlier of open) yield [earlier, duty, key]
      byKey.set(key, [...open, duty])
    }
}
