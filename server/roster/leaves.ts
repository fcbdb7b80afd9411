import { z } from 'zod'
import type { Change } from '../../data/journal/commit.ts'
import { holiday, leave } from '../../data/model/leave.ts'
import { instant } from '../../data/model/values.ts'
import { listRecords } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import { checkReferences } from '../actOf.ts'
import { inputShape } from '../checkInput.ts'
import { readWindow } from '../duty.ts'
import { fieldInvalid } from '../fieldInvalid.ts'
import { recordEndpoints, recordList } from '../recordEndpoints.ts'

export const listLeaves = recordList({
  kind: 'leave',
  summary: 'Who is on leave, where that meets from..to; why is not kept',
  tag: 'duty',
  query: z.strictObject({ personId: z.uuid().optional(), from: instant.optional(), to: instant.optional() }),
  select: ({ personId, ...window }) => ({ parentId: personId, window: readWindow(window) }),
})

export const leaveWrites = recordEndpoints({
  kind: 'leave',
  noun: 'somebody’s leave',
  tag: 'duty',
  input: inputShape(leave, []),
  acts: { created: 'leave-entered', changed: 'leave-changed', removed: 'leave-removed' },
  async prepare({ tx }, input) {
    await checkReferences(tx, 'person', [{ field: 'personId', id: input.personId }])
    return input
  },
})

/** With a person that is taken off the rosters ends their leave. */
export async function endLeavesOf(tx: Reader, personId: string): Promise<Change[]> {
  const leaves = await listRecords(tx, 'leave', { parentId: personId })
  return leaves.map(({ record, version }) => ({
    kind: 'leave',
    id: record.id,
    record: null,
    expectedVersion: version,
  }))
}

export const listHolidays = recordList({ kind: 'holiday', summary: 'Holidays of the county', tag: 'duty' })

export const holidayWrites = recordEndpoints({
  kind: 'holiday',
  noun: 'a holiday',
  tag: 'duty',
  input: inputShape(holiday, []),
  acts: { created: 'holiday-entered', changed: 'holiday-changed', removed: 'holiday-removed' },
  async prepare({ tx }, input, before) {
    const others = await listRecords(tx, 'holiday')
    if (others.some(({ record }) => record.date === input.date && record.id !== before?.id))
      throw fieldInvalid('date', 'this date is a holiday already', '该日期已是节假日')
    return input
  },
})
