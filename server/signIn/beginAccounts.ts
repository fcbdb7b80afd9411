import { v7 as newId } from 'uuid'
import { demonstrationAccounts, demonstrationPassword } from '../../data/demo/accounts.ts'
import { commit, type Change } from '../../data/journal/commit.ts'
import { account, type Account, type Role } from '../../data/model/account.ts'
import type { Unit } from '../../data/model/unit.ts'
import { listRecords, recordsOf } from '../../data/store/records.ts'
import type { Database, Reader } from '../../data/store/tables.ts'
import { peopleOn } from '../../geo/peopleOn.ts'
import { makeRecord } from '../checkInput.ts'
import { tryMakeCredential } from './credentials.ts'
import type { SignIn } from './signIn.ts'

/** The first administrator, who was shown a password once. */
export interface FirstAdministrator {
  readonly userName: string
  readonly password: string
}

/**
 * Makes the first accounts of a store that has none: one for each role in a demonstration, else one
 * administrator, whose one-time password is given back to be shown, and is kept nowhere. Broken off
 * between an account and its password, the next start makes the password.
 */
export async function beginAccounts(
  db: Database,
  signIn: SignIn,
  isDemonstration: boolean,
): Promise<FirstAdministrator | undefined> {
  if ((await listRecords(db, 'account')).length === 0) await makeAccounts(db, signIn.now(), isDemonstration)
  const accounts = recordsOf(await listRecords(db, 'account'))
  if (isDemonstration) {
    for (const one of accounts) if (one.synthetic) await tryMakeCredential(signIn, one, demonstrationPassword)
    return undefined
  }
  const [first] = accounts
  if (accounts.length !== 1 || first === undefined) return undefined
  const password = await tryMakeCredential(signIn, first)
  return password === undefined ? undefined : { userName: first.userName, password }
}

async function makeAccounts(db: Database, nowMs: number, isDemonstration: boolean): Promise<void> {
  const at = new Date(nowMs).toISOString()
  await commit(db, 'borderkeep', {
    actId: newId(),
    kind: 'account-created',
    observedAt: at,
    receivedAt: at,
    request: 'first accounts',
    async apply(tx) {
      const units = recordsOf(await listRecords(tx, 'unit'))
      const changes = isDemonstration ? demonstrationChanges(units, await busiestOf(tx)) : firstChanges(units)
      return { changes, reply: { status: 201, body: undefined } }
    },
  })
}

/** People of a unit by how many shifts and patrols they have: an account of theirs has something to show. */
async function busiestOf(tx: Reader): Promise<(unitId: string) => readonly string[]> {
  const duties = new Map<string, number>()
  const count = (id: string) => duties.set(id, (duties.get(id) ?? 0) + 1)
  for (const { leadId, personIds } of recordsOf(await listRecords(tx, 'shift')))
    peopleOn({ leadId, personIds }).forEach(count)
  for (const { leadId, memberIds } of recordsOf(await listRecords(tx, 'patrol')))
    peopleOn({ leadId, personIds: memberIds }).forEach(count)
  const people = recordsOf(await listRecords(tx, 'person'))
  return (unitId) => {
    const own = people.filter((one) => one.unitId === unitId && duties.has(one.id))
    return own
      .toSorted((a, b) => (duties.get(b.id) ?? 0) - (duties.get(a.id) ?? 0))
      .map(({ id }): string => id)
  }
}

/** Whoever is on duty rosters, and not only above them: each is somebody of the demonstration's own. */
const onRosters: readonly Role[] = ['duty-officer', 'segment-chief']

function demonstrationChanges(
  units: readonly Unit[],
  busiest: (unitId: string) => readonly string[],
): Change[] {
  const top = units.find(({ parentId }) => parentId === null)
  const township = units.find(({ level }) => level === 'township')
  if (top === undefined || township === undefined) throw new RangeError('the demonstration has no units')
  return demonstrationAccounts.map(({ userName, name, role, ofTownship }) => {
    const unitId = (ofTownship ? township : top).id
    const personId = busiest(unitId)[onRosters.indexOf(role)] ?? null
    return begun(makeAccount({ userName, name, unitId, role, personId, synthetic: true }))
  })
}

/** An administrator belongs to a unit too: where there is none yet, to a county without ground. */
function firstChanges(units: readonly Unit[]): Change[] {
  const top = units.find(({ parentId }) => parentId === null) ?? groundlessCounty()
  const administrator = makeAccount({
    userName: 'admin',
    name: { en: 'Administrator', zh: '管理员' },
    unitId: top.id,
    role: 'administrator',
    synthetic: false,
  })
  const isNew = !units.includes(top)
  return [
    ...(isNew ? [{ kind: 'unit' as const, id: top.id, record: top, expectedVersion: 0 }] : []),
    begun(administrator),
  ]
}

const groundlessCounty = (): Unit =>
  makeRecord('unit', {
    id: newId(),
    name: { en: 'County', zh: '本县' },
    level: 'county',
    parentId: null,
    ground: [],
    synthetic: false,
  })

const makeAccount = ({ role, ...fields }: { role: Role } & Record<string, unknown>): Account =>
  account.parse({ ...fields, id: newId(), roles: [role] })

const begun = (record: Account): Change => ({ kind: 'account', id: record.id, record, expectedVersion: 0 })
