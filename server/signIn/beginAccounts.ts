import { v7 as newId } from 'uuid'
import { demonstrationAccounts, demonstrationPassword } from '../../data/demo/accounts.ts'
import { commit, type Change } from '../../data/journal/commit.ts'
import { account, type Account, type Role } from '../../data/model/account.ts'
import type { Unit } from '../../data/model/unit.ts'
import { listRecords, recordsOf } from '../../data/store/records.ts'
import type { Database } from '../../data/store/tables.ts'
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
      const changes = isDemonstration ? demonstrationChanges(units) : firstChanges(units)
      return { changes, reply: { status: 201, body: undefined } }
    },
  })
}

function demonstrationChanges(units: readonly Unit[]): Change[] {
  const top = units.find(({ parentId }) => parentId === null)
  const township = units.find(({ level }) => level === 'township')
  if (top === undefined || township === undefined) throw new RangeError('the demonstration has no units')
  return demonstrationAccounts.map(({ userName, name, role, ofTownship }) =>
    begun(makeAccount({ userName, name, unitId: (ofTownship ? township : top).id, role, synthetic: true })),
  )
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
