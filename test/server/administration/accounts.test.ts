import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Account, Delegation, Role } from '../../../data/model/account.ts'
import type { Problem } from '../../../data/model/problem.ts'
import { currentSequence } from '../../../data/store/acts.ts'
import { accountWith, actorOf, asking } from '../access/actors.ts'
import {
  accountBody,
  displayBody,
  name,
  startSmallCounty,
  unitBody,
  type SmallCounty,
} from '../smallCounty.ts'

let county: SmallCounty
beforeAll(async () => {
  county = await startSmallCounty({ actorOf })
})
afterAll(() => county.stop())

let count = 0
const fresh = (): string => `somebody.${++count}`
const post = async (path: string, body: unknown, headers: Record<string, string> = {}) =>
  county.send('POST', path, body, headers)

async function account(roles: readonly Role[], unitId = county.unitId): Promise<Account> {
  const answer = await post('/api/accounts', { ...accountBody(county, fresh()), roles, unitId })
  expect(answer.status, await answer.clone().text()).toBe(201)
  return (await answer.json()) as Account
}
const changed = async (
  { id, synthetic: _, ...was }: Account & { version?: number; oneTimePassword?: unknown },
  more: object,
  headers: Record<string, string> = {},
  version = 1,
) => {
  const { version: __, oneTimePassword: ___, ...body } = was
  return county.send(
    'PUT',
    `/api/accounts/${id}`,
    { ...body, ...more },
    { 'If-Match': `"${version}"`, ...headers },
  )
}
const as1 = ({ id, roles, unitId }: Account) => asking(accountWith(roles, unitId, id))
async function refusal(answer: Response): Promise<[number, string, string | undefined]> {
  const { code, field } = (await answer.json()) as Problem
  return [answer.status, code, field]
}

