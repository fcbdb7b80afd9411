import { z } from 'zod'
import { patrolTemplate } from '../../data/model/patrolTemplate.ts'
import { listRecords, recordsOf } from '../../data/store/records.ts'
import { checkReferences } from '../actOf.ts'
import { checkStretch } from '../checkGround.ts'
import { inputShape } from '../checkInput.ts'
import { largeBodyBytes } from '../endpoint.ts'
import { fieldInvalid } from '../fieldInvalid.ts'
import { getLine } from '../lineShelf.ts'
import { recordEndpoints, recordList } from '../recordEndpoints.ts'

export const listPatrolTemplates = recordList({
  kind: 'patrol-template',
  summary: 'Templates of patrols by warning tier, that are put into the plans of weeks',
  tag: 'duty',
  query: z.strictObject({ lineId: z.uuid().optional(), unitId: z.uuid().optional() }),
  select: ({ lineId, unitId }) => ({ lineId, parentId: unitId }),
})

export const patrolTemplateWrites = recordEndpoints({
  kind: 'patrol-template',
  noun: 'a template of patrols; it counts in no coverage and assigns nothing until it is put into a plan',
  tag: 'duty',
  input: inputShape(patrolTemplate, []),
  mostBodyBytes: largeBodyBytes,
  acts: {
    created: 'patrol-template-made',
    changed: 'patrol-template-changed',
    removed: 'patrol-template-removed',
  },
  async prepare({ tx, lines }, input, before) {
    const { line } = getLine(lines, input.lineId)
    await checkReferences(tx, 'unit', [{ field: 'unitId', id: input.unitId }])
    const policies = recordsOf(await listRecords(tx, 'policy'))
    if (
      input.tier !== before?.tier &&
      !policies.some(({ tiers }) => tiers.some(({ id }) => id === input.tier))
    )
      throw fieldInvalid('tier', `there is no warning tier ${input.tier}`, `没有预警等级 ${input.tier}`)
    for (const [index, item] of input.items.entries()) checkStretch(line, item, `items.${index}.`)
    // A team may have gone since: putting the template into a plan says so.
    await checkReferences(
      tx,
      'team',
      input.items.map(({ teamId }, index) => ({ field: `items.${index}.teamId`, id: teamId })),
      before?.items.map(({ teamId }) => teamId),
    )
    return input
  },
})
