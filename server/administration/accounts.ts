import { v7 as newId } from 'uuid'
import { z } from 'zod'
import { Refusal } from '../../data/journal/refusal.ts'
import { account, type Account } from '../../data/model/account.ts'
import { session } from '../../data/model/signIn.ts'
import { readTogether } from '../../data/store/acts.ts'
import { listRecords, recordsOf, tryGetRecord, type Stored } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import { actOf, checkReferences, expectedVersion } from '../actOf.ts'
import type { App } from '../appContext.ts'
import { inputShape, makeRecord } from '../checkInput.ts'
import { endpoint, notFound, type RequestFacts } from '../endpoint.ts'
import { fieldInvalid } from '../fieldInvalid.ts'
import { versioned } from '../recordEndpoints.ts'
import { endCalendarToken } from '../signIn/calendars.ts'
import { endSessions, listSessions, resetPassword, tryMakeCredential } from '../signIn/credentials.ts'
import { getSignInOf } from '../signInEndpoints.ts'
import { groundWithin } from '../access/groundWithin.ts'
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
      const isWithin = await groundWithin(app, tx, request.actor)
      const stored = await listRecords(tx, 'account')
      const items = stored
        .filter(({ record }) => isWithin('see-accounts', [record.unitId]))
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
    const record = made.body as Account
    const by = app.signIn
    const oneTimePassword = (by && (await tryMakeCredential(by, record))) ?? null
    return { ...made, body: { ...record, oneTimePassword } }
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

export const resetAccount = endpoint({
  summary:
    'Give an account a password for once; it is signed out everywhere, and has no second factor and no calendar then',
  tag: 'administration',
  params,
  answer: z.object({ oneTimePassword: z.string() }),
  async handle({ app, params, request }) {
    const by = getSignInOf(app)
    const account = await getOwnToKeep(app, request, params.id)
    const oneTimePassword = await resetPassword(by, account)
    await endCalendarToken(by, account.id)
    await by.audit('password-reset', account, request.client.address, `by ${request.actor.userName}`)
    return { body: { oneTimePassword } }
  },
})

export const listAccountSessions = endpoint({
  summary: 'Where an account is signed in',
  tag: 'administration',
  params,
  answer: z.object({ items: z.array(session) }),
  async handle({ app, params, request }) {
    const { id } = await getOwnToKeep(app, request, params.id)
    return { body: { items: await listSessions(getSignInOf(app), id) } }
  },
})

export const endAccountSessions = endpoint({
  summary: 'Sign an account out everywhere',
  tag: 'administration',
  params,
  status: 204,
  async handle({ app, params, request }) {
    const by = getSignInOf(app)
    const account = await getOwnToKeep(app, request, params.id)
    await endSessions(by, account.id)
    await by.audit('session-ended', account, request.client.address, `by ${request.actor.userName}`)
    return {}
  },
})

/** An account that whoever asks administers: to have its password is to have its roles. */
async function getOwnToKeep(app: App, { actor }: RequestFacts, id: string): Promise<Account> {
  return readTogether(app.db, async (tx) => {
    const { record } = await getAccount(tx, id)
    const isWithin = await groundWithin(app, tx, actor)
    if (!isWithin('keep-accounts', [record.unitId]))
      throw new Refusal('outside-jurisdiction', {
        en: 'This account is not yours to administer.',
        zh: '该账号不在您的管理范围。',
      })
    checkMayGive(actor, (await readAccounts(tx)).units, record.roles, undefined)
    return record
  })
}

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
