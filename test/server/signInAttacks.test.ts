import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demonstrationPassword as password } from '../../data/demo/accounts.ts'
import type { Account } from '../../data/model/account.ts'
import { listRecords } from '../../data/store/records.ts'
import { readSecret } from '../../server/signIn/secret.ts'
import { cookieOf, startApp, type RunningApp } from './startApp.ts'
import { totp } from './totp.ts'

const folder = mkdtempSync(join(tmpdir(), 'borderkeep-attacks-'))
const start = () => startApp({ demonstration: 'malipo', accounts: true, folder })
let app: RunningApp
beforeAll(async () => {
  app = await start()
})
afterAll(async () => {
  await app.stop()
  rmSync(folder, { recursive: true })
})

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(app.address + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
const tryToSignIn = (userName: string, given: string) => post('/api/sign-in', { userName, password: given })
const passMinutes = (minutes: number) => {
  app.clock.nowMs += minutes * 60_000
}
const whoIs = async (headers: Record<string, string>) =>
  (
    (await (await app.get('/api/me', headers)).json()) as {
      actor: { kind: string; grants: { role: string; delegatedBy: string | null }[] }
    }
  ).actor

async function accountOf(userName: string): Promise<Account & { version: number }> {
  const found = (await listRecords(app.db, 'account')).find(({ record }) => record.userName === userName)
  return { ...found!.record, version: found!.version }
}

async function disable(userName: string, disabled: boolean): Promise<void> {
  const { id, version, synthetic: _, ...body } = await accountOf(userName)
  const headers = { ...(await app.signIn('admin', password)), 'If-Match': `"${version}"` }
  const answer = await app.send('PUT', `/api/accounts/${id}`, { ...body, disabled }, headers)
  expect(answer.status, await answer.clone().text()).toBe(200)
}

describe('passwords that are tried', () => {
  it('all at once are no more than five', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => tryToSignIn('planner', 'wrong')))
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(35)
    expect((await tryToSignIn('planner', password)).status).toBe(429)
  })

  it('are locked after a restart as before it, and written down as locked once', async () => {
    await app.stop()
    const { nowMs } = app.clock
    app = await start()
    app.clock.nowMs = nowMs + 60_000
    expect((await tryToSignIn('planner', password)).status).toBe(429)
    const locked = await app.db.selectFrom('audit').selectAll().where('kind', '=', 'locked-out').execute()
    expect(locked.map(({ user_name }) => user_name)).toEqual(['planner'])
    passMinutes(15)
    expect((await tryToSignIn('planner', password)).status).toBe(200)
  })

  it('of an account that is disabled count like wrong ones, the right one among them, by its name', async () => {
    await disable('inspector', true)
    const [given, statuses] = [['wrong', password, 'wrong', password, password, password], [] as number[]]
    for (const one of given) statuses.push((await tryToSignIn('inspector', one)).status)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
    const { rows } = await sql<{ user_name: string; detail: string }>`SELECT user_name, detail FROM audit
      WHERE kind = 'sign-in-failed' ORDER BY id DESC LIMIT 5`.execute(app.db)
    expect(rows.map(({ user_name }) => user_name)).toEqual(Array.from({ length: 5 }, () => 'inspector'))
    expect(rows.filter(({ detail }) => detail === 'disabled')).toHaveLength(3)
    passMinutes(31)
    await disable('inspector', false)
    expect((await tryToSignIn('inspector', password)).status).toBe(200)
  })

  it('one every four minutes lock a name for a quarter of an hour after the fifth', async () => {
    for (let count = 0; count < 5; count++) {
      expect((await tryToSignIn('chief', 'wrong')).status).toBe(401)
      if (count < 4) passMinutes(3)
    }
    passMinutes(14)
    expect((await tryToSignIn('chief', password)).status).toBe(429)
    passMinutes(1.1)
    expect((await tryToSignIn('chief', password)).status).toBe(200)
  })

  it('take as long for a name that nobody has', async () => {
    passMinutes(31)
    const fastest = async (userName: string) => {
      const tookMs = []
      for (let count = 0; count < 4; count++) {
        const beganMs = performance.now()
        expect((await tryToSignIn(userName, 'wrong')).status).toBe(401)
        tookMs.push(performance.now() - beganMs)
      }
      return Math.min(...tookMs)
    }
    const [known, unknown, impossible] = [
      await fastest('desk'),
      await fastest('nobody-has-this'),
      await fastest('no name at all'),
    ]
    for (const other of [unknown, impossible]) {
      expect(other).toBeGreaterThan(known / 2)
      expect(other).toBeLessThan(known * 2)
    }
  })

  it('of many names come to an end for the address that they come from', async () => {
    passMinutes(31)
    for (let count = 0; count < 50; count++)
      await app.app.signIn!.audit('sign-in-failed', { id: null, userName: `name-${count}` }, '127.0.0.1')
    expect((await tryToSignIn('inspector', password)).status).toBe(429)
    passMinutes(15.1)
    expect((await tryToSignIn('inspector', password)).status).toBe(200)
  })

  it('are counted where somebody who is signed in is asked for theirs again', async () => {
    passMinutes(31)
    const headers = await app.signIn('approver', password)
    passMinutes(1)
    const statuses = []
    for (let count = 0; count < 6; count++)
      statuses.push((await post('/api/me/second-factor', { password: 'wrong' }, headers)).status)
    expect(statuses).toEqual([400, 400, 400, 400, 400, 429])
  })

  it('are not written down where they stand in the place of the name', async () => {
    await tryToSignIn('My Secret Passphrase!', 'x')
    const rows = await app.db.selectFrom('audit').select('user_name').execute()
    expect(JSON.stringify(rows).toLowerCase()).not.toContain('secret')
  })
})