describe('an account', () => {
  it('has a name that is nobody else’s, ever', async () => {
    const { userName, ...first } = await account(['planner'])
    const again = await post('/api/accounts', accountBody(county, userName.toUpperCase()))
    expect(await refusal(again)).toEqual([400, 'field-invalid', 'userName'])
    await changed({ userName, ...first }, { disabled: true })
    const later = await post('/api/accounts', accountBody(county, userName))
    expect(await refusal(later)).toEqual([400, 'field-invalid', 'userName'])
    const renamed = await changed({ userName, ...first }, { userName: fresh() }, {}, 2)
    expect(await refusal(renamed)).toEqual([400, 'field-invalid', 'userName'])
    expect(await refusal(await post('/api/accounts', accountBody(county, 'borderkeep')))).toEqual([
      400,
      'field-invalid',
      'userName',
    ])
  })

  it.each([
    ['a unit that is none', { unitId: randomUUID() }, 'unitId'],
    ['a person who is none', { personId: randomUUID() }, 'personId'],
    ['no role', { roles: [] }, 'roles'],
    ['a role that is none', { roles: ['king'] }, 'roles.0'],
    ['a name with markup', { userName: '<b>x</b>' }, 'userName'],
    ['a password', { password: 'x' }, 'password'],
  ])('with %s is refused', async (_, more, field) => {
    const answer = await post('/api/accounts', { ...accountBody(county, fresh()), ...more })
    expect(await refusal(answer)).toEqual([400, 'field-invalid', field])
  })

  it('raises itself by nothing', async () => {
    const own = await account(['administrator'])
    const me = as1(own)
    await account(['administrator'])
    expect(await refusal(await changed(own, { roles: ['administrator', 'commander'] }, me))).toEqual([
      403,
      'forbidden',
      'roles',
    ])
    expect(await refusal(await changed(own, { disabled: true }, me))).toEqual([403, 'forbidden', 'disabled'])
    expect(await refusal(await changed(own, { unitId: county.villageId }, me))).toEqual([
      403,
      'forbidden',
      'unitId',
    ])
    expect((await changed(own, { name: name('Another name') }, me)).status).toBe(200)
  })

  it('that administers the county stays while it is the last', async () => {
    const own = await startSmallCounty({ actorOf })
    const last = (await (
      await own.send('POST', '/api/accounts', { ...accountBody(own, 'last'), roles: ['administrator'] })
    ).json()) as Account
    // Of a village only.
    await own.send('POST', '/api/accounts', {
      ...accountBody(own, 'village'),
      unitId: own.villageId,
      roles: ['administrator'],
    })
    const put = async (more: object) =>
      own.send(
        'PUT',
        `/api/accounts/${last.id}`,
        { name: last.name, unitId: last.unitId, roles: last.roles, ...more },
        { 'If-Match': '"1"' },
      )
    expect(await refusal(await put({ disabled: true }))).toEqual([409, 'still-in-use', 'disabled'])
    expect(await refusal(await put({ roles: ['planner'] }))).toEqual([409, 'still-in-use', 'roles'])
    expect(await refusal(await put({ unitId: own.villageId }))).toEqual([409, 'still-in-use', 'roles'])
    await own.send('POST', '/api/accounts', {
      ...accountBody(own, 'next'),
      roles: ['administrator', 'planner'],
    })
    expect((await put({ disabled: true })).status).toBe(200)
    await own.stop()
  })

  it('of a part is administered from there, and only up to what that part reaches', async () => {
    const head = accountWith(['administrator'], county.villageId, randomUUID())
    const made = async (more: object) =>
      post(
        '/api/accounts',
        { ...accountBody(county, fresh()), unitId: county.villageId, ...more },
        asking(head),
      )
    expect((await made({})).status).toBe(201)
    expect(await refusal(await made({ unitId: county.unitId }))).toEqual([
      403,
      'outside-jurisdiction',
      'unitId',
    ])
    for (const role of ['commander', 'duty-desk', 'administrator'])
      expect(await refusal(await made({ roles: ['planner', role] }))).toEqual([403, 'forbidden', 'roles'])
    const desk = await account(['duty-desk'], county.villageId)
    expect(await refusal(await changed(desk, { name: name('Mine') }, asking(head)))).toEqual([
      403,
      'forbidden',
      'roles',
    ])
    const seen = (await (await county.get('/api/accounts', asking(head))).json()) as { items: Account[] }
    expect(new Set(seen.items.map(({ unitId }) => unitId))).toEqual(new Set([county.villageId]))
  })

  it('is not taken back', async () => {
    const made = await post('/api/accounts', accountBody(county, fresh()))
    const undone = await post(`/api/acts/${made.headers.get('Act-Sequence')}/undo`, undefined)
    expect(await refusal(undone)).toEqual([409, 'not-reversible', undefined])
  })
})

