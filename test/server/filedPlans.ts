import { dateOfDay } from '../../geo/civilTime.ts'
import { make, name } from './smallCounty.ts'
import type { RunningApp } from './startApp.ts'

/** A village, or another unit with a joint plan, and its ground on a line. */
export interface PlanGround {
  readonly lineId: string
  readonly unitId: string
  readonly fromM: number
  readonly toM: number
}

/** After the day that tests are about: their gaps stay gaps. */
export const planDays = { from: '2026-03-16', to: '2026-03-22' }

export const jointPlanBody = (unitId: string) => ({
  kind: 'joint',
  unitId,
  ...planDays,
  texts: {
    purpose: 'Every kilometre is walked twice a day.',
    contact: 'Each team calls the duty desk when it sets out and when it is back.',
  },
})

export const emergencyPlanBody = (unitId: string, leaderId: string) => ({
  kind: 'emergency',
  unitId,
  from: '2026-03-10',
  to: null,
  texts: {
    purpose: 'People found at the line come to no harm and are handed on.',
    care: 'Water, food, a roof and a doctor before any question.',
    measures: 'The trail is closed and walked on both sides.',
    told: 'The township desk within ten minutes, the county within thirty.',
  },
  leadingGroup: [
    { role: 'leader', personId: leaderId },
    { role: 'deputy', post: 'Township health office' },
  ],
  workPlan: [{ task: 'Rehearse a night alarm', responsible: 'Duty desk', due: '2026-04-01' }],
})

export const deadlineBody = (due = '2026-03-08') => ({ kind: 'joint', level: 'village', ...planDays, due })

let deadlinesMade = 0
/** One stands once for the same days: each is of days of its own. */
export const newDeadlineBody = () => {
  const from = dateOfDay(20_000 + deadlinesMade++)
  return { ...deadlineBody(), from, to: from }
}

/** A patrol a day over all of a unit's ground, by a team of its own. */
export async function walkWhole(
  county: RunningApp,
  { lineId, unitId, fromM, toM }: PlanGround,
  days: readonly string[] = [planDays.from],
): Promise<string> {
  const team = { unitId, name: name('Village team'), mode: 'foot', leadId: null, memberIds: [] }
  const teamId = await make(county, '/api/teams', team)
  for (const day of days)
    await make(county, '/api/patrols', {
      lineId,
      fromM,
      toM,
      from: `${day}T00:00:00Z`,
      to: `${day}T08:00:00Z`,
      mode: 'foot',
      team: name('Village team'),
      teamId,
      unitId,
      leadId: null,
      memberIds: [],
    })
  return teamId
}

/** A joint plan that lacks nothing. */
export async function wholePlan(county: RunningApp, ground: PlanGround): Promise<string> {
  await walkWhole(county, ground)
  return make(county, '/api/plans-on-file', jointPlanBody(ground.unitId))
}

export const filePlan = (county: RunningApp, id: string, version = 1, body: object = {}): Promise<Response> =>
  county.send('POST', `/api/plans-on-file/${id}/file`, body, { 'If-Match': `"${version}"` })

export async function filedPlan(
  county: RunningApp,
  ground: PlanGround,
): Promise<{ planId: string; filingId: string }> {
  const planId = await wholePlan(county, ground)
  const answer = await filePlan(county, planId)
  const { id } = (await answer.json()) as { id: string }
  if (answer.status !== 201) throw new Error(`The plan was not filed: ${answer.status}`)
  return { planId, filingId: id }
}
