import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { demonstrationPassword as password } from '../../data/demo/accounts.ts'
import { cookieOf, startApp, type RunningApp } from './startApp.ts'

const folder = mkdtempSync(join(tmpdir(), 'borderkeep-lockout-'))
const start = () => startApp({ demonstration: 'malipo', accounts: true, folder, trustProxy: 1 })
let app: RunningApp
beforeAll(async () => {
  app = await start()
})
afterAll(async () => {
  await app.stop()
  rmSync(folder, { recursive: true })
})
// Whatever was locked before is open again.
beforeEach(() => passMinutes(31))

const passMinutes = (minutes: number) => {
  app.clock.nowMs += minutes * 60_000
}
const tryFrom = (address: string, userName: string, given: string, cookie = '') =>
  fetch(`${app.address}/api/sign-in`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': address, Cookie: cookie },
    body: JSON.stringify({ userName, password: given }),
  })
const statusFrom = async (...given: Parameters<typeof tryFrom>) => (await tryFrom(...given)).status
/** As if tried, without the tenth of a second that each takes. */
const wrong = async (userName: string, address: string, count: number) => {
  for (let at = 0; at < count; at++)
    await app.app.signIn!.audit('sign-in-failed', { id: null, userName }, address)
}
/** What a browser still has once its session is over. */
const deviceOf = (answer: Response): string =>
  cookieOf(answer)
    .split('; ')
    .find((cookie) => cookie.startsWith('borderkeep.device=')) ?? ''

it('five wrong passwords lock a name where they came from, and nowhere else', async () => {
  await wrong('planner', '203.0.113.9', 5)
  expect(await statusFrom('203.0.113.9', 'planner', password)).toBe(429)
  expect(await statusFrom('203.0.113.9', 'inspector', password)).toBe(200)
  expect(await statusFrom('198.51.100.7', 'planner', password)).toBe(200)
  // That it was right elsewhere opens nothing here.
  expect(await statusFrom('203.0.113.9', 'planner', password)).toBe(429)
})

it('fifty from all over lock a name everywhere, but not in a browser where it signed in before', async () => {
  const known = deviceOf(await tryFrom('198.51.100.1', 'chief', password))
  const another = deviceOf(await tryFrom('198.51.100.1', 'officer', password))
  for (let at = 0; at < 10; at++) await wrong('chief', `203.0.113.${at}`, 4)
  expect(await statusFrom('198.51.100.2', 'chief', 'wrong')).toBe(401)
  for (let at = 10; at < 20; at++) await wrong('chief', `203.0.113.${at}`, 1)
  expect(await statusFrom('198.51.100.2', 'chief', password)).toBe(429)
  expect(await statusFrom('198.51.100.2', 'chief', password, another)).toBe(429)
  expect(await statusFrom('198.51.100.2', 'chief', password, `${known}x`)).toBe(429)
  expect(await statusFrom('198.51.100.2', 'chief', password, known)).toBe(200)
  const rows = await app.db.selectFrom('audit').selectAll().where('kind', '=', 'locked-out').execute()
  expect(rows.filter(({ user_name }) => user_name === 'chief').map(({ detail }) => detail)).toEqual([
    'a name, from all addresses',
  ])
})

it('a browser that is known is locked by what was wrong in it, over a restart too', async () => {
  const signedIn = await tryFrom('198.51.100.1', 'desk', password)
  const known = deviceOf(signedIn)
  expect(signedIn.headers.getSetCookie().find((cookie) => cookie.startsWith('borderkeep.device='))).toMatch(
    /; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Lax$/,
  )
  passMinutes(1)
  for (let at = 0; at < 5; at++) expect(await statusFrom('198.51.100.1', 'desk', 'wrong', known)).toBe(401)
  expect(await statusFrom('198.51.100.1', 'desk', password, known)).toBe(429)
  const { nowMs } = app.clock
  await app.stop()
  app = await start()
  app.clock.nowMs = nowMs
  expect(await statusFrom('198.51.100.99', 'desk', password, known)).toBe(429)
  // Of the name elsewhere nothing was wrong.
  expect(await statusFrom('198.51.100.1', 'desk', password)).toBe(200)
})

it('one browser is known to all who signed in with it, and to nobody half a year later', async () => {
  const first = deviceOf(await tryFrom('198.51.100.1', 'approver', password))
  const both = deviceOf(await tryFrom('198.51.100.1', 'inspector', password, first))
  expect(both).toBe(first)
  const lock = async () => {
    for (const name of ['approver', 'inspector']) await wrong(name, '198.51.100.1', 5)
  }
  await lock()
  for (const name of ['approver', 'inspector'])
    expect(await statusFrom('198.51.100.1', name, password, both)).toBe(200)
  passMinutes(181 * 24 * 60)
  await lock()
  expect(await statusFrom('198.51.100.1', 'approver', password, both)).toBe(429)
})

it('another password that was given opens what was locked', async () => {
  await wrong('officer', '203.0.113.9', 5)
  const { Cookie } = await app.signIn('admin', password)
  const { items } = (await (await app.get('/api/accounts', { Cookie })).json()) as {
    items: { id: string; userName: string }[]
  }
  const { id } = items.find(({ userName }) => userName === 'officer')!
  passMinutes(1)
  const reset = await app.send('POST', `/api/accounts/${id}/reset`, undefined, { Cookie })
  const { oneTimePassword } = (await reset.json()) as { oneTimePassword: string }
  expect(await statusFrom('203.0.113.9', 'officer', oneTimePassword)).toBe(200)
})