describe('a session', () => {
  it('that ends cuts off what it listens to at once', async () => {
    passMinutes(31)
    const [listening, other] = [await app.signIn('officer', password), await app.signIn('officer', password)]
    const stream = await app.get('/api/live', listening)
    const reader = stream.body!.getReader()
    await reader.read()
    const over = (async () => {
      while (!(await reader.read()).done);
    })().catch(() => undefined)
    const beganMs = performance.now()
    const ended = await fetch(`${app.address}/api/me/sessions`, { method: 'DELETE', headers: other })
    expect(ended.status).toBe(204)
    await over
    expect(performance.now() - beganMs).toBeLessThan(3000)
    expect((await app.get('/api/county', listening)).status).toBe(401)
  })

  it('of an account that is disabled is over, and stays so when the account is back', async () => {
    const headers = await app.signIn('inspector', password)
    expect((await whoIs(headers)).kind).toBe('account')
    await disable('inspector', true)
    expect((await whoIs(headers)).kind).toBe('nobody')
    expect((await tryToSignIn('inspector', password)).status).toBe(401)
    await disable('inspector', false)
    expect((await whoIs(headers)).kind).toBe('nobody')
    expect((await tryToSignIn('inspector', password)).status).toBe(200)
  })

  it('has a role that is delegated from the instant on and until the instant that is said', async () => {
    const [from, to] = [await accountOf('commander'), await accountOf('desk')]
    const [beginsMs, endsMs] = [app.clock.nowMs + 10_000, app.clock.nowMs + 15_000]
    const during = { from: new Date(beginsMs).toISOString(), to: new Date(endsMs).toISOString() }
    const who = { fromAccountId: from.id, toAccountId: to.id, roles: ['commander'] }
    const record = { id: randomUUID(), ...who, ...during, note: '', synthetic: true }
    await app.keep([{ kind: 'delegation', record }])
    const headers = await app.signIn('desk', password)
    const roles = async (atMs: number) => {
      app.clock.nowMs = atMs
      return (await whoIs(headers)).grants.map(({ role }) => role)
    }
    expect(await roles(beginsMs - 1)).toEqual(['duty-desk'])
    expect(await roles(beginsMs)).toEqual(['duty-desk', 'commander'])
    expect(await roles(endsMs - 1)).toEqual(['duty-desk', 'commander'])
    expect(await roles(endsMs)).toEqual(['duty-desk'])
  })

  it('takes no act that was made under the name of another', async () => {
    const headers = await app.signIn('desk', password)
    const own = await accountOf('desk')
    const read = async (actingAs: string) => {
      const answer = await app.send(
        'POST',
        '/api/notices/read',
        { unitId: own.unitId },
        {
          ...headers,
          'Acting-As': actingAs,
        },
      )
      return [answer.status, ((await answer.json()) as { code?: string }).code]
    }
    expect(await read('officer')).toEqual([401, 'not-signed-in'])
    expect((await read('desk'))[0]).toBe(200)
  })

  it('is known by a cookie of ours alone', async () => {
    const { Cookie } = await app.signIn('officer', password)
    const [session = ''] = Cookie.split('; ')
    const [name = '', value = ''] = session.split(/=(.*)/s)
    const [token = ''] = value.split('.')
    for (const altered of [
      `${name}=${token}`,
      `${name}=${token}.AAAA`,
      `${name}=${value.slice(0, -8)}`,
      `${name}=%`,
    ])
      expect((await whoIs({ Cookie: altered })).kind).toBe('nobody')
  })
})

