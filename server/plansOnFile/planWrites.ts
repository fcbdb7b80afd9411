import { z } from 'zod'
import { Refusal } from '../../data/journal/refusal.ts'
import {
  filingDeadline,
  levelsOfPlan,
  planOnFile,
  type FiledPlanKind,
  type PlanOnFile,
} from '../../data/model/planOnFile.ts'
import type { Unit } from '../../data/model/unit.ts'
import { listRecords, tryGetRecord } from '../../data/store/records.ts'
import { checkReferences } from '../actOf.ts'
import { inputShape } from '../checkInput.ts'
import { fieldInvalid } from '../fieldInvalid.ts'
import { recordEndpoints, recordList } from '../recordEndpoints.ts'

export const listPlansOnFile = recordList({
  kind: 'plan-on-file',
  summary: 'Joint and emergency plans as they are worked at, of a unit or of all',
  tag: 'duty',
  query: z.strictObject({ unitId: z.uuid().optional() }),
  select: ({ unitId }) => ({ parentId: unitId }),
})

export const planOnFileWrites = recordEndpoints({
  kind: 'plan-on-file',
  noun: 'a joint or emergency plan; it is a draft until it is filed',
  tag: 'duty',
  input: inputShape(planOnFile, []),
  acts: {
    created: 'plan-on-file-made',
    changed: 'plan-on-file-changed',
    removed: 'plan-on-file-removed',
  },
  async prepare({ tx }, input, before) {
    const unit = await tryGetRecord(tx, 'unit', input.unitId)
    if (unit === undefined)
      throw fieldInvalid('unitId', `there is no unit ${input.unitId}`, `没有 ${input.unitId} 这个单位`)
    checkLevel(input.kind, unit.record)
    // Whoever is gone stands as gone in the plan; nobody new is named who is not there.
    await checkReferences(
      tx,
      'person',
      input.leadingGroup.map(({ personId: id }, index) => ({ field: `leadingGroup.${index}.personId`, id })),
      before?.leadingGroup.map(({ personId }) => personId),
    )
    const filed = before === undefined ? [] : await listRecords(tx, 'plan-filing', { parentId: before.id })
    if (filed.length > 0) checkStaysItself(before, input)
    return input
  },
  async onRemove({ tx }, { id }) {
    const filed = await listRecords(tx, 'plan-filing', { parentId: id })
    if (filed.length === 0) return []
    throw new Refusal('still-in-use', {
      en: 'This plan was filed, and what was filed stays. Change it and file it again instead.',
      zh: '该方案已报备，须留存备查。如需调整，请修改后重新报备。',
    })
  },
})

export const listFilingDeadlines = recordList({
  kind: 'filing-deadline',
  summary: 'By when the units of a level file their plan of a kind',
  tag: 'duty',
})

export const filingDeadlineWrites = recordEndpoints({
  kind: 'filing-deadline',
  noun: 'a day by which the units of a level file their plan of a kind',
  tag: 'duty',
  input: inputShape(filingDeadline, []),
  acts: {
    created: 'filing-deadline-set',
    changed: 'filing-deadline-changed',
    removed: 'filing-deadline-removed',
  },
  async prepare({ tx }, input, before) {
    const others = await listRecords(tx, 'filing-deadline')
    const isSame = ({ kind, level, from, to }: typeof input) =>
      kind === input.kind && level === input.level && from === input.from && to === input.to
    if (others.some(({ record }) => record.id !== before?.id && isSame(record)))
      throw fieldInvalid(
        'from',
        'there is a deadline for these plans and days already',
        '该类方案在此时段已设报备期限',
      )
    return input
  },
})

function checkLevel(kind: FiledPlanKind, { level }: Unit): void {
  if (levelsOfPlan[kind].includes(level)) return
  throw kind === 'joint'
    ? fieldInvalid('unitId', 'villages and groups have joint plans', '联防方案由村或网格组编制')
    : fieldInvalid('unitId', 'townships have emergency plans', '应急预案由乡镇编制')
}

/** What was filed is of this unit and these days: another one is another plan. */
function checkStaysItself(
  before: PlanOnFile | undefined,
  after: Pick<PlanOnFile, 'kind' | 'unitId' | 'from' | 'to'>,
): void {
  for (const field of ['kind', 'unitId', 'from', 'to'] as const)
    if (before !== undefined && before[field] !== after[field])
      throw fieldInvalid(
        field,
        'a plan that was filed keeps its kind, unit and days',
        '已报备的方案不能更改类别、单位和时段',
      )
}
