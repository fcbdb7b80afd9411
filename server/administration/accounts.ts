import { v7 as newId } from 'uuid'
import { z } from 'zod'
import { account, type Account } from '../../data/model/account.ts'
import { readTogether } from '../../data/store/acts.ts'
import { listRecords, recordsOf, tryGetRecord, type Stored } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import { actOf, checkReferences, expectedVersion } from '../actOf.ts'
import { inputShape, makeRecord } from '../checkInput.ts'
import { endpoint, notFound } from '../endpoint.ts'
import { fieldInvalid } from '../fieldInvalid.ts'
import { versioned } from '../recordEndpoints.ts'
import { reachOf } from './reach.ts'
import {
  checkAdministratorStays,
  checkMayGive,
  checkNotOneself,
  checkUserNameIsFree,
} from './accountRules.ts'

const params = z.object({ id: z.uuid() })
const answer = versioned('account')
const oneTimePassword = z
  .string()
  .nullable()
  .meta({ description: 'Told this once; null where the act is repeated, as nobody keeps it' })

export const listAccounts = endpoint({
  summary: 'Accounts of the units that one administers',
  tag: 'administration',
  answer: z.object({ items: z.array(answer), sequence: z.number().int() }),
  handle: ({ app, request }) =>
    readTogether(app.db, async (tx, sequence) => {
      const isWithin = await reachOf(app, tx, request.actor, 'see-accounts')
      const stored = await listRecords(tx, 'account')
      const items = stored
        .filter(({ record }) => isWithin(record.unitId))
        .map(({ record, version }) => ({ ...record, version }))
      return { body: { items, sequence } }
    }),
})

export const makeAccount = endpoint({
  summary: 'Make an account; the answer tells its password, to be changed when it first signs in',
  tag: 'administration',
  body: inputShape(account, ['disabled']),
  answer: answer.extend({ oneTimePassword }),
  status: 201,
  act: 'new',
  async handle({ app, body, request }) {
    const made = await actOf(app, request, 'account-created', async ({ actor, tx }) => {
      const { accounts, units } = await readAccounts(tx)
      await checkPlace(tx, body)
      checkUserNameIsFree(accounts, body.userName)
      checkMayGive(actor, units, body.roles, 'roles')
      const record = makeRecord('account', { ...body, id: newId(), disabled: false, synthetic: false })
      return {
        changes: [{ kind: 'account', id: record.id, record, expectedVersion: 0 }],
        reply: { status: 201, body: { ...record, version: 1 } },
      }
    })
    return { ...made, body: { ...(made.body as Account), oneTimePassword: null } }
  },
})

export const changeAccount = endpoint({
  summary: 'Change an account, or disable it; what it is called stays',
  tag: 'administration',
  params,
  body: inputShape(account, ['userName']).extend({ userName: account.shape.userName.optional() }),
  answer,
  act: 'of-version',
  handle: ({ app, params, body, request }) =>
    actOf(app, request, 'account-changed', async ({ actor, tx }) => {
      const { record: before } = await getAccount(tx, params.id)
      const { accounts, units } = await readAccounts(tx)
      const { userName, synthetic } = before
      if (body.userName !== undefined && body.userName !== userName)
        throw fieldInvalid(
          'userName',
          'this stays: it signs what was done',
          '用户名不能修改：它是操作留痕的依据',
        )
      await checkPlace(tx, body)
      const record = makeRecord('account', { ...body, userName, id: params.id, synthetic })
      checkNotOneself(actor, before, record)
      checkMayGive(actor, units, [...before.roles, ...record.roles], 'roles')
      checkAdministratorStays(accounts, units, record)
      const expected = expectedVersion(request)
      return {
        changes: [{ kind: 'account', id: params.id, record, expectedVersion: expected }],
        reply: { status: 200, body: { ...record, version: expected + 1 } },
      }
    }),
})

async function readAccounts(tx: Reader) {
  const accounts = recordsOf(await listRecords(tx, 'account'))
  const units = recordsOf(await listRecords(tx, 'unit'))
  return { accounts, units }
}

async function getAccount(tx: Reader, id: string): Promise<Stored<'account'>> {
  const stored = await tryGetRecord(tx, 'account', id)
  if (stored === undefined) throw notFound('id', id)
  return stored
}

async function checkPlace(tx: Reader, { unitId, personId }: Pick<Account, 'unitId' | 'personId'>) {
  await checkReferences(tx, 'unit', [{ field: 'unitId', id: unitId }])
  await checkReferences(tx, 'person', [{ field: 'personId', id: personId }])
}
