import { get } from 'node:http'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localOperator } from '../../server/access/whoAsks.ts'
import { ReadingThread } from '../../server/readingThread.ts'
import { startThread } from '../../server/startThread.ts'
import { startApp, type RunningApp } from './startApp.ts'

const from = '2026-03-10T00:00:00Z'
const to = '2026-03-11T00:00:00Z'
const asked = `from=${from}&to=${to}&at=2026-03-10T03:00:00Z`

let app: RunningApp
let beside: RunningApp

beforeAll(async () => {
  const demonstration = 'malipo' as const
  app = await startApp({ demonstration })
  beside = await startApp({ demonstration, reading: true })
})
afterAll(async () => {
  await app.stop()
  await beside.stop()
})

describe('reading in a thread of its own', () => {
  it('answers what the server itself answers, byte by byte', async () => {
    const { lines } = (await (await app.get('/api/county')).json()) as { lines: { id: string }[] }
    const line = lines[0]?.id ?? ''
    for (const path of [
      ...['planned', 'actual', 'compared'].flatMap((kind) => [
        `/api/coverage?kind=${kind}&${asked}`,
        `/api/replay?kind=${kind}&from=${from}&to=${to}`,
        `/api/coverage/chart?kind=${kind}&line=${line}&from=${from}&to=${to}&columns=300&rows=200`,
      ]),
      `/api/coverage/explain?line=${line}&chainageM=12345&${asked}`,
      `/api/barriers/gains?lineId=${line}`,
      `/api/barriers/best-stretches?lineId=${line}&lengthM=5000`,
      `/api/patrols?from=${from}&to=${to}`,
      '/api/units',
      `/api/replay/teams?from=${from}&to=${to}`,
      `/api/teams-now?asOf=${from}`,
    ]) {
      const [here, there] = [await app.get(path), await beside.get(path)]
      expect(there.status, path).toBe(200)
      expect(Buffer.from(await there.arrayBuffer()).equals(Buffer.from(await here.arrayBuffer())), path).toBe(
        true,
      )
      expect(there.headers.get('ETag'), path).toBe(here.headers.get('ETag'))
      expect(there.headers.get('Content-Type'), path).toBe(here.headers.get('Content-Type'))
    }
  })

  it('says not modified to whoever has the body already, and sends it to whoever insists', async () => {
    const path = `/api/coverage?kind=actual&${asked}`
    const etag = (await beside.get(path)).headers.get('ETag') ?? ''
    expect(await ask(path, { 'If-None-Match': etag })).toEqual({ status: 304, bytes: 0 })
    expect(await ask(path, { 'If-None-Match': etag, 'Cache-Control': 'no-cache' })).toMatchObject({
      status: 200,
    })
    const other = await ask(path, { 'If-None-Match': '"another"' })
    expect(other.status).toBe(200)
    expect(other.bytes).toBeGreaterThan(1000)
  })

  it('refuses with the same problem, in the language of whoever asks', async () => {
    for (const language of ['en', 'zh'])
      for (const path of [
        '/api/coverage?from=2026-03-11T00:00:00Z&to=2026-03-10T00:00:00Z',
        '/api/coverage?line=019cd000-0000-7000-8000-000000000000',
        '/api/coverage/chart?line=nonsense',
      ]) {
        const [here, there] = [
          await app.get(path, { 'Accept-Language': language }),
          await beside.get(path, { 'Accept-Language': language }),
        ]
        expect(there.status).toBe(here.status)
        expect(await there.json()).toEqual(await here.json())
      }
  })

  it('knows of an act the moment it was acknowledged, and goes by the clock of the server', async () => {
    const trails = (await (await beside.get('/api/collections/trails/items?limit=1')).json()) as {
      features: { id: string; properties: { eventCount: number } }[]
    }
    const [trail] = trails.features
    const events = `/api/trails/${trail?.id}/events`
    for (let count = 1; count <= 5; count++) {
      beside.clock.nowMs += 60_000
      const sent = await beside.send('POST', events, {
        kind: 'inspected',
        observedAt: new Date(beside.clock.nowMs).toISOString(),
        position: null,
        accuracyM: null,
        method: null,
        note: '',
        order: null,
        withdraws: null,
      })
      expect(sent.status, await sent.clone().text()).toBe(201)
      const { sequence } = (await (await beside.get('/api/county')).json()) as { sequence: number }
      const coverage = (await (await beside.get('/api/coverage?kind=actual')).json()) as {
        sequence: number
        knownUntil: string
      }
      expect(coverage.sequence).toBe(sequence)
      expect(Date.parse(coverage.knownUntil)).toBe(beside.clock.nowMs)
    }
  })
})

describe('a thread that breaks off', () => {
  const data = {
    file: '/nowhere/borderkeep.sqlite',
    settings: {
      demonstration: 'none',
      countyName: { en: 'County', zh: '县' },
      timeZone: 'Asia/Shanghai',
      basemap: 'builtin',
      version: '0.0.0',
    },
    root: '/',
  } as const
  const facts = {
    actor: localOperator,
    method: 'GET',
    address: '/api/units',
    apiAddress: 'http://127.0.0.1/api',
    language: 'en',
    actId: undefined,
    ifMatch: undefined,
    reason: undefined,
    lastEventId: undefined,
    origin: undefined,
    cookie: undefined,
    client: { address: '', agent: '' },
    bodyText: '',
    bodyType: undefined,
  } as const
  const question = {
    name: 'units',
    params: {},
    query: {},
    facts,
    nowMs: 0,
    encoding: 'identity',
    known: undefined,
  } as const
  /** Says nothing to whatever it is asked. */
  const silent = () =>
    new Worker(`require('worker_threads').parentPort.on('message', () => {})`, { eval: true })

  it('refuses what it was asked where it cannot run', async () => {
    const thread = new ReadingThread(app.db, data)
    for (let count = 0; count < 2; count++) await expect(thread.ask(question)).rejects.toThrow()
    await thread.stop()
  })

  it('refuses what it was asked, and another one answers the next question', async () => {
    const begun: Worker[] = []
    const begin = () => {
      const file = join(app.folder, 'borderkeep.sqlite')
      const next = begun.length === 0 ? silent() : startThread('readingThreadMain', { ...data, file })
      begun.push(next)
      return next
    }
    const thread = new ReadingThread(app.db, data, { begin })
    const refused = expect(thread.ask(question)).rejects.toThrow('the reading thread ended')
    await begun[0]?.terminate()
    await refused
    const answered = (await thread.ask(question)).cached
    expect((await answered?.encoded('identity'))?.length).toBeGreaterThan(1000)
    await begun[1]?.terminate()
    expect((await thread.ask(question)).cached?.etag).toBe(answered?.etag)
    expect(begun).toHaveLength(3)
    await thread.stop()
  })

  it('is ended where it does not answer before the server stops', async () => {
    const thread = new ReadingThread(app.db, data, { begin: silent, patienceMs: 50 })
    const refused = expect(thread.ask(question)).rejects.toThrow('the server stops')
    await thread.stop()
    await refused
    await expect(thread.ask(question)).rejects.toThrow('the server stops')
  })
})

/** As browsers ask: `fetch` of Node adds a Cache-Control of its own. */
const ask = (path: string, headers: Record<string, string>) =>
  new Promise<{ status: number | undefined; bytes: number }>((resolve, reject) => {
    get(beside.address + path, { headers }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => (bytes += chunk.length))
      response.on('end', () => resolve({ status: response.statusCode, bytes }))
    }).on('error', reject)
  })
