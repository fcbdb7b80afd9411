import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listRecords } from '../../data/store/records.ts'
import { totp } from './totp.ts'
import { cookieOf, startApp, type RunningApp } from './startApp.ts'

const password = 'borderkeep-demo'
const good = 'a long enough password'

let app: RunningApp
beforeAll(async () => {
  app = await startApp({ demonstration: 'malipo', accounts: true })
})
afterAll(() => app.stop())

const json = { 'Content-Type': 'application/json' }
const tryToSignIn = (userName: string, given: string, headers: Record<string, string> = {}) =>
  fetch(`${app.address}/api/sign-in`, {
    method: 'POST',
    headers: { ...json, ...headers },
    body: JSON.stringify({ userName, password: given }),
  })
const ask = (method: string, path: string, headers: Record<string, string>, body?: unknown) =>
  fetch(app.address + path, {
    method,
    headers: { ...(body === undefined ? {} : json), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code
const me = async (headers: Record<string, string>) =>
  (await (await app.get('/api/me', headers)).json()) as {
    actor: { kind: string; userName: string; grants: { role: string }[] }
    secondFactor: boolean
    mustChangePassword: boolean
  }

describe('signing in', () => {
  it('is asked of everything but health, trackers and signing in itself', async () => {
    for (const path of [
      '/api/county',
      '/api/people',
      '/api/live',
      '/api/acts',
      '/api/collections',
      '/api/docs',
    ]) {
      const answer = await app.get(path)
      expect([path, answer.status]).toEqual([path, 401])
      expect(await codeOf(answer)).toBe('not-signed-in')
    }
    for (const path of ['/api/health', '/api/sign-in', '/api/me'])
      expect((await app.get(path)).status).toBe(200)
    expect((await me({})).actor.kind).toBe('nobody')
  })

  it('gives a cookie that no script reads, and says who it is', async () => {
    const answer = await tryToSignIn('Commander ', password)
    expect(answer.status).toBe(200)
    expect(answer.headers.getSetCookie()[0]).toMatch(/; HttpOnly; SameSite=Lax$/)
    const headers = { Cookie: cookieOf(answer) }
    const { actor } = await me(headers)
    expect([actor.kind, actor.userName]).toEqual(['account', 'commander'])
    expect(actor.grants.map(({ role }) => role)).toEqual(['commander'])
    expect((await app.get('/api/county', headers)).status).toBe(200)
  })

  it('calls the demonstration’s accounts by a name in each language', async () => {
    const facts = (await (await app.get('/api/sign-in')).json()) as {
      demonstration: { name: { en: string; zh: string } }[]
    }
    expect(facts.demonstration).toHaveLength(8)
    for (const { name } of facts.demonstration) {
      expect(name.en).toMatch(/^Demo /)
      expect(name.zh).toMatch(/^演示/)
    }
  })

  it('refuses a wrong password and a name that nobody has with the same words', async () => {
    const bodies = []
    for (const [name, given] of [
      ['planner', 'wrong'],
      ['nobody-at-all', 'wrong'],
      ['../../etc', 'wrong'],
    ] as const) {
      const answer = await tryToSignIn(name, given)
      expect(answer.status).toBe(401)
      expect(answer.headers.getSetCookie()).toEqual([])
      bodies.push(await answer.text())
    }
    expect(new Set(bodies).size).toBe(1)
  })

  it('begins a session of its own each time, and ends the one that the browser had', async () => {
    const fixed = { Cookie: 'borderkeep.session_token=chosen-by-somebody.else' }
    const first = await tryToSignIn('inspector', password, fixed)
    const cookie = cookieOf(first)
    expect(cookie).not.toContain('chosen-by-somebody')
    const second = await tryToSignIn('inspector', password, { Cookie: cookie })
    expect(cookieOf(second)).not.toBe(cookie)
    expect((await me({ Cookie: cookie })).actor.kind).toBe('nobody')
    expect((await me({ Cookie: cookieOf(second) })).actor.kind).toBe('account')
  })

  it('is over once signed out, and after twelve hours unused', async () => {
    const headers = await app.signIn('approver', password)
    expect((await ask('POST', '/api/sign-out', headers)).status).toBe(204)
    expect((await me(headers)).actor.kind).toBe('nobody')

    const other = await app.signIn('approver', password)
    const before = app.clock.nowMs
    app.clock.nowMs = Date.now() + 12.1 * 3_600_000
    expect((await me(other)).actor.kind).toBe('nobody')
    app.clock.nowMs = before
  })

  it('locks a name after five wrong passwords, for a quarter of an hour, whether or not it is anybody’s', async () => {
    for (const name of ['chief', 'no-such-chief']) {
      for (let count = 0; count < 5; count++) expect((await tryToSignIn(name, 'wrong')).status).toBe(401)
      const locked = await tryToSignIn(name, password)
      expect(locked.status).toBe(429)
      expect(await codeOf(locked)).toBe('locked-out')
      expect(Number(locked.headers.get('Retry-After'))).toBeGreaterThan(800)
    }
    app.clock.nowMs += 15 * 60_000 + 1000
    expect((await tryToSignIn('chief', password)).status).toBe(200)
  })

  it('keeps its secret beside the database, for nobody else to read', () => {
    expect(statSync(join(app.folder, 'sign-in.secret')).mode & 0o777).toBe(0o600)
  })

  it('writes down who signed in and who was refused, and nothing takes that out again', async () => {
    const rows = await app.db.selectFrom('audit').selectAll().execute()
    expect(rows.some(({ kind, user_name }) => kind === 'signed-in' && user_name === 'commander')).toBe(true)
    expect(rows.some(({ kind, user_name }) => kind === 'sign-in-failed' && user_name === 'chief')).toBe(true)
    expect(rows.some(({ kind }) => kind === 'locked-out')).toBe(true)
    expect(JSON.stringify(rows)).not.toContain(password)
    await expect(app.db.deleteFrom('audit').execute()).rejects.toThrow('append-only')
  })
})

describe('an account of one’s own', () => {
  it('has its password changed by whoever knows it, and its other sessions end', async () => {
    const [one, other] = [await app.signIn('planner', password), await app.signIn('planner', password)]
    const change = (current: string, next: string) => ask('PUT', '/api/me/password', one, { current, next })
    expect((await change('wrong', good)).status).toBe(400)
    expect((await change(password, 'short')).status).toBe(400)
    for (const guessed of ['administrator', 'Planner-2026', 'malipo123456', 'abcabcabcabc']) {
      const answer = await change(password, guessed)
      expect([guessed, answer.status]).toEqual([guessed, 400])
      expect(await answer.json()).toMatchObject({ code: 'field-invalid', field: 'next' })
    }
    const changed = await change(password, good)
    expect(changed.status).toBe(204)
    expect((await me(other)).actor.kind).toBe('nobody')
    expect((await me({ Cookie: cookieOf(changed) })).actor.kind).toBe('account')
    expect((await tryToSignIn('planner', password)).status).toBe(401)
    expect((await tryToSignIn('planner', good)).status).toBe(200)
  })

  it('lists its sessions and ends them one by one', async () => {
    const [one, other] = [await app.signIn('desk', password), await app.signIn('desk', password)]
    const { items } = (await (await app.get('/api/me/sessions', one)).json()) as {
      items: { id: string; own: boolean }[]
    }
    expect(items.filter(({ own }) => own)).toHaveLength(1)
    expect(items).toHaveLength(2)
    const foreign = items.find(({ own }) => !own)!
    expect((await ask('DELETE', `/api/me/sessions/${foreign.id}`, one)).status).toBe(204)
    expect((await me(other)).actor.kind).toBe('nobody')
    const officer = await app.signIn('officer', password)
    const own = items.find((one) => one.own)!
    expect((await ask('DELETE', `/api/me/sessions/${own.id}`, officer)).status).toBe(404)
    expect((await me(one)).actor.kind).toBe('account')
  })

  it('asks for a second factor once one is confirmed, and takes each backup code once', async () => {
    const headers = await app.signIn('commander', password)
    expect((await ask('POST', '/api/me/second-factor', headers, { password: 'wrong' })).status).toBe(400)
    const begun = (await (await ask('POST', '/api/me/second-factor', headers, { password })).json()) as {
      uri: string
      backupCodes: string[]
    }
    // Not yet confirmed: nobody is locked out by an app that was not set up.
    expect(await (await tryToSignIn('commander', password)).json()).toMatchObject({ secondFactor: false })
    const code = totp(begun.uri)
    const confirmed = await ask('POST', '/api/me/second-factor/confirm', headers, { code })
    expect(confirmed.status).toBe(204)

    const first = await tryToSignIn('commander', password)
    expect(await first.json()).toMatchObject({ secondFactor: true })
    const pending = { Cookie: cookieOf(first) }
    expect((await me(pending)).actor.kind).toBe('nobody')
    expect((await ask('POST', '/api/sign-in/second-factor', pending, { code: '000000' })).status).toBe(401)
    const [backup] = begun.backupCodes
    const second = await ask('POST', '/api/sign-in/second-factor', pending, { code: backup })
    expect(second.status).toBe(200)
    expect((await me({ Cookie: cookieOf(second) })).secondFactor).toBe(true)

    const again = await tryToSignIn('commander', password)
    const reused = await ask(
      'POST',
      '/api/sign-in/second-factor',
      { Cookie: cookieOf(again) },
      { code: backup },
    )
    expect(reused.status).toBe(401)
  })
})

describe('the first start without a demonstration', () => {
  it('shows one administrator a password, and lets them do nothing before it is changed', async () => {
    const fresh = await startApp({ accounts: true })
    try {
      const { userName, password: once } = fresh.firstAdministrator!
      const headers = await fresh.signIn(userName, once)
      const refused = await fresh.get('/api/county', headers)
      expect([refused.status, await codeOf(refused)]).toEqual([403, 'password-change-needed'])
      const changed = await fetch(`${fresh.address}/api/me/password`, {
        method: 'PUT',
        headers: { ...json, ...headers },
        body: JSON.stringify({ current: once, next: good }),
      })
      expect(changed.status).toBe(204)
      expect((await fresh.get('/api/county', { Cookie: cookieOf(changed) })).status).toBe(200)
    } finally {
      await fresh.stop()
    }
  })
})

describe('a role that takes a second factor', () => {
  const start = () =>
    startApp({ demonstration: 'malipo', accounts: true, secondFactorFor: ['administrator', 'commander'] })
  const sendTo = (to: RunningApp, path: string, headers: Record<string, string>, body: unknown) =>
    fetch(to.address + path, {
      method: 'POST',
      headers: { ...json, ...headers },
      body: JSON.stringify(body),
    })

  it('is good for nothing before one is set up, and again once it is ended', async () => {
    const own = await start()
    try {
      const headers = await own.signIn('admin', password)
      const refused = await own.get('/api/accounts', headers)
      expect([refused.status, await codeOf(refused)]).toEqual([403, 'second-factor-needed'])
      expect((await own.get('/api/live', headers)).status).toBe(403)
      expect(await (await own.get('/api/me', headers)).json()).toMatchObject({
        secondFactor: false,
        secondFactorRequired: true,
        mustAddSecondFactor: true,
      })
      expect((await own.get('/api/county', await own.signIn('planner', password))).status).toBe(200)

      const begun = await sendTo(own, '/api/me/second-factor', headers, { password })
      const { uri } = (await begun.json()) as { uri: string }
      expect((await own.get('/api/accounts', headers)).status).toBe(403)
      const code = totp(uri)
      const confirmed = await sendTo(own, '/api/me/second-factor/confirm', headers, { code })
      const now = { Cookie: cookieOf(confirmed) }
      expect((await own.get('/api/accounts', now)).status).toBe(200)

      const ended = await sendTo(own, '/api/me/second-factor/end', now, { password })
      expect(ended.status).toBe(204)
      const after = { Cookie: cookieOf(ended) === '' ? now.Cookie : cookieOf(ended) }
      expect((await own.get('/api/accounts', after)).status).toBe(403)
      // What page after page asks for meanwhile is nothing to write down.
      const rows = await own.db.selectFrom('audit').selectAll().where('kind', '=', 'refused').execute()
      expect(rows).toEqual([])
    } finally {
      await own.stop()
    }
  })

  it('takes it of whom it is delegated to as well, for as long as it is', async () => {
    const own = await start()
    try {
      const accounts = await listRecords(own.db, 'account')
      const idOf = (name: string) => accounts.find(({ record }) => record.userName === name)!.record.id
      const [fromMs, toMs] = [own.clock.nowMs + 10_000, own.clock.nowMs + 15_000]
      const during = { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() }
      const who = { fromAccountId: idOf('commander'), toAccountId: idOf('desk'), roles: ['commander'] }
      const record = { id: randomUUID(), ...who, ...during, note: '', synthetic: true }
      await own.keep([{ kind: 'delegation', record }])
      const headers = await own.signIn('desk', password)
      const statusAt = async (nowMs: number) => {
        own.clock.nowMs = nowMs
        return (await own.get('/api/county', headers)).status
      }
      expect([await statusAt(fromMs - 1), await statusAt(fromMs), await statusAt(toMs)]).toEqual([
        200, 403, 200,
      ])
    } finally {
      await own.stop()
    }
  })
})
