import { peopleOf } from '../../data/model/chief.ts'
import { person, type Person } from '../../data/model/unit.ts'
import { listRecords, recordsOf } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import { checkReferences } from '../actOf.ts'
import { inputShape } from '../checkInput.ts'
import { recordEndpoints } from '../recordEndpoints.ts'
import { endLeavesOf } from '../roster/leaves.ts'
import { refuseWhileInUse, type InUse } from './stillInUse.ts'

export const personWrites = recordEndpoints({
  kind: 'person',
  noun: 'a person on the rosters',
  tag: 'administration',
  input: inputShape(person, []),
  acts: { created: 'person-created', changed: 'person-changed', removed: 'person-removed' },
  async prepare({ tx }, input) {
    await checkReferences(tx, 'unit', [{ field: 'unitId', id: input.unitId }])
    return input
  },
  async onRemove({ tx, nowMs }, person) {
    refuseWhileInUse(person.name, await usesOf(tx, person, nowMs))
    return endLeavesOf(tx, person.id)
  },
})

/** Where somebody is reckoned with from now on; rosters that are over keep them in the history. */
async function usesOf(tx: Reader, { id }: Person, nowMs: number): Promise<InUse[]> {
  const ahead = { window: { fromMs: nowMs, toMs: 8.64e15 } }
  const patrols = recordsOf(await listRecords(tx, 'patrol', ahead))
  const shifts = recordsOf(await listRecords(tx, 'shift', ahead))
  const teams = recordsOf(await listRecords(tx, 'team'))
  const stretches = recordsOf(await listRecords(tx, 'stretch', ahead))
  const charges = recordsOf(await listRecords(tx, 'charge', ahead))
  const accounts = recordsOf(await listRecords(tx, 'account'))
  return [
    {
      noun: { one: 'patrol', many: 'patrols', zh: '巡逻任务' },
      names: patrols
        .filter(({ leadId, memberIds }) => leadId === id || memberIds.some((member) => member === id))
        .map(({ team }) => team),
    },
    {
      noun: { one: 'team', many: 'teams', zh: '巡逻队伍' },
      names: teams
        .filter(({ leadId, memberIds }) => leadId === id || memberIds.some((member) => member === id))
        .map(({ name }) => name),
    },
    {
      noun: { one: 'shift', many: 'shifts', zh: '班次' },
      names: shifts
        .filter(({ leadId, personIds }) => leadId === id || personIds.some((one) => one === id))
        .map(({ from }) => ({ en: from, zh: from })),
    },
    {
      noun: { one: 'chief’s assignment', many: 'chiefs’ assignments', zh: '段长任职' },
      names: [...stretches, ...charges].filter((one) => peopleOf(one).includes(id)).map(({ post }) => post),
    },
    {
      noun: { one: 'account', many: 'accounts', zh: '账号' },
      names: accounts
        .filter(({ personId, disabled }) => personId === id && !disabled)
        .map(({ userName }) => ({ en: userName, zh: userName })),
    },
  ]
}
