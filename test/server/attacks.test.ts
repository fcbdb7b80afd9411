import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { problem } from '../../data/model/problem.ts'
import { currentSequence } from '../../data/store/acts.ts'
import { nobody } from '../../server/access/whoAsks.ts'
import { accountWith, actorAt, actorOf, asking } from './access/actors.ts'
import { askRaw } from './fuzz/askRaw.ts'
import { markup } from './fuzz/schemaArbitrary.ts'
import {
  accountBody,
  barrierBody,
  checkpointBody,
  deviceBody,
  displayBody,
  make,
  patrolBody,
  personBody,
  shortLine,
  startSmallCounty,
  tierOrderBody,
  trackerBody,
  trailBody,
  unitBody,
  wallBody,
  type SmallCounty,
} from './smallCounty.ts'

let county: SmallCounty
let root: string
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'borderkeep-attacked-'))
  mkdirSync(join(root, 'dist', 'client', 'assets'), { recursive: true })
  writeFileSync(join(root, 'dist', 'client', 'index.html'), '<!doctype html><title>Borderkeep</title>')
  writeFileSync(join(root, 'dist', 'client', 'assets', 'main.js'), 'export {}')
  for (const name of ['secret.txt', '.env', join('dist', 'secret.txt'), join('dist', 'client', '.hidden')])
    writeFileSync(join(root, name), 'top secret')
  county = await startSmallCounty({ actorOf, root })
})
afterAll(async () => {
  await county.stop()
  rmSync(root, { recursive: true, force: true })
})

let sequence: number
beforeEach(async () => {
  sequence = await currentSequence(county.db)
})
/** What an answer says is wrong; nothing may have been written. */
async function refused(answer: Response): Promise<string> {
  expect(answer.headers.get('Content-Type')).toContain('application/problem+json')
  expect(await currentSequence(county.db)).toBe(sequence)
  const said = problem.parse(await answer.json())
  expect(said.status).toBe(answer.status)
  return `${said.status} ${said.code}`
}

describe('markup in every text that is kept', () => {
  const evil = `${markup[0]}${markup[1]}&amp;=1+1`
  const twice = { en: evil, zh: evil }

  it('comes back as the text that it is, in JSON that no browser takes for a page', async () => {
    const line = { ...shortLine, name: twice, source: evil, licence: evil, approvalNumber: evil }
    const [part] = barrierBody(county).parts
    const status = { ...part!.statuses[0], note: evil }
    const made: [path: string, body: object][] = [
      ['/api/collections/border-lines/items', line],
      [
        '/api/collections/barriers/items',
        { ...barrierBody(county), name: twice, note: evil, parts: [{ ...part, statuses: [status] }] },
      ],
      ['/api/collections/trails/items', { ...trailBody(county), name: twice }],
      ['/api/collections/checkpoints/items', { ...checkpointBody(county), name: twice }],
      ['/api/collections/devices/items', { ...deviceBody(county), name: twice }],
      ['/api/patrols', { ...patrolBody(county), team: twice }],
      ['/api/trackers', { ...trackerBody(county, evil.slice(0, 40)), name: twice }],
      ['/api/tier-orders', { ...tierOrderBody, orderedBy: twice }],
      ['/api/units', { ...unitBody(county), name: twice }],
      ['/api/people', { ...personBody(county), name: twice, post: twice, phone: markup[0]! }],
      [
        '/api/accounts',
        { ...accountBody(county, 'evil'), name: { en: evil.slice(0, 80), zh: evil.slice(0, 80) } },
      ],
      ['/api/displays', { ...displayBody(county), name: evil.slice(0, 80) }],
      ['/api/walls', { ...wallBody(county), name: evil.slice(0, 80) }],
    ]
    for (const [path, body] of made) {
      const answer = await county.send('POST', path, body, { Reason: encodeURIComponent(evil) })
      expect(answer.status, `${path}: ${await answer.clone().text()}`).toBe(201)
    }
    const trail = await make(county, '/api/collections/trails/items', trailBody(county))
    await make(county, `/api/trails/${trail}/events`, {
      kind: 'inspected',
      observedAt: '2026-03-10T03:00:00Z',
      note: evil,
    })
    const reads = [
      `/api/trails/${trail}/events`,
      '/api/county',
      '/api/units',
      '/api/people',
      '/api/patrols',
      '/api/trackers',
      '/api/tier-orders',
      '/api/accounts',
      '/api/displays',
      '/api/walls',
      '/api/acts?limit=50',
      '/api/collections/border-lines/items',
      '/api/collections/barriers/items',
      '/api/collections/trails/items',
      '/api/collections/checkpoints/items',
      '/api/collections/devices/items',
    ]
    for (const path of reads) {
      const answer = await county.get(path)
      expect(answer.headers.get('Content-Type'), path).toMatch(/^application\/(geo\+)?json/)
      expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(
        textsOf(JSON.parse(await answer.text())).some(
          (text) => evil.startsWith(text.slice(0, 40)) && text.length > 20,
        ),
        path,
      ).toBe(true)
    }
    const docs = await (await county.get('/api/docs')).text()
    expect(docs).not.toContain('<script')
    expect(docs).not.toContain('onerror')
  })

  it('stays text in what is refused, too', async () => {
    for (const path of [
      `/api/${encodeURIComponent(evil)}`,
      `/${encodeURIComponent(evil)}.html`,
      `/api/patrols/${encodeURIComponent(evil)}/walk`,
    ]) {
      const answer = await county.get(path)
      expect(await refused(answer)).toMatch(/^404 /)
      expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
    }
  })
})

