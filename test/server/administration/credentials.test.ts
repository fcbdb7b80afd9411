import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountId } from '../../../data/model/ids.ts'
import type { AuditEntry } from '../../../data/model/audit.ts'
import { tryMakeCredential } from '../../../server/signIn/credentials.ts'
import { name } from '../smallCounty.ts'
import { cookieOf, startApp, type RunningApp } from '../startApp.ts'

let app: RunningApp
let admin: { Cookie: string }
let unitId: string
beforeAll(async () => {
  app = await startApp({ demonstration: 'malipo', accounts: true })
  admin = await app.signIn('admin', 'borderkeep-demo')
  const { items } = (await (await app.get('/api/units', admin)).json()) as {
    items: { id: string; level: string }[]
  }
  unitId = items.find(({ level }) => level === 'county')!.id
})
afterAll(() => app.stop())

interface Made {
  id: string
  userName: string
  oneTimePassword: string | null
}
const makeAccount = async (userName: string, key: string = randomUUID()): Promise<Made> => {
  const body = { userName, name: name('Somebody'), unitId, roles: ['planner'] }
  const answer = await app.send('POST', '/api/accounts', body, { ...admin, 'Idempotency-Key': key })
  expect(answer.status).toBe(201)
  return (await answer.json()) as Made
}
const kindOf = async (headers: Record<string, string>) =>
  ((await (await app.get('/api/me', headers)).json()) as { actor: { kind: string } }).actor.kind

