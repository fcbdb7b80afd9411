import { v7 as newId } from 'uuid'
import { z } from 'zod'
import { Refusal } from '../../data/journal/refusal.ts'
import { accountId } from '../../data/model/ids.ts'
import { account, delegation, type Account, type Actor, type Delegation } from '../../data/model/account.ts'
import { readTogether } from '../../data/store/acts.ts'
import { listRecords, recordsOf, tryGetRecord } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import { actOf, expectedVersion } from '../actOf.ts'
import type { App } from '../appContext.ts'
import { inputShape, makeRecord } from '../checkInput.ts'
import { endpoint, notFound } from '../endpoint.ts'
import { fieldInvalid } from '../fieldInvalid.ts'
import { versioned } from '../recordEndpoints.ts'
import { groundWithin } from '../access/groundWithin.ts'
import { checkMayGive } from './accountRules.ts'
import { delegatesOf } from './delegates.ts'

/** Longer than that is an office, and given as one. */
const longestDays = 366
const dayMs = 24 * 3_600_000

const answer = versioned('delegation')

export const listDelegations = endpoint({
  summary:
    'Delegations that one gave, was given or administers, and the accounts of those and of whom one may delegate to: at one’s own unit, below it, and at the nearest above',
  tag: 'administration',
  answer: z.object({
    items: z.array(answer),
    accounts: z.array(account.pick({ id: true, userName: true, name: true, unitId: true, roles: true })),
    sequence: z.number().int(),
  }),
  handle: ({ app, request: { actor } }) =>
    readTogether(app.db, async (tx, sequence) => {
      const isWithin = await groundWithin(app, tx, actor)
      const accounts = recordsOf(await listRecords(tx, 'account'))
      const unitOf = new Map<string, string>(accounts.map(({ id, unitId }) => [id, unitId]))
      const concerns = ({ fromAccountId, toAccountId }: Delegation) => {
        const both = [fromAccountId, toAccountId]
        const unitIds = both.flatMap((id) => unitOf.get(id) ?? [])
        return both.some((id) => id === actor.id) || isWithin('make-delegations', unitIds)
      }
      const stored = await listRecords(tx, 'delegation')
      const items = stored
        .filter(({ record }) => concerns(record))
        .map(({ record, version }) => ({ ...record, version }))
      const told = new Set<string>([
        ...delegatesOf(actor, await app.units.at(tx), accounts).map(({ id }) => id),
        ...items.flatMap(({ fromAccountId, toAccountId }) => [fromAccountId, toAccountId]),
      ])
      return {
        body: {
          items,
          accounts: accounts
            .filter(({ id, disabled }) => !disabled && told.has(id))
            .map(({ id, userName, name, unitId, roles }) => ({ id, userName, name, unitId, roles })),
          sequence,
        },
      }
    }),
})

export const makeDelegation = endpoint({
  summary: 'Let another account act with roles of one’s own, from an instant to an instant',
  tag: 'administration',
  body: inputShape(delegation, []).extend({
    fromAccountId: accountId.optional().meta({ description: 'Whoever asks, where left out' }),
  }),
  answer,
  status: 201,
  act: 'new',
  handle: ({ app, body, request }) =>
    actOf(app, request, 'delegation-made', async ({ actor, tx, nowMs }) => {
      const fromAccountId = body.fromAccountId ?? actor.id
      const record = makeRecord('delegation', { ...body, fromAccountId, id: newId(), synthetic: false })
      checkTime(record, nowMs)
      const from = await getEnabled(tx, record.fromAccountId, 'fromAccountId')
      await getEnabled(tx, record.toAccountId, 'toAccountId')
      const isWithin = await groundWithin(app, tx, actor)
      // What is not theirs to delegate at all is refused as such, when it is judged.
      if (from.id === actor.id || isWithin('make-delegations', [from.unitId]))
        await checkDelegate(app, tx, actor, record.toAccountId)
      const missing = record.roles.find((role) => !from.roles.includes(role))
      if (missing !== undefined)
        throw fieldInvalid(
          'roles',
          `${from.userName} does not hold the role ${missing}, and only one’s own roles are delegated`,
          `${from.userName} 没有角色 ${missing}，只能授予本人的角色`,
        )
      if (from.id !== actor.id && record.toAccountId === actor.id)
        throw new Refusal(
          'forbidden',
          { en: 'Nobody gives themselves the roles of another.', zh: '不能将他人的角色授予自己。' },
          'toAccountId',
        )
      if (from.id !== actor.id)
        checkMayGive(actor, recordsOf(await listRecords(tx, 'unit')), record.roles, 'roles')
      return {
        changes: [{ kind: 'delegation', id: record.id, record, expectedVersion: 0 }],
        reply: { status: 201, body: { ...record, version: 1 } },
      }
    }),
})

export const endDelegation = endpoint({
  summary: 'End a delegation; who gave it may, and who administers them',
  tag: 'administration',
  params: z.object({ id: z.uuid() }),
  status: 204,
  act: 'of-version',
  handle: ({ app, params, request }) =>
    actOf(app, request, 'delegation-ended', async ({ tx }) => {
      const stored = await tryGetRecord(tx, 'delegation', params.id)
      if (stored === undefined) throw notFound('id', params.id)
      const expected = expectedVersion(request)
      return {
        changes: [{ kind: 'delegation', id: params.id, record: null, expectedVersion: expected }],
        reply: { status: 204, body: undefined },
      }
    }),
})

function checkTime({ from, to }: Pick<Delegation, 'from' | 'to'>, nowMs: number): void {
  if (Date.parse(to) <= nowMs) throw fieldInvalid('to', 'this is over already', '该时间已过')
  if (Date.parse(to) - Date.parse(from) > longestDays * dayMs)
    throw fieldInvalid(
      'to',
      `roles are delegated for at most ${longestDays} days`,
      `授权最长 ${longestDays} 天`,
    )
}

/** Whoever is not told of an account is not told here either that it is there. */
async function checkDelegate(app: App, tx: Reader, actor: Actor, toAccountId: string): Promise<void> {
  const accounts = recordsOf(await listRecords(tx, 'account'))
  const delegates = delegatesOf(actor, await app.units.at(tx), accounts)
  if (!delegates.some(({ id }) => id === toAccountId)) throw noAccount('toAccountId', toAccountId)
}

const noAccount = (field: string, id: string): Refusal =>
  fieldInvalid(field, `there is no account ${id}`, `没有 ${id} 这个账号`)

async function getEnabled(tx: Reader, id: string, field: string): Promise<Account> {
  const stored = await tryGetRecord(tx, 'account', id)
  if (stored === undefined) throw noAccount(field, id)
  if (stored.record.disabled)
    throw new Refusal(
      'field-invalid',
      {
        en: `${field}: the account ${stored.record.userName} is disabled.`,
        zh: `${field}：账号 ${stored.record.userName} 已停用。`,
      },
      field,
    )
  return stored.record
}