const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

describe('ids of other units', () => {
  const head = () =>
    asking(accountWith(['administrator', 'segment-chief', 'duty-desk'], county.villageId, randomUUID()))
  const first = { 'If-Match': '"1"' }

  it('give nobody what is theirs', async () => {
    const { unitId, villageId } = county
    const account = await make(county, '/api/accounts', accountBody(county, 'of.the.township'))
    const other = await make(county, '/api/accounts', {
      ...accountBody(county, 'of.the.village'),
      unitId: villageId,
    })
    const person = await make(county, '/api/people', personBody(county))
    const tracker = await make(county, '/api/trackers', trackerBody(county, 'not-yours'))
    const display = await make(county, '/api/displays', displayBody(county))
    const own = await make(county, '/api/people', { ...personBody(county), unitId: villageId })
    sequence = await currentSequence(county.db)
    const tries: [method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object][] = [
      ['PUT', `/api/people/${person}`, personBody(county)],
      ['PUT', `/api/people/${person}`, { ...personBody(county), unitId: villageId }],
      ['PUT', `/api/people/${own}`, personBody(county)],
      ['DELETE', `/api/people/${person}`],
      ['PUT', `/api/units/${unitId}`, { ...unitBody(county), level: 'township', parentId: null, ground: [] }],
      ['DELETE', `/api/trackers/${tracker}`],
      ['PUT', `/api/trackers/${tracker}`, { ...trackerBody(county, 'now-mine'), unitId: villageId }],
      ['DELETE', `/api/displays/${display}`],
      [
        'PUT',
        `/api/accounts/${account}`,
        { name: { en: 'x', zh: 'x' }, unitId: villageId, roles: ['planner'] },
      ],
      ['PUT', `/api/accounts/${other}`, { name: { en: 'x', zh: 'x' }, unitId, roles: ['planner'] }],
      ['POST', '/api/accounts', accountBody(county, 'one.more')],
      ['POST', '/api/patrols', { ...patrolBody(county) }],
      ['POST', '/api/patrols', { ...patrolBody(county), unitId: villageId, trackerId: tracker }],
      [
        'POST',
        '/api/delegations',
        {
          fromAccountId: account,
          toAccountId: other,
          roles: ['planner'],
          from: '2026-03-10T00:00:00Z',
          to: '2026-03-11T00:00:00Z',
        },
      ],
    ]
    for (const [method, path, body] of tries) {
      const answer = await county.send(method, path, body, { ...first, ...head() })
      expect(await refused(answer), `${method} ${path}`).toMatch(
        /^(403|409) (outside-jurisdiction|forbidden|still-in-use)$/,
      )
      expect([403, 409]).toContain(answer.status)
    }
    for (const [method, path] of [
      ['POST', 'reset'],
      ['GET', 'sessions'],
      ['DELETE', 'sessions'],
    ] as const) {
      const answer = await fetch(`${county.address}/api/accounts/${account}/${path}`, {
        method,
        headers: head(),
      })
      // Accounts are off here, which is said before anything else where a password would be made.
      expect(await refused(answer)).toMatch(/^(403 outside-jurisdiction|404 route-unknown)$/)
    }
  })
})