describe('a second factor', () => {
  const enrol = async (userName: string) => {
    const headers = await app.signIn(userName, password)
    const begun = await post('/api/me/second-factor', { password }, headers)
    const { uri } = (await begun.json()) as { uri: string }
    const confirmed = await post('/api/me/second-factor/confirm', { code: totp(uri) }, headers)
    expect(confirmed.status).toBe(204)
    return uri
  }
  const pending = async (userName: string) => ({ Cookie: cookieOf(await tryToSignIn(userName, password)) })

  it('takes a code of the app once', async () => {
    passMinutes(31)
    const uri = await enrol('commander')
    const code = totp(uri)
    expect((await post('/api/sign-in/second-factor', { code }, await pending('commander'))).status).toBe(200)
    expect((await post('/api/sign-in/second-factor', { code }, await pending('commander'))).status).toBe(401)
  })

  it('is not taken of the account that is signed in beside it', async () => {
    const uri = await enrol('officer')
    const { Cookie: session } = await app.signIn('desk', password)
    const { Cookie: asked } = await pending('officer')
    const answer = await post(
      '/api/sign-in/second-factor',
      { code: totp(uri) },
      { Cookie: `${session}; ${asked}` },
    )
    expect(answer.status).toBe(200)
    const { actor } = (await (await app.get('/api/me', { Cookie: cookieOf(answer) })).json()) as {
      actor: { userName: string }
    }
    expect(actor.userName).toBe('officer')
    expect((await whoIs({ Cookie: session })).kind).toBe('nobody')
  })

  it('is refused for a while after ten wrong codes, however often somebody begins anew', async () => {
    passMinutes(31)
    await enrol('admin')
    const statuses = []
    for (let round = 0; round < 3; round++) {
      const headers = await pending('admin')
      for (let count = 0; count < 5; count++)
        statuses.push((await post('/api/sign-in/second-factor', { code: `00000${count}` }, headers)).status)
    }
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401))
    expect(statuses.slice(10)).not.toContain(200)
    const locked = await post('/api/sign-in/second-factor', { code: '123456' }, await pending('admin'))
    expect(locked.status).toBe(429)
    expect(Number(locked.headers.get('Retry-After'))).toBeGreaterThan(800)
    const rows = await app.db.selectFrom('audit').selectAll().execute()
    expect(
      rows.filter(({ kind, user_name }) => kind === 'second-factor-failed' && user_name === 'admin').length,
    ).toBeGreaterThanOrEqual(10)
  })
})

it('writes down what somebody asked for that is not theirs, and once where they go on asking', async () => {
  passMinutes(31)
  const headers = await app.signIn('inspector', password)
  for (let count = 0; count < 5; count++) expect((await app.get('/api/accounts', headers)).status).toBe(403)
  const rows = await app.db.selectFrom('audit').selectAll().where('kind', '=', 'refused').execute()
  expect(rows.map(({ user_name, detail }) => [user_name, detail])).toEqual([
    ['inspector', 'GET /api/accounts forbidden'],
  ])
})

it('starts with no secret that somebody cut short', () => {
  const other = mkdtempSync(join(tmpdir(), 'borderkeep-secret-'))
  writeFileSync(join(other, 'sign-in.secret'), 'short\n')
  expect(() => readSecret(other, undefined)).toThrow(/is no secret of at least 32 characters/)
  rmSync(other, { recursive: true })
})
