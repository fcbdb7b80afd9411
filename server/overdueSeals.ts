import type { Overdue, OverdueSeal } from '../data/model/overdue.ts'
import type { Trail } from '../data/model/trail.ts'
import { isLate, sealDue, type SealRules } from '../geo/sealDue.ts'
import { trailStatusAt, type TrailEventFact } from '../geo/trailStatus.ts'
import { nextChange } from './collections/collection.ts'

/** Enough to send somebody to; all are in the list of trails. */
const mostNamed = 20

export type SealsWaiting = Pick<Overdue, 'verifications' | 'reinspections'> & {
  /** When the clock alone changes a figure next. */
  readonly changesAtMs: number
}

/**
 * Seals that nobody verified within the policy's hours of being sealed, and seals at which nobody was
 * for its days, verified or not. At the very instant it is due nothing is late yet.
 */
export function overdueSeals(
  trails: readonly { readonly trail: Trail; readonly events: readonly TrailEventFact[] }[],
  rules: SealRules,
  atMs: number,
): SealsWaiting {
  const verifications: Due[] = []
  const reinspections: Due[] = []
  for (const { trail, events } of trails) {
    const due = sealDue(trailStatusAt(events, atMs), rules)
    if (due === undefined) continue
    const { unverifiedSinceMs, verificationDueMs, confirmedMs, reinspectionDueMs } = due
    if (unverifiedSinceMs !== null && verificationDueMs !== null)
      verifications.push({ trail, sinceMs: unverifiedSinceMs, dueMs: verificationDueMs })
    reinspections.push({ trail, sinceMs: confirmedMs, dueMs: reinspectionDueMs })
  }
  return {
    verifications: { withinHours: rules.verificationHours, ...waitingOf(verifications, atMs) },
    reinspections: { withinDays: rules.reinspectionDays, ...waitingOf(reinspections, atMs) },
    changesAtMs: nextChange(atMs, [
      ...trails.flatMap(({ events }) => events.map(({ observedMs }) => observedMs)),
      ...[...verifications, ...reinspections].map(({ dueMs }) => dueMs + 1),
    ]),
  }
}

interface Due {
  readonly trail: Trail
  readonly sinceMs: number
  readonly dueMs: number
}

function waitingOf(seals: readonly Due[], atMs: number) {
  const late = seals.filter(({ dueMs }) => isLate(dueMs, atMs))
  return {
    waiting: seals.length,
    overdue: late.length,
    longest: late
      .toSorted((a, b) => a.dueMs - b.dueMs || a.trail.number - b.trail.number)
      .slice(0, mostNamed)
      .map(overdueSeal),
  }
}

function overdueSeal({ trail, sinceMs, dueMs }: Due): OverdueSeal {
  const { id, number, lineId, meetsLineAtM, unitId } = trail
  return {
    trailId: id,
    number,
    lineId,
    atM: Math.min(...meetsLineAtM),
    unitId,
    since: new Date(sinceMs).toISOString(),
    due: new Date(dueMs).toISOString(),
  }
}
