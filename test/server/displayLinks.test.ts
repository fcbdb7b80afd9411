import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demonstrationPassword } from '../../data/demo/accounts.ts'
import { listRecords } from '../../data/store/records.ts'
import { isFrom } from '../../server/signIn/isFrom.ts'
import { cookieOf, startApp, type RunningApp } from './startApp.ts'

let app: RunningApp
let admin: { Cookie: string }
let unitId: string
beforeAll(async () => {
  app = await startApp({ demonstration: 'malipo', accounts: true })
  admin = await app.signIn('admin', demonstrationPassword)
  const units = await listRecords(app.db, 'unit')
  unitId = units.find(({ record }) => record.parentId === null)!.record.id
})
afterAll(() => app.stop())

async function makeLink(more: object = {}): Promise<{ id: string; address: string }> {
  const answer = await app.send(
    'POST',
    '/api/displays',
    { name: 'Duty room', unitId, networks: [], until: null, ...more },
    admin,
  )
  expect(answer.status, await answer.clone().text()).toBe(201)
  return (await answer.json()) as { id: string; address: string }
}

const open = (address: string, headers: Record<string, string> = {}, method = 'POST') =>
  fetch(app.address + address, { method, headers, redirect: 'manual' })
const look = (address: string, headers: Record<string, string> = {}) => open(address, headers, 'GET')

async function bind(address: string): Promise<{ Cookie: string }> {
  const answer = await open(address)
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/wall'])
  return { Cookie: cookieOf(answer) }
}

