import { patrolFact } from '../../data/coverageFacts.ts'
import { Refusal } from '../../data/journal/refusal.ts'
import type { z } from 'zod'
import type { Patrol } from '../../data/model/patrol.ts'
import type { patrolClash, PatrolPlan } from '../../data/model/patrolPlan.ts'
import type { PatrolPublication } from '../../data/patrolPublication.ts'
import { policyFact } from '../../data/model/policy.ts'
import type { Shift } from '../../data/model/shift.ts'
import type { Team } from '../../data/model/team.ts'
import type { Person } from '../../data/model/unit.ts'
import { recordTime } from '../../data/recordTime.ts'
import { listRecords, recordsOf } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import { peopleOn } from '../../geo/peopleOn.ts'
import { clashSeverity, patrolClashes, type ManningPatrol } from '../../geo/patrolClashes.ts'
import { defaultPolicy, type Policy } from '../../geo/policy.ts'

export type Clash = z.infer<typeof patrolClash>

/** All that a plan's patrols may clash with, and what they are made from. */
export interface Surroundings {
  readonly teams: ReadonlyMap<string, Team>
  readonly people: readonly Person[]
  /** Patrols on record that name the plan. */
  readonly own: readonly Patrol[]
  readonly others: readonly Patrol[]
  readonly startedIds: ReadonlySet<string>
  readonly shifts: readonly Shift[]
  readonly policies: readonly Policy[]
}

/** A patrol that was moved by hand lies at most so far from its plan, or runs over from another one. */
const aroundMs = 7 * 24 * 3_600_000

export async function readSurroundings(tx: Reader, plan: PatrolPlan): Promise<Surroundings> {
  const window = { fromMs: Date.parse(plan.from) - aroundMs, toMs: Date.parse(plan.to) + aroundMs }
  const patrols = recordsOf(await listRecords(tx, 'patrol', { window }))
  const said = recordsOf(await listRecords(tx, 'patrol-event', { window }))
  const policies = recordsOf(await listRecords(tx, 'policy')).map(policyFact)
  return {
    teams: new Map(recordsOf(await listRecords(tx, 'team')).map((team): [string, Team] => [team.id, team])),
    people: recordsOf(await listRecords(tx, 'person')),
    own: patrols.filter(({ planId }) => planId === plan.id),
    others: patrols.filter(({ planId }) => planId !== plan.id),
    startedIds: new Set(said.map(({ patrolId }): string => patrolId)),
    shifts: recordsOf(await listRecords(tx, 'shift', { window })),
    policies: [defaultPolicy, ...policies],
  }
}

/** What is wrong with the patrols that a publication makes, beside all that stands then. */
export function clashesOf({ ahead, changes }: PatrolPublication, surroundings: Surroundings): Clash[] {
  const { teams, own, others, shifts, policies } = surroundings
  const planned = ahead.map((item): ManningPatrol => {
    const team = teams.get(item.teamId)
    return manning({ ...item, leadId: team?.leadId ?? null, memberIds: team?.memberIds ?? [] })
  })
  const replaced = new Set<string | null>([
    ...changes.map(({ id }) => id),
    ...ahead.map(({ id }): string => id),
  ])
  const staying = own.filter(({ id, planItemId }) => !replaced.has(id) && !replaced.has(planItemId))
  const clashes = patrolClashes(
    planned,
    [...staying, ...others].map(manning),
    shifts.map((shift) => ({ id: shift.id, ...recordTime(shift), personIds: peopleOn(shift) })),
    policies,
  )
  const idOf = new Map(ahead.map(({ id }): [string, Clash['id']] => [id, id]))
  return clashes.map((clash) => ({
    ...clash,
    id: idOf.get(clash.id)!,
    severity: clashSeverity[clash.kind],
  }))
}

type Manned = Pick<Patrol, 'leadId' | 'memberIds' | 'teamId'> & Parameters<typeof patrolFact>[0]

const manning = (one: Manned): ManningPatrol => ({
  ...patrolFact(one),
  teamId: one.teamId,
  personIds: peopleOn({ leadId: one.leadId, personIds: one.memberIds }),
})

/** Refuses what cannot be done, and names the item and who is in two places. */
export function refuseErrors(plan: PatrolPlan, clashes: readonly Clash[], around: Surroundings): void {
  const errors = clashes.filter(({ severity }) => severity === 'error')
  const [first] = errors
  if (first === undefined) return
  const index = plan.items.findIndex(({ id }) => id === first.id)
  const item = plan.items[index]!
  const team = around.teams.get(item.teamId)!.name
  const person = around.people.find(({ id }) => id === first.personId)?.name
  const who = person ?? team
  const more = errors.length - 1
  throw new Refusal(
    'rules-broken',
    {
      en: `Item ${index + 1}, ${team.en} from ${item.from}: ${who.en} would be in two places at one time${more === 0 ? '' : `, and ${more} more like it`}.`,
      zh: `第 ${index + 1} 项，${team.zh}，${item.from} 起：${who.zh} 同一时间被派往两处${more === 0 ? '' : `，另有 ${more} 处同类冲突`}。`,
    },
    `items.${index}`,
  )
}