describe('an act that is sent again', () => {
  it('is one act; altered, or by somebody else, it is refused and tells nothing of the first', async () => {
    const key = { 'Idempotency-Key': randomUUID() }
    const desk = asking(actorAt('duty-desk', county.unitId))
    const body = patrolBody(county)
    const first = await county.send('POST', '/api/patrols', body, { ...key, ...desk })
    const made = (await first.json()) as { id: string }
    sequence = await currentSequence(county.db)
    const again = await county.send('POST', '/api/patrols', body, { ...key, ...desk })
    expect([again.status, await again.json()]).toEqual([201, made])
    const altered = await county.send('POST', '/api/patrols', { ...body, toM: 900 }, { ...key, ...desk })
    expect(await refused(altered)).toBe('409 act-id-reused')
    const elsewhere = await county.send('POST', '/api/shifts/recurring', body, { ...key, ...desk })
    expect(elsewhere.ok).toBe(false)
    for (const other of [actorAt('commander', county.unitId), actorAt('segment-chief', county.villageId)]) {
      const answer = await county.send('POST', '/api/patrols', body, { ...key, ...asking(other) })
      expect(await answer.clone().text()).not.toContain(made.id)
      expect(await refused(answer)).toBe('409 act-id-reused')
    }
    expect(
      await refused(await county.send('POST', '/api/patrols', body, { ...key, ...asking(nobody) })),
    ).toBe('401 not-signed-in')
    expect(await currentSequence(county.db)).toBe(sequence)
  })
})

