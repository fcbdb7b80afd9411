import { z } from 'zod'
import type { Change } from '../../data/journal/commit.ts'
import { staffNeed } from '../../data/model/staffNeed.ts'
import { listRecords } from '../../data/store/records.ts'
import type { Name } from '../../data/model/values.ts'
import type { Reader } from '../../data/store/tables.ts'
import { checkReferences } from '../actOf.ts'
import { inputShape } from '../checkInput.ts'
import { refuseWhileInUse } from '../administration/stillInUse.ts'
import { recordEndpoints, recordList } from '../recordEndpoints.ts'

export const listStaffNeeds = recordList({
  kind: 'staff-need',
  summary:
    'At which hours places need people; a checkpoint or desk without needs its minimum around the clock',
  tag: 'duty',
  query: z.strictObject({ placeId: z.uuid().optional() }),
  select: ({ placeId }) => ({ parentId: placeId }),
})

export const staffNeedWrites = recordEndpoints({
  kind: 'staff-need',
  noun: 'at which hours a place needs people',
  tag: 'duty',
  input: inputShape(staffNeed, []),
  acts: { created: 'staff-need-created', changed: 'staff-need-changed', removed: 'staff-need-removed' },
  async prepare({ tx }, input) {
    await checkReferences(tx, input.place.kind, [{ field: 'place.id', id: input.place.id }])
    return input
  },
})

/** Shifts now or ahead are cancelled before their place is taken out of the records. */
export async function refuseWhileRostered(
  tx: Reader,
  name: Name,
  placeId: string,
  nowMs: number,
): Promise<void> {
  const ahead = await listRecords(tx, 'shift', {
    parentId: placeId,
    window: { fromMs: nowMs, toMs: 8.64e15 },
  })
  refuseWhileInUse(name, [
    {
      noun: { one: 'shift', many: 'shifts', zh: '班次' },
      names: ahead.map(({ record: { from } }) => ({ en: from, zh: from })),
    },
  ])
}

/** With a place that is taken out of the records ends what it needs. */
export async function endNeedsOf(tx: Reader, placeId: string): Promise<Change[]> {
  const needs = await listRecords(tx, 'staff-need', { parentId: placeId })
  return needs.map(({ record, version }) => ({
    kind: 'staff-need',
    id: record.id,
    record: null,
    expectedVersion: version,
  }))
}