describe('a one-time password', () => {
  it('is told once, has to be changed, and is kept nowhere', async () => {
    const key = randomUUID()
    const { oneTimePassword } = await makeAccount('li.si', key)
    expect((await makeAccount('li.si', key)).oneTimePassword).toBeNull()
    const headers = await app.signIn('li.si', oneTimePassword!)
    const refused = await app.get('/api/county', headers)
    expect(await refused.json()).toMatchObject({ code: 'password-change-needed' })
    for (const file of ['borderkeep.sqlite', 'borderkeep.sqlite-wal'])
      expect(readFileSync(join(app.folder, file)).includes(oneTimePassword!)).toBe(false)
  })

  it('is told to one of those who send the same at once, and the other is answered as a repeat', async () => {
    const key = randomUUID()
    const made = await Promise.all(Array.from({ length: 8 }, () => makeAccount('qian.ba', key)))
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
    const told = made.flatMap(({ oneTimePassword }) => oneTimePassword ?? [])
    expect(told).toHaveLength(1)
    await app.signIn('qian.ba', told[0]!)
  })

  it('is made once, whatever comes between looking for one and making it', async () => {
    const nameless = { id: accountId.parse(randomUUID()), userName: 'feng.ba', name: 'Somebody' }
    const made = await Promise.all([1, 2, 3].map(() => tryMakeCredential(app.app.signIn!, nameless)))
    expect(made.filter((password) => password !== undefined)).toHaveLength(1)
  })

  it('is of one account where two take the same name at once', async () => {
    const body = { userName: 'wu.jiu', name: 'Somebody', unitId, roles: ['planner'] }
    const answers = await Promise.all([1, 2].map(() => app.send('POST', '/api/accounts', body, admin)))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 400])
  })

  it('comes of each of two resets at once, of which one holds', async () => {
    const { id } = await makeAccount('zheng.shi')
    const resets = await Promise.all(
      [1, 2].map(() => app.send('POST', `/api/accounts/${id}/reset`, undefined, admin)),
    )
    expect(resets.map(({ status }) => status)).toEqual([200, 200])
    const told = await Promise.all(resets.map(async (reset) => (await reset.json()) as Made))
    const signedIn = await Promise.allSettled(
      told.map(({ oneTimePassword }) => app.signIn('zheng.shi', oneTimePassword!)),
    )
    expect(signedIn.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('comes of a reset, which signs the account out', async () => {
    const { id, oneTimePassword: first } = await makeAccount('wang.wu')
    const headers = await app.signIn('wang.wu', first!)
    const sessions = await app.get(`/api/accounts/${id}/sessions`, admin)
    expect(((await sessions.json()) as { items: object[] }).items).toHaveLength(1)
    const reset = await app.send('POST', `/api/accounts/${id}/reset`, undefined, admin)
    const { oneTimePassword } = (await reset.json()) as Made
    expect(await kindOf(headers)).toBe('nobody')
    await expect(app.signIn('wang.wu', first!)).rejects.toThrow('sign-in-refused')
    const again = await app.signIn('wang.wu', oneTimePassword!)
    const ended = await app.send('DELETE', `/api/accounts/${id}/sessions`, undefined, admin)
    expect([ended.status, await kindOf(again)]).toEqual([204, 'nobody'])
  })

  it('is nobody’s to give but an administrator’s', async () => {
    const { id } = await makeAccount('zhao.liu')
    for (const role of ['commander', 'desk', 'inspector']) {
      const headers = await app.signIn(role, 'borderkeep-demo')
      expect((await app.send('POST', `/api/accounts/${id}/reset`, undefined, headers)).status).toBe(403)
      expect((await app.get('/api/audit', headers)).status).toBe(403)
    }
  })

  it('does not help once the account is disabled', async () => {
    const { id, oneTimePassword } = await makeAccount('sun.qi')
    const headers = await app.signIn('sun.qi', oneTimePassword!)
    const body = { name: name('Somebody'), unitId, roles: ['planner'], disabled: true }
    await app.send('PUT', `/api/accounts/${id}`, body, { ...admin, 'If-Match': '"1"' })
    expect(await kindOf(headers)).toBe('nobody')
    await expect(app.signIn('sun.qi', oneTimePassword!)).rejects.toThrow('sign-in-refused')
  })
})

it('what the whole county answers for is done by no administrator or commander of a part of it', async () => {
  const good = 'fourteen grey herons'
  const { items } = (await (await app.get('/api/units', admin)).json()) as {
    items: { id: string; level: string }[]
  }
  const townshipId = items.find(({ level }) => level === 'township')!.id
  const roles = ['administrator', 'commander']
  const asked = async (userName: string, unit: string) => {
    const body = { userName, name: name('Somebody'), unitId: unit, roles }
    const made = (await (await app.send('POST', '/api/accounts', body, admin)).json()) as Made
    const headers = await app.signIn(userName, made.oneTimePassword!)
    const passwords = { current: made.oneTimePassword, next: good }
    const changed = await app.send('PUT', '/api/me/password', passwords, headers)
    const own = { Cookie: cookieOf(changed) }
    const statuses = [
      await app.get('/api/audit', own),
      await app.get('/api/metrics', own),
      await app.get('/api/backups', own),
      await app.send('POST', '/api/backups', undefined, own),
      await app.send('POST', '/api/collections/border-lines/items', {}, own),
      await app.send('POST', '/api/tier-orders', {}, own),
      await app.get('/api/accounts', own),
    ].map(({ status }) => status)
    return { id: made.id, own, statuses }
  }
  const ofPart = await asked('head.of.part', townshipId)
  expect(ofPart.statuses).toEqual([403, 403, 403, 403, 403, 403, 200])
  expect((await asked('head.of.county', unitId)).statuses).toEqual([200, 200, 200, 201, 400, 400, 200])

  // Who is moved to the top has them from then on.
  const body = { name: name('Somebody'), unitId, roles }
  await app.send('PUT', `/api/accounts/${ofPart.id}`, body, { ...admin, 'If-Match': '"1"' })
  expect((await app.get('/api/audit', ofPart.own)).status).toBe(200)
})

describe('the address of a display', () => {
  it('is told once, opens for the first display only, and ends with the link', async () => {
    const make = async (key: string) => {
      const answer = await app.send(
        'POST',
        '/api/displays',
        { name: 'Hall', unitId },
        { ...admin, 'Idempotency-Key': key },
      )
      return (await answer.json()) as { id: string; address: string | null }
    }
    const key = randomUUID()
    const { id, address } = await make(key)
    expect(await make(key)).toMatchObject({ id, address: null })
    const open = async () => fetch(app.address + address!, { method: 'POST', redirect: 'manual' })
    const opened = await open()
    const display = { Cookie: cookieOf(opened) }
    expect([opened.status, await kindOf(display)]).toEqual([303, 'display'])
    expect((await open()).status).toBe(403)
    const { items } = (await (await app.get('/api/displays', admin)).json()) as {
      items: { id: string; boundAt: string | null; boundAddress: string | null }[]
    }
    expect(items.find((one) => one.id === id)).toMatchObject({ boundAddress: expect.any(String) as string })
    const revoked = await app.send('DELETE', `/api/displays/${id}`, undefined, {
      ...admin,
      'If-Match': '"1"',
    })
    expect([revoked.status, await kindOf(display)]).toEqual([204, 'nobody'])
  })
})

it('the address of a display is told to one of those who send the same at once', async () => {
  const key = randomUUID()
  const body = { name: 'Hall', unitId }
  const answers = await Promise.all(
    Array.from({ length: 8 }, () =>
      app.send('POST', '/api/displays', body, { ...admin, 'Idempotency-Key': key }),
    ),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
  const made = await Promise.all(
    answers.map(async (answer) => (await answer.json()) as { id: string; address: string | null }),
  )
  expect(new Set(made.map(({ id }) => id)).size).toBe(1)
  expect(made.filter(({ address }) => address !== null)).toHaveLength(1)
})

describe('the audit', () => {
  it('is read page by page, newest first', async () => {
    const read = async (query: string) =>
      ((await (await app.get(`/api/audit${query}`, admin)).json()) as { items: AuditEntry[] }).items
    const all = await read('')
    expect(all.some(({ kind, detail }) => kind === 'password-reset' && detail === 'by admin')).toBe(true)
    const ids = all.map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted((a, b) => b - a))
    const [first, second] = [await read('?limit=3'), await read(`?limit=3&before=${ids[2]}`)]
    expect([...first, ...second].map(({ id }) => id)).toEqual(ids.slice(0, 6))
  })
})