describe('bodies and headers without an end', () => {
  const send = (path: string, body: string, type = 'application/json') =>
    county.send('POST', path, body, { 'Content-Type': type })

  it('are refused above what an address can use', async () => {
    expect(await refused(await send('/api/patrols', ' '.repeat(256 * 1024 + 1)))).toBe('413 body-too-large')
    const markers = `/api/collections/border-lines/items/${county.lineId}/markers`
    expect(await refused(await send(markers, ' '.repeat(10 * 1024 * 1024 + 1), 'text/csv'))).toBe(
      '413 body-too-large',
    )
    expect(await refused(await send('/api/people/import', ' '.repeat(2 * 1024 * 1024 + 1), 'text/csv'))).toBe(
      '413 body-too-large',
    )
  })

  it('are refused where they are nested deeper than anything means', async () => {
    const deep = (depth: number) => `{"name":${'['.repeat(depth)}${']'.repeat(depth)}}`
    expect(await refused(await send('/api/units', deep(31)))).toBe('400 field-invalid')
    for (const depth of [33, 50_000, 120_000])
      expect(await refused(await send('/api/units', deep(depth)))).toBe('400 body-malformed')
  })

  it('are not waited for from whoever may not send them', async () => {
    const answer = await startsToSend('/api/patrols', { ...asking(nobody), 'Content-Length': '200000' })
    expect(answer).toMatchObject({ status: 401, connection: 'close' })
  })

  it('are refused by a problem too where they are no HTTP, or too long for a header', async () => {
    const long = await raw(`GET /api/county HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)
    expect(long).toMatch(/^HTTP\/1\.1 431 [\s\S]*application\/problem\+json[\s\S]*"request-malformed"/)
    const none = await raw('\0\0\0 this is not HTTP\r\n\r\n')
    expect(none).toMatch(/^HTTP\/1\.1 400 [\s\S]*application\/problem\+json/)
    const twice = await raw(
      'POST /api/patrols HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    )
    expect(twice).toMatch(/^HTTP\/1\.1 400 /)
  })

  it('are refused where one browser asks for too much at once', async () => {
    const headers = { Cookie: `a=${randomUUID()}`, 'Content-Length': '10' }
    const begun = Array.from({ length: 64 }, () => beginsToSend('/api/patrols', headers))
    // The server has them once it would take no more.
    let status = 0
    for (let tries = 0; status !== 429 && tries < 50; tries++)
      status = (await county.get('/api/health', { Cookie: headers.Cookie })).status
    expect(status).toBe(429)
    expect((await county.get('/api/health')).status).toBe(200)
    for (const one of begun) one.destroy()
  })
})

/** Sends the head of a request, and nothing of its body. */
function beginsToSend(path: string, headers: Record<string, string>) {
  const { hostname, port } = new URL(county.address)
  const asked = httpRequest({
    hostname,
    port,
    path,
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), ...headers },
  })
  asked.on('error', () => undefined)
  asked.flushHeaders()
  return asked
}

const startsToSend = async (path: string, headers: Record<string, string>) =>
  new Promise<{ status: number | undefined; connection: string | undefined }>((resolve) => {
    const asked = beginsToSend(path, headers)
    asked.once('response', (answer) => {
      resolve({ status: answer.statusCode, connection: answer.headers.connection })
      asked.destroy()
    })
  })

const raw = async (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(county.address)
    const socket = connect(Number(port), hostname, () => socket.write(text))
    let answer = ''
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()))
    socket.once('close', () => resolve(answer))
    socket.once('error', reject)
  })

describe('addresses that lead out of the pages', () => {
  it.each([
    '/../secret.txt',
    '/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/../../secret.txt',
    '/assets/..%2f..%2f..%2fsecret.txt',
    '/assets/....//....//secret.txt',
    '/assets/%2e%2e/%2e%2e/%2e%2e/.env',
    '/%252e%252e/secret.txt',
    '/.env',
    '/.hidden',
    '/assets/main.js%00.html',
    '/%c0%ae%c0%ae/secret.txt',
    '//secret.txt',
    '/\\..\\secret.txt',
    '/api/..%2f..%2fsecret.txt',
    '/display/..%2f..%2fsecret.txt',
    'http://other.example/secret.txt',
  ])('%s gives nothing', async (path) => {
    const answer = await askRaw(county.address, { method: 'GET', path, headers: {}, body: undefined })
    expect(answer.body).not.toContain('top secret')
    if (answer.status === 200) expect(answer.body).toBe('<!doctype html><title>Borderkeep</title>')
    else expect(answer.status).toBeLessThan(500)
    if (answer.status >= 400) expect(answer.type).toContain('application/problem+json')
  })
})

describe('a page of another site', () => {
  const origins: [string, Record<string, string>][] = [
    ['another origin', { Origin: 'https://evil.example' }],
    ['an origin that is hidden', { Origin: 'null' }],
    ['another port of this machine', { Origin: 'http://127.0.0.1:1' }],
    ['the browser’s word', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a sibling of the site', { 'Sec-Fetch-Site': 'same-site' }],
  ]
  it.each(origins)('writes nothing, known by %s', async (_, headers) => {
    for (const [method, path, body] of [
      ['POST', '/api/patrols', patrolBody(county)],
      ['POST', '/api/accounts', accountBody(county, 'by.another.site')],
      ['POST', '/api/sign-in', { userName: 'x', password: 'y' }],
      ['POST', '/api/sign-out', undefined],
    ] as const)
      expect(await refused(await county.send(method, path, body, headers)), path).toBe('403 host-refused')
    const byPicture = await county.get(
      '/api/trackers/report?id=x&lat=22.9&lon=104.7&timestamp=1773115100',
      headers,
    )
    expect(await refused(byPicture)).toBe('403 host-refused')
  })

  it('reads nothing: no answer is shared with it', async () => {
    for (const [method, path] of [
      ['GET', '/api/county'],
      ['OPTIONS', '/api/patrols'],
      ['GET', '/'],
    ] as const) {
      const answer = await fetch(county.address + path, {
        method,
        headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' },
      })
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
      expect(answer.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
    }
  })

  it('leads nobody here under a name of its own', async () => {
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '2130706433'])
      expect(
        (
          await askRaw(county.address, {
            method: 'GET',
            path: '/api/county',
            headers: { Host: host },
            body: undefined,
          })
        ).status,
      ).toBe(403)
  })
})
