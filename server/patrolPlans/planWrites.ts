import { z } from 'zod'
import { Refusal } from '../../data/journal/refusal.ts'
import { itemOutside, patrolPlan, type PatrolPlan } from '../../data/model/patrolPlan.ts'
import { instant } from '../../data/model/values.ts'
import { checkReferences } from '../actOf.ts'
import { checkStretch } from '../checkGround.ts'
import { inputShape } from '../checkInput.ts'
import { readWindow } from '../duty.ts'
import { largeBodyBytes } from '../endpoint.ts'
import { fieldInvalid } from '../fieldInvalid.ts'
import { getLine } from '../lineShelf.ts'
import { recordEndpoints, recordList } from '../recordEndpoints.ts'

export const listPatrolPlans = recordList({
  kind: 'patrol-plan',
  summary: 'Patrol plans whose time meets from..to: drafts and published ones',
  tag: 'duty',
  query: z.strictObject({
    lineId: z.uuid().optional(),
    unitId: z.uuid().optional(),
    from: instant.optional(),
    to: instant.optional(),
  }),
  select: ({ lineId, unitId, ...window }) => ({ lineId, parentId: unitId, window: readWindow(window) }),
})

export const patrolPlanWrites = recordEndpoints({
  kind: 'patrol-plan',
  noun: 'a patrol plan; it is a draft, which counts in no coverage, until it is published',
  tag: 'duty',
  input: inputShape(patrolPlan, ['status', 'publications']),
  mostBodyBytes: largeBodyBytes,
  acts: {
    created: 'patrol-plan-made',
    changed: 'patrol-plan-changed',
    removed: 'patrol-plan-removed',
  },
  async prepare({ tx, lines }, input, before) {
    const { line } = getLine(lines, input.lineId)
    await checkReferences(tx, 'unit', [{ field: 'unitId', id: input.unitId }])
    const outside = itemOutside(input)
    if (outside >= 0)
      throw fieldInvalid(
        `items.${outside}.from`,
        'a patrol of a plan begins within the time of the plan',
        '计划内的巡逻须在计划时段内开始',
      )
    for (const [index, item] of input.items.entries()) checkStretch(line, item, `items.${index}.`)
    // What was there before may name a team that is gone: publishing says so.
    await checkReferences(
      tx,
      'team',
      input.items.map(({ teamId }, index) => ({ field: `items.${index}.teamId`, id: teamId })),
      before?.items.map(({ teamId }) => teamId),
    )
    checkKeepsItsPlace(before, input)
    const isPublished = before?.status === 'published' && isSamePlanned(before, input)
    return {
      ...input,
      status: isPublished ? 'published' : 'draft',
      publications: before?.publications ?? [],
    }
  },
  async onRemove(_, { publications }) {
    if (publications.length === 0) return []
    throw new Refusal('still-in-use', {
      en: 'This plan was published, and what was published stays. Take its patrols out and publish it again instead.',
      zh: '该计划已发布，须留存备查。如需取消，请删去其中的巡逻后重新发布。',
    })
  },
})

/** Its patrols are found by where and when it is. */
function checkKeepsItsPlace(
  before: PatrolPlan | undefined,
  after: Pick<PatrolPlan, 'lineId' | 'unitId' | 'from' | 'to'>,
): void {
  if (before === undefined || before.publications.length === 0) return
  for (const field of ['lineId', 'unitId', 'from', 'to'] as const)
    if (before[field] !== after[field])
      throw fieldInvalid(
        field,
        'a plan that was published keeps its line, unit and time',
        '已发布的计划不能更改边境线、单位和时段',
      )
}

const isSamePlanned = (before: PatrolPlan, after: Pick<PatrolPlan, 'items'>): boolean =>
  JSON.stringify(before.items) === JSON.stringify(after.items)