describe('a delegation', () => {
  const week = { from: '2026-03-10T00:00:00Z', to: '2026-03-17T00:00:00Z' }

  it('is given of one’s own roles by oneself, and ended', async () => {
    const [from, to] = [await account(['commander', 'planner']), await account(['approver'])]
    const body = { toAccountId: to.id, roles: ['planner'], ...week }
    const made = await post('/api/delegations', body, as1(from))
    const { id, fromAccountId } = (await made.json()) as Delegation
    expect([made.status, fromAccountId]).toEqual([201, from.id])
    const listOf = async (who: Account) =>
      ((await (await county.get('/api/delegations', as1(who))).json()) as { items: Delegation[] }).items
    expect((await listOf(from)).map((one) => one.id)).toEqual([id])
    expect((await listOf(to)).map((one) => one.id)).toEqual([id])
    expect(await listOf(await account(['planner']))).toEqual([])
    const stranger = await county.send('DELETE', `/api/delegations/${id}`, undefined, {
      'If-Match': '"1"',
      ...as1(await account(['planner'])),
    })
    expect(stranger.status).toBe(403)
    const ended = await county.send('DELETE', `/api/delegations/${id}`, undefined, {
      'If-Match': '"1"',
      ...as1(from),
    })
    expect(ended.status).toBe(204)
  })

  it('is refused of what is not one’s own, for too long, too late, to oneself or to nobody', async () => {
    const [from, to] = [await account(['planner']), await account(['approver'])]
    const gone = await account(['planner'])
    await changed(gone, { disabled: true })
    const made = async (more: object, who = from) =>
      post('/api/delegations', { toAccountId: to.id, roles: ['planner'], ...week, ...more }, as1(who))
    expect(await refusal(await made({ roles: ['commander'] }))).toEqual([400, 'field-invalid', 'roles'])
    expect(await refusal(await made({ to: '2027-03-12T00:00:00Z' }))).toEqual([400, 'field-invalid', 'to'])
    expect(await refusal(await made({ from: week.to, to: week.from }))).toEqual([400, 'field-invalid', 'to'])
    const over = { from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z' }
    expect(await refusal(await made(over))).toEqual([400, 'field-invalid', 'to'])
    expect(await refusal(await made({ toAccountId: from.id }))).toEqual([400, 'field-invalid', 'toAccountId'])
    expect(await refusal(await made({ toAccountId: randomUUID() }))).toEqual([
      400,
      'field-invalid',
      'toAccountId',
    ])
    expect(await refusal(await made({ toAccountId: gone.id }))).toEqual([400, 'field-invalid', 'toAccountId'])
    expect((await made({ fromAccountId: to.id, toAccountId: from.id, roles: ['approver'] })).status).toBe(403)
  })

  it('is for one’s own unit, those below and the nearest above; of others no names are told', async () => {
    const below = async (parentId: string, level: string) => {
      const made = await post('/api/units', { ...unitBody(county), level, parentId, ground: [] })
      return ((await made.json()) as { id: string }).id
    }
    const neighbourId = await below(county.unitId, 'village')
    const groupId = await below(county.villageId, 'group')
    const [head, own, neighbour, group] = [
      await account(['planner']),
      await account(['planner'], county.villageId),
      await account(['planner'], neighbourId),
      await account(['planner'], groupId),
    ]
    const toldTo = async (who: Account) => {
      const answer = await county.get('/api/delegations', as1(who))
      const { accounts } = (await answer.json()) as { accounts: Account[] }
      return [head, own, neighbour, group].filter(({ id }) => accounts.some((one) => one.id === id))
    }
    expect(await toldTo(head)).toEqual([head, own, neighbour, group])
    expect(await toldTo(own)).toEqual([head, own, group])
    expect(await toldTo(neighbour)).toEqual([head, neighbour])
    expect(await toldTo(group)).toEqual([own, group])
    const made = async (from: Account, to: Account, by = from) =>
      post(
        '/api/delegations',
        { fromAccountId: from.id, toAccountId: to.id, roles: ['planner'], ...week },
        as1(by),
      )
    expect((await made(own, head)).status).toBe(201)
    expect(await refusal(await made(own, neighbour))).toEqual([400, 'field-invalid', 'toAccountId'])
    expect(await refusal(await made(group, head))).toEqual([400, 'field-invalid', 'toAccountId'])
    const administrator = await account(['administrator'])
    expect((await made(own, neighbour, administrator)).status).toBe(201)
    // Whom one has to do with is told as well.
    expect(await toldTo(neighbour)).toEqual([head, own, neighbour])
  })

  it('is of what one holds, never of what one was given', async () => {
    const [from, to] = [await account(['commander']), await account(['planner'])]
    const given = asking({
      ...accountWith(['planner'], to.unitId, to.id),
      grants: [
        { role: 'planner', unitId: to.unitId, delegatedBy: null, ofTop: true },
        { role: 'commander', unitId: from.unitId, delegatedBy: from.id, ofTop: true },
      ],
    })
    const third = await account(['inspector'])
    const body = { toAccountId: third.id, roles: ['commander'], ...week }
    expect(await refusal(await post('/api/delegations', body, given))).toEqual([
      400,
      'field-invalid',
      'roles',
    ])
  })
})

describe('a display link', () => {
  it('is made within one’s reach, and revoked', async () => {
    const commander = asking(accountWith(['commander'], county.villageId, randomUUID()))
    const elsewhere = await post('/api/displays', displayBody(county), commander)
    expect(await refusal(elsewhere)).toEqual([403, 'outside-jurisdiction', 'unitId'])
    const body = { ...displayBody(county), unitId: county.villageId, networks: ['10.1.0.0/16', 'fd00::/8'] }
    const made = await post('/api/displays', body, commander)
    const { id } = (await made.json()) as { id: string }
    expect(made.status).toBe(201)
    const list = (await (await county.get('/api/displays', commander)).json()) as { items: { id: string }[] }
    expect(list.items.map((one) => one.id)).toEqual([id])
    const revoked = await county.send('DELETE', `/api/displays/${id}`, undefined, {
      'If-Match': '"1"',
      ...commander,
    })
    expect(revoked.status).toBe(204)
  })

  it.each([
    ['a network that is none', { networks: ['10.1.0.0'] }, 'networks.0'],
    ['an end that is over', { until: '2026-03-01T00:00:00Z' }, 'until'],
    ['no name', { name: ' ' }, 'name'],
  ])('with %s is refused', async (_, more, field) => {
    const answer = await post('/api/displays', { ...displayBody(county), ...more })
    expect((await refusal(answer)).slice(0, 2)).toEqual([400, 'field-invalid'])
    expect(field).toBeTruthy()
  })
})

describe('units and people of others', () => {
  const head = () => asking(accountWith(['administrator'], county.villageId, randomUUID()))
  const village = async () =>
    ((await (await county.get('/api/units')).json()) as { items: ({ id: string } & object)[] }).items.find(
      ({ id }) => id === county.villageId,
    )!
  const put = async (more: object) => {
    const { id, version: _, synthetic: __, ...unit } = (await village()) as unknown as Record<string, unknown>
    return county.send(
      'PUT',
      `/api/units/${id as string}`,
      { ...unit, ...more },
      { 'If-Match': '"1"', ...head() },
    )
  }

  it('are not changed, and one’s own reach is not widened', async () => {
    const before = await currentSequence(county.db)
    const { lineId, unitId } = county
    const wider = await put({ ground: [{ lineId, fromM: 1000, toM: county.lengthM }] })
    expect((await refusal(wider)).slice(0, 2)).toEqual([403, 'outside-jurisdiction'])
    const moved = await put({ parentId: null, ground: [] })
    expect(await refusal(moved)).toEqual([403, 'outside-jurisdiction', 'parentId'])
    const beside = await post('/api/units', unitBody(county), head())
    expect((await refusal(beside)).slice(0, 2)).toEqual([403, 'outside-jurisdiction'])
    const top = await post(
      '/api/units',
      { ...unitBody(county), level: 'county', parentId: null, ground: [] },
      head(),
    )
    expect((await refusal(top)).slice(0, 2)).toEqual([403, 'outside-jurisdiction'])
    const person = { unitId, name: name('Wang'), post: name('Guide'), mayLead: false }
    expect((await refusal(await post('/api/people', person, head()))).slice(0, 2)).toEqual([
      403,
      'outside-jurisdiction',
    ])
    const csv = { 'Content-Type': 'text/csv', ...head() }
    const file = `name,unit,post\nWang,${unitId},Guide\n`
    const preview = await post('/api/people/import?preview=true', file, csv)
    expect(await preview.json()).toMatchObject({ ok: false, rows: [{ errors: [{ field: 'unit' }] }] })
    expect((await post('/api/people/import', file, csv)).ok).toBe(false)
    expect(await currentSequence(county.db)).toBe(before)
  })

  it('are changed where they lie below', async () => {
    const group = { ...unitBody(county), level: 'group', parentId: county.villageId, ground: [] }
    expect((await post('/api/units', group, head())).status).toBe(201)
    expect((await put({ name: name('East village, renamed') })).status).toBe(200)
  })
})
