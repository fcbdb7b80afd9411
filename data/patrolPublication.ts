import type { z } from 'zod'
import type { Patrol } from './model/patrol.ts'
import type { PatrolPlan, PatrolPlanItem, publicationCounts } from './model/patrolPlan.ts'
import type { Team } from './model/team.ts'

/** A patrol as it is after a publication; null ends it. */
interface PatrolChange {
  readonly id: string
  readonly patrol: PatrolOfItem | null
}

/** A patrol as its item and the item's team make it. */
export type PatrolOfItem = Omit<Patrol, 'id'>

export interface PatrolPublication {
  readonly changes: readonly PatrolChange[]
  readonly counts: z.infer<typeof publicationCounts>
  /** Items that are patrols from now on, or were and are not begun. */
  readonly ahead: readonly PatrolPlanItem[]
}

export interface PublicationQuestion {
  readonly plan: PatrolPlan
  /** Patrols on record that name the plan. */
  readonly patrols: readonly Patrol[]
  /** Patrols whose team said that it set out. */
  readonly startedIds: ReadonlySet<string>
  readonly nowMs: number
  readonly getTeam: (id: string) => Team
  readonly newId: () => string
}

/**
 * What publishing a plan does to the patrols on record. One that has begun, by its team's word or by the
 * clock, stays as it was planned before: nobody plans what was. All others become what the plan says.
 */
export function patrolPublication(question: PublicationQuestion): PatrolPublication {
  const { plan, patrols, nowMs, getTeam, newId } = question
  const hasBegun = (patrol: Patrol) => question.startedIds.has(patrol.id) || Date.parse(patrol.from) <= nowMs
  const byItem = new Map(patrols.map((patrol): [string | null, Patrol] => [patrol.planItemId, patrol]))
  const counts = { made: 0, changed: 0, ended: 0, kept: 0, passedOver: 0 }
  const changes: PatrolChange[] = []
  const ahead: PatrolPlanItem[] = []
  for (const item of plan.items) {
    const patrol = byItem.get(item.id)
    if (patrol !== undefined && hasBegun(patrol)) counts.kept += 1
    else if (patrol === undefined && Date.parse(item.to) <= nowMs) counts.passedOver += 1
    else {
      ahead.push(item)
      const made = patrolOfItem(plan, item, getTeam(item.teamId))
      if (patrol !== undefined && isSamePatrol(patrol, made)) continue
      counts[patrol === undefined ? 'made' : 'changed'] += 1
      changes.push({ id: patrol?.id ?? newId(), patrol: made })
    }
  }
  const itemIds = new Set<string | null>(plan.items.map(({ id }) => id))
  for (const patrol of patrols)
    if (!itemIds.has(patrol.planItemId)) {
      counts[hasBegun(patrol) ? 'kept' : 'ended'] += 1
      if (!hasBegun(patrol)) changes.push({ id: patrol.id, patrol: null })
    }
  return { changes, counts, ahead }
}

export function patrolOfItem(
  plan: Pick<PatrolPlan, 'id' | 'lineId' | 'synthetic'>,
  item: PatrolPlanItem,
  team: Team,
): PatrolOfItem {
  const { id: planItemId, ...assigned } = item
  return {
    ...assigned,
    lineId: plan.lineId,
    planId: plan.id,
    planItemId,
    team: team.name,
    unitId: team.unitId,
    leadId: team.leadId,
    memberIds: team.memberIds,
    trackerId: team.trackerId,
    synthetic: plan.synthetic,
  }
}

function isSamePatrol(patrol: Patrol, made: PatrolOfItem): boolean {
  const fields = Object.keys(made) as (keyof PatrolOfItem)[]
  return fields.every((field) => JSON.stringify(patrol[field]) === JSON.stringify(made[field]))
}
