import type { TrailKind, TrailStatus } from '../../data/model/trail.ts'
import type { Unit } from '../../data/model/unit.ts'
import type { Name } from '../../data/model/values.ts'
import { isLate, sealDue, type SealDue, type SealRules } from '../../geo/sealDue.ts'
import type { Position } from '../../geo/units.ts'

/** A trail as the lists of trails show it, at one instant. */
export interface TrailRow {
  readonly id: string
  readonly lineId: string
  readonly number: number
  readonly name: Name
  readonly kind: TrailKind
  readonly meetsLineAtM: readonly number[]
  /** Where it meets the line first. */
  readonly atM: number
  readonly path: readonly Position[]
  readonly status: TrailStatus | null
  readonly sinceMs: number | null
  readonly unsealed: boolean
  /** Undefined where no seal stands. */
  readonly due: SealDue | undefined
  /** The unit whose it is, and all above it, nearest first. */
  readonly unitIds: readonly string[]
}

/** What of a trail its row is made of. */
export interface KnownTrail {
  readonly id: string
  readonly path: readonly Position[]
  readonly properties: {
    readonly lineId: string
    readonly number: number
    readonly name: Name
    readonly kind: TrailKind
    readonly meetsLineAtM: readonly number[]
    readonly unitId: string | null
    readonly status: TrailStatus | null
    readonly statusSince: string | null
    readonly lastConfirmed: string | null
    readonly unsealed: boolean
  }
}

type TreeUnit = Pick<Unit, 'id' | 'parentId' | 'ground'>

export function trailRow(
  { id, path, properties }: KnownTrail,
  units: ReadonlyMap<string, TreeUnit>,
  rules: SealRules,
): TrailRow {
  const { status, statusSince, lastConfirmed, unitId, meetsLineAtM, lineId, ...plain } = properties
  const atM = Math.min(...meetsLineAtM)
  const sinceMs = statusSince === null ? null : Date.parse(statusSince)
  const state =
    status === null || sinceMs === null || lastConfirmed === null
      ? undefined
      : { status, sinceMs, lastConfirmedMs: Date.parse(lastConfirmed) }
  return {
    ...plain,
    id,
    path,
    lineId,
    meetsLineAtM,
    atM,
    status,
    sinceMs,
    due: sealDue(state, rules),
    unitIds: upwards(units, unitId ?? smallestAt(units, lineId, atM)),
  }
}

/** A unit and all above it, nearest first. */
function upwards(units: ReadonlyMap<string, TreeUnit>, from: string | null): string[] {
  const above: string[] = []
  for (let id = from; id !== null && !above.includes(id); id = units.get(id)?.parentId ?? null) above.push(id)
  return above
}

/** Of units whose ground a place lies on the one with the shortest ground there: the lowest in the tree. */
function smallestAt(units: ReadonlyMap<string, TreeUnit>, lineId: string, atM: number): string | null {
  let smallest: { id: string; lengthM: number } | undefined
  for (const { id, ground } of units.values())
    for (const { lineId: onLine, fromM, toM } of ground)
      if (onLine === lineId && fromM <= atM && atM < toM && toM - fromM < (smallest?.lengthM ?? Infinity))
        smallest = { id, lengthM: toM - fromM }
  return smallest?.id ?? null
}

/** The lists of trails, most pressing first. */
export const trailLists = ['unsealed', 'breached', 'unverified', 'reinspection', 'all'] as const
export type TrailListId = (typeof trailLists)[number]

/** An inspection is on the list this long before it is due, so that somebody can be sent in time. */
export const aheadMs = 3 * 24 * 3_600_000

/** Whether a trail is on a list at an instant. */
export function isListed(list: TrailListId, { status, unsealed, due }: TrailRow, atMs: number): boolean {
  switch (list) {
    case 'unsealed':
      return unsealed
    case 'breached':
      return status === 'breached'
    case 'unverified':
      return due !== undefined && due.unverifiedSinceMs !== null
    case 'reinspection':
      return due !== undefined && due.reinspectionDueMs < atMs + aheadMs
    case 'all':
      return true
  }
}

/** Whether what a list is about is late of a trail on it; what is open has no time it is due. */
export function isOverdue(list: TrailListId, { due }: TrailRow, atMs: number): boolean {
  if (due === undefined) return false
  const verification = isLate(due.verificationDueMs, atMs)
  const reinspection = isLate(due.reinspectionDueMs, atMs)
  switch (list) {
    case 'unverified':
      return verification
    case 'reinspection':
      return reinspection
    case 'all':
      return verification || reinspection
    case 'unsealed':
    case 'breached':
      return false
  }
}

/** How many of the rows are each unit's or of one below it. */
export function countsByUnit(rows: readonly TrailRow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { unitIds } of rows) for (const id of unitIds) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}
