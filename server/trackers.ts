import { Refusal } from '../data/journal/refusal.ts'
import { tracker } from '../data/model/tracker.ts'
import { listRecords, recordsOf } from '../data/store/records.ts'
import type { Reader } from '../data/store/tables.ts'
import { checkReferences } from './actOf.ts'
import { inputShape } from './checkInput.ts'
import { fieldInvalid } from './fieldInvalid.ts'
import { recordEndpoints, recordList } from './recordEndpoints.ts'

export const listTrackers = recordList({
  kind: 'tracker',
  summary: 'Trackers that teams carry',
  tag: 'tracks',
})

export const trackerWrites = recordEndpoints({
  kind: 'tracker',
  noun: 'a tracker; its key is what the phone calls itself',
  tag: 'tracks',
  input: inputShape(tracker, []),
  acts: { created: 'tracker-registered', changed: 'tracker-changed', removed: 'tracker-removed' },
  async prepare({ tx }, input, before) {
    await checkReferences(tx, 'unit', [{ field: 'unitId', id: input.unitId }])
    await checkKeyIsFree(tx, input.key, before?.id)
    return input
  },
  async onRemove({ tx, nowMs }, { id }) {
    const ahead = await listRecords(tx, 'patrol', { window: { fromMs: nowMs, toMs: 8.64e15 } })
    const carried = ahead.filter(({ record }) => record.trackerId === id).length
    const teams = recordsOf(await listRecords(tx, 'team')).filter(({ trackerId }) => trackerId === id)
    if (teams.length > 0)
      throw new Refusal('still-in-use', {
        en: `This tracker is carried by ${teams.length} teams: take it from them first.`,
        zh: `该终端由 ${teams.length} 支巡逻队伍携带：请先解除。`,
      })
    if (carried === 0) return []
    throw new Refusal('still-in-use', {
      en: `This tracker is carried by ${carried} patrols now or ahead: take it from them first.`,
      zh: `该终端当前或今后仍由 ${carried} 次巡逻携带：请先改派。`,
    })
  },
})

/** A report would not know whose it is. */
export async function checkKeyIsFree(tx: Reader, key: string, ownId: string | undefined): Promise<void> {
  const others = await listRecords(tx, 'tracker')
  if (others.some(({ record }) => record.key === key && record.id !== ownId))
    throw fieldInvalid('key', `another tracker has the key ${key}`, `已有终端使用标识 ${key}`)
}