describe('a display link', () => {
  it('opens the wall for the display that opens it first, and again there', async () => {
    const { address } = await makeLink()
    const first = await open(address)
    expect(first.headers.getSetCookie()[0]).toMatch(/; HttpOnly; SameSite=Lax$/)
    const headers = { Cookie: cookieOf(first) }
    expect((await app.get('/api/county', headers)).status).toBe(200)
    const again = await open(address, headers)
    expect([again.status, again.headers.getSetCookie()]).toEqual([303, []])
  })

  it('opens nothing on another machine, and tells nothing but that', async () => {
    const { address } = await makeLink()
    const headers = await bind(address)
    const copied = await open(address)
    expect([copied.status, copied.headers.getSetCookie()]).toEqual([403, []])
    expect(await copied.text()).toContain('opened on another display')
    const other = await bind((await makeLink()).address)
    expect((await open(address, other)).status).toBe(403)
    expect((await app.get('/api/county', headers)).status).toBe(200)
    expect((await open('/display/made-up')).status).toBe(403)
    expect(await (await open('/display/made-up')).text()).toContain('opened on another display')
  })

  it('is one display’s where two open it at once', async () => {
    const { address } = await makeLink()
    const answers = await Promise.all([open(address), open(address), open(address)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 403, 403])
  })

  it('is not bound to what only looks at it, as chats and mail programs do with a link', async () => {
    const { id, address } = await makeLink()
    for (const headers of [{}, { 'Sec-Purpose': 'prefetch' }, { 'User-Agent': 'a preview of links' }]) {
      const page = await look(address, headers)
      expect([page.status, page.headers.getSetCookie()]).toEqual([200, []])
      expect(await page.text()).toContain('<button')
    }
    expect((await open(address, {}, 'HEAD')).headers.getSetCookie()).toEqual([])
    const { items } = (await (await app.get('/api/displays', admin)).json()) as {
      items: { id: string; boundAt: string | null }[]
    }
    expect(items.find((one) => one.id === id)?.boundAt).toBeNull()
    const headers = await bind(address)
    const again = await look(address, headers)
    expect([again.status, again.headers.get('Location')]).toEqual([303, '/wall'])
    expect((await look(address)).status).toBe(403)
  })

  it('asks in the reader’s language, on a page with no script or style of others', async () => {
    const page = await look((await makeLink()).address, { 'Accept-Language': 'zh-CN' })
    const text = await page.text()
    expect(text).toContain('在此显示')
    expect(text.match(/<script[^>]*>[^<]/g)).toBeNull()
    expect(page.headers.get('Content-Security-Policy')).toContain("script-src 'self';")
    expect(page.headers.get('Content-Security-Policy')).not.toContain('unsafe')
    const script = await app.get(/<script src="([^"]+)"/.exec(text)?.[1] ?? '')
    expect([script.status, script.headers.get('Content-Type')]).toEqual([
      200,
      'text/javascript; charset=utf-8',
    ])
  })

  it('is not opened by another site’s page in its reader’s browser', async () => {
    const { address } = await makeLink()
    expect((await open(address, { Origin: 'https://elsewhere.example' })).status).toBe(403)
    expect((await open(address, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    await bind(address)
  })

  it('reads and does nothing else, and sees no people', async () => {
    const headers = await bind((await makeLink()).address)
    for (const path of ['/api/people', '/api/trackers', '/api/accounts', '/api/backups'])
      expect([path, (await app.get(path, headers)).status]).toEqual([path, 403])
    expect((await app.send('POST', '/api/patrols', {}, headers)).status).toBe(403)
    expect((await app.get('/api/me/sessions', headers)).status).toBe(403)
  })

  it('goes dark the moment that it is revoked', async () => {
    const { id, address } = await makeLink()
    const headers = await bind(address)
    expect((await app.get('/api/county', headers)).status).toBe(200)
    const revoked = await app.send('DELETE', `/api/displays/${id}`, undefined, {
      ...admin,
      'If-Match': '"1"',
    })
    expect(revoked.status).toBe(204)
    expect((await app.get('/api/county', headers)).status).toBe(401)
    expect((await open(address, headers)).status).toBe(403)
  })

  it('goes dark the moment that it is over', async () => {
    const until = app.clock.nowMs + 5000
    const headers = await bind((await makeLink({ until: new Date(until).toISOString() })).address)
    expect((await app.get('/api/county', headers)).status).toBe(200)
    app.clock.nowMs = until
    expect((await app.get('/api/county', headers)).status).toBe(401)
  })

  it('opens from its networks alone, and goes on from there alone', async () => {
    const elsewhere = await makeLink({ networks: ['10.0.0.0/8'] })
    expect((await open(elsewhere.address)).status).toBe(403)
    const { Cookie } = await bind((await makeLink({ networks: ['127.0.0.0/8', '::1/128'] })).address)
    expect((await app.get('/api/county', { Cookie })).status).toBe(200)
    const signIn = app.app.signIn!
    expect((await signIn.actorOfCookies(Cookie, '127.0.0.1')).kind).toBe('display')
    expect((await signIn.actorOfCookies(Cookie, '10.1.2.3')).kind).toBe('nobody')
    // Nobody's address is looked at there.
    expect(signIn.tryKnown({ headers: { cookie: Cookie } })).toBeUndefined()
  })

  it('leaves no token in the store, and a trace of who opened it', async () => {
    const { address } = await makeLink()
    const { Cookie } = await bind(address)
    const rows = JSON.stringify([
      await app.db.selectFrom('display_binding').selectAll().execute(),
      await app.db.selectFrom('audit').selectAll().execute(),
      await app.db.selectFrom('act').selectAll().execute(),
    ])
    expect(rows).not.toContain(address.slice('/display/'.length))
    expect(rows).not.toContain(Cookie.split('=')[1])
    expect(rows).toContain('display-bound')
  })
})

it.each([
  [[], '203.0.113.1', true],
  [['10.0.0.0/8'], '10.255.0.1', true],
  [['10.0.0.0/8'], '::ffff:10.255.0.1', true],
  [['10.0.0.0/8'], '11.0.0.1', false],
  [['fd00::/8'], 'fd12::1', true],
  [['fd00::/8'], '10.0.0.1', false],
  [['10.0.0.0/8'], '', false],
] as const)('of networks %j, %s: %s', (networks, address, isWithin) => {
  expect(isFrom(networks, address)).toBe(isWithin)
})
