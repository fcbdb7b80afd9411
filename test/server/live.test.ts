import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { z } from 'zod'
import { commit } from '../../data/journal/commit.ts'
import {
  actEvent,
  clockEvent,
  helloEvent,
  mostActsReplayed,
  resyncEvent,
  tracksEvent,
} from '../../data/model/liveEvents.ts'
import type { RecordKind } from '../../data/model/records.ts'
import { answerRequests } from '../../server/app.ts'
import { makeApp } from '../../server/makeApp.ts'
import { listen } from '../../server/listening.ts'
import { followLive, readEvents, type LiveEvent, type LiveFollower } from './followLive.ts'
import {
  barrierBody,
  make,
  name,
  patrolBody,
  rosterBody,
  shortLine,
  startSmallCounty,
  trackerBody,
  type SmallCounty,
} from './smallCounty.ts'
import { spawnServer } from './spawnServer.ts'
import { root } from './startApp.ts'

const schemas: Record<string, z.ZodType> = {
  hello: helloEvent,
  act: actEvent,
  tracks: tracksEvent,
  clock: clockEvent,
  resync: resyncEvent,
}

let county: SmallCounty
const followers: LiveFollower[] = []
beforeAll(async () => {
  county = await startSmallCounty()
})
afterEach(async () => {
  await Promise.all(followers.splice(0).map((follower) => follower.close()))
})
afterAll(() => county.stop())

/** Begins to follow and waits until it does. */
async function follow(options: Parameters<typeof followLive>[1] = {}, of = county): Promise<LiveFollower> {
  const follower = followLive(of.address, options)
  followers.push(follower)
  await follower.until(({ event }) => event === 'hello')
  return follower
}

const told = (follower: LiveFollower, id: number) => follower.until((event) => event.id === id)
const idsOf = ({ events }: LiveFollower) => events.flatMap(({ id }) => (id === undefined ? [] : [id]))
const kindsOf = ({ events }: LiveFollower) => events.map(({ event }) => event)
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)
const lastSequence = async (of = county) =>
  ((await (await of.get('/api/health')).json()) as { sequence: number }).sequence

/** An act without the time that a request takes. */
const act = (kind: RecordKind, records: readonly { id: string }[], of = county) =>
  commit(of.db, 'Li', {
    actId: randomUUID(),
    kind: 'demonstration-made',
    reason: 'To see it told',
    reverses: 1,
    observedAt: '2026-03-10T04:00:00Z',
    receivedAt: '2026-03-10T04:00:00Z',
    request: '',
    apply: () =>
      Promise.resolve({
        changes: records.map((record) => ({ kind, id: record.id, record })),
        reply: { status: 201, body: undefined },
      }),
  })
const desk = () => ({ id: randomUUID(), name: name('Desk'), unitId: county.unitId, minimumStaff: 1 })
/** Some 25 bytes for each position. */
const lineOf = (positions: number) => ({
  ...shortLine,
  id: randomUUID(),
  path: Array.from({ length: positions }, (_, index) => [104.123456789 + index / 1e4, 22.123456789]),
  licence: '',
  officialLengthM: null,
  approvalNumber: null,
})

describe('the live stream', () => {
  it('begins with how things stand, and tells each act with what it changed', async () => {
    const before = await lastSequence()
    const follower = await follow()
    const path = '/api/collections/barriers/items'
    const id = await make(county, path, barrierBody(county))
    const renamed = { ...barrierBody(county), name: name('Fence 2') }
    await county.send('PUT', `${path}/${id}`, renamed, { 'If-Match': '"1"' })
    await county.send('DELETE', `${path}/${id}`, undefined, { 'If-Match': '"2"' })
    await told(follower, before + 3)
    const barrier = (version: number | null, record: unknown) => ({
      kinds: ['barrier'],
      changes: [{ kind: 'barrier', id, version, record }],
      more: 0,
    })
    expect(follower.events).toMatchObject([
      { event: 'hello', data: { sequence: before, version: '0.0.0', now: '2026-03-10T04:00:00.000Z' } },
      {
        event: 'act',
        id: before + 1,
        data: {
          sequence: before + 1,
          kind: 'barrier-created',
          actor: 'local operator',
          ...barrier(1, { id, name: name('Fence 1') }),
        },
      },
      { data: { kind: 'barrier-changed', ...barrier(2, { name: name('Fence 2') }) } },
      { data: { kind: 'barrier-removed', ...barrier(null, null) } },
    ])
    for (const { event, data } of follower.events)
      expect(schemas[event]?.safeParse(data).error).toBeUndefined()
  })

  it('tells afterwards, and from the journal alone, word for word what it told at the time', async () => {
    const before = await lastSequence()
    const atTheTime = await follow()
    const id = await make(county, '/api/patrols', patrolBody(county))
    await county.send('POST', '/api/shifts/recurring', rosterBody(county))
    await county.send('DELETE', `/api/patrols/${id}`, undefined, { 'If-Match': '"1"' })
    await act('desk', Array.from({ length: 2500 }, desk))
    await act('border-line', [lineOf(5000), lineOf(100)])
    const last = before + 5
    await told(atTheTime, last)
    const afterwards = await follow({ since: before })
    await told(afterwards, last)
    expect(afterwards.events.slice(1)).toEqual(atTheTime.events.slice(1))

    const anew = makeApp({
      db: county.db,
      now: () => county.clock.nowMs,
      settings: {
        demonstration: 'none',
        countyName: name('County'),
        timeZone: 'Asia/Shanghai',
        basemap: 'builtin',
        version: '0.0.0',
      },
      root,
    })
    const server = createServer(answerRequests(anew))
    const restarted = followLive(await listen(server, 0, '127.0.0.1'), { since: before })
    followers.push(restarted)
    await told(restarted, last)
    expect(restarted.events.slice(1)).toEqual(atTheTime.events.slice(1))
    await anew.live.stop()
    server.closeAllConnections()
    server.close()
  })

  it('lists the first twenty changes of an act and none that is very long, and counts the others', async () => {
    const before = await lastSequence()
    const follower = await follow()
    await act('desk', Array.from({ length: 45 }, desk))
    await act('border-line', [lineOf(5000), lineOf(100)])
    const many = await told(follower, before + 1)
    expect(many.data['changes']).toHaveLength(20)
    expect(many.data).toMatchObject({ kinds: ['desk'], more: 25, reason: 'To see it told', reverses: 1 })
    const { data } = await told(follower, before + 2)
    expect(data).toMatchObject({ kinds: ['border-line'], more: 1 })
    expect(
      (data['changes'] as { record: { path: unknown[] } }[]).map(({ record }) => record.path.length),
    ).toEqual([100])
  })

  it('tells the acts of twenty who write at once in sequence, to those who come in between too', async () => {
    const before = await lastSequence()
    const all = [await follow()]
    const writers = Array.from({ length: 20 }, async () => {
      for (let turn = 0; turn < 10; turn++) await make(county, '/api/patrols', patrolBody(county))
    })
    for (let comer = 0; comer < 10; comer++) all.push(await follow({ since: before }))
    await Promise.all(writers)
    for (const follower of all) {
      await told(follower, before + 200)
      expect(idsOf(follower)).toEqual(range(before + 1, before + 200))
    }
  })

  it('goes on where it was cut, without a gap and without telling anything twice', async () => {
    const cutsOfOne = fc.uniqueArray(fc.integer({ min: 0, max: 58 }), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(fc.array(cutsOfOne, { minLength: 1, maxLength: 6 }), async (cuts) => {
        const before = await lastSequence()
        const all: LiveFollower[] = []
        for (const [index, ofOne] of cuts.entries()) {
          let count = 0
          const cutWhereDrawn = ({ event }: LiveEvent) => {
            if (event === 'act' && ofOne.includes(count++)) all[index]?.cut()
          }
          all.push(await follow({ since: before, retryMs: index, onEvent: cutWhereDrawn }))
        }
        await Promise.all(
          Array.from({ length: 20 }, async () => {
            for (let turn = 0; turn < 3; turn++) await make(county, '/api/patrols', patrolBody(county))
          }),
        )
        for (const [index, follower] of all.entries()) {
          await told(follower, before + 60)
          expect(idsOf(follower)).toEqual(range(before + 1, before + 60))
          expect(follower.connections).toBe(1 + (cuts[index]?.length ?? 0))
          await follower.close()
        }
      }),
      { numRuns: 8 },
    )
  })

  it('tells whoever is more than 500 acts behind, or ahead, to ask for everything anew', async () => {
    const before = await lastSequence()
    for (let turn = 0; turn <= mostActsReplayed; turn++) await act('desk', [desk()])
    const last = before + mostActsReplayed + 1
    const behind = await follow({ since: before + 1 })
    await told(behind, last)
    expect(idsOf(behind)).toEqual(range(before + 2, last))
    const lost = [await follow({ since: before }), await follow({ since: last + 1 })]
    await Promise.all(lost.map((follower) => told(follower, last)))
    await act('desk', [desk()])
    for (const follower of lost) {
      await told(follower, last + 1)
      expect(kindsOf(follower)).toEqual(['hello', 'resync', 'act'])
      expect(follower.events[1]).toEqual({ event: 'resync', id: last, data: { sequence: last } })
    }
  })

  it('says once a second at most that tracks were kept, and says it of the last', async () => {
    await make(county, '/api/trackers', trackerBody(county, 'live-phone'))
    const follower = await follow()
    const startedMs = performance.now()
    for (let report = 0; performance.now() - startedMs < 1500; report++) {
      const timeMs = Date.parse('2026-03-10T03:00:00Z') + report * 1000
      await county.get(`/api/trackers/report?id=live-phone&lat=22.9&lon=104.71&timestamp=${timeMs}`)
    }
    const { trackRevision } = (await follow()).events[0]!.data
    await follower.until(({ event, data }) => event === 'tracks' && data['trackRevision'] === trackRevision)
    const seconds = (performance.now() - startedMs) / 1000
    const tracks = follower.events.filter(({ event }) => event === 'tracks')
    expect(tracks.length).toBeGreaterThan(1)
    expect(tracks.length).toBeLessThanOrEqual(1 + Math.ceil(seconds))
    expect(tracksEvent.safeParse(tracks[0]?.data).error).toBeUndefined()
  })

  it('says every ten seconds what time it is and how far the journal is', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const quiet = await startSmallCounty()
    try {
      const follower = await follow({}, quiet)
      // Caught up with, it is told of an act; only then is it among those that hear the clock.
      await make(quiet, '/api/patrols', patrolBody(quiet))
      const sequence = await lastSequence(quiet)
      await told(follower, sequence)
      vi.advanceTimersByTime(9_999)
      quiet.clock.nowMs += 10_000
      vi.advanceTimersByTime(10_001)
      await follower.until(() => follower.events.filter(({ event }) => event === 'clock').length === 2)
      expect(follower.events.at(-1)).toEqual({
        event: 'clock',
        id: undefined,
        data: { now: '2026-03-10T04:00:10.000Z', sequence, storage: { state: 'ok', isLow: false } },
      })
    } finally {
      vi.useRealTimers()
      await quiet.stop()
    }
  })

  it('is neither cached nor compressed nor held back, and is closed to strangers', async () => {
    const stream = await county.get('/api/live', { 'Accept-Encoding': 'gzip, br' })
    expect(Object.fromEntries(stream.headers)).toMatchObject({
      'content-type': expect.stringMatching(/^text\/event-stream/) as unknown,
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    })
    expect(stream.headers.get('Content-Encoding')).toBeNull()
    for await (const { event } of readEvents(stream)) {
      expect(event).toBe('hello')
      break
    }
    const head = await fetch(`${county.address}/api/live`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect(head.headers.get('Content-Type')).toMatch(/^text\/event-stream/)
    const post = await county.send('POST', '/api/live')
    expect([post.status, post.headers.get('Allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
    const { hostname, port } = new URL(county.address)
    const stranger = connect(Number(port), hostname)
    stranger.write('GET /api/live HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n')
    let text = ''
    for await (const part of stranger) text += String(part)
    expect(text).toMatch(/^HTTP\/1\.1 403 .*"host-refused"/s)
  })

  it('follows on a connection that another question was sent along before', async () => {
    const { hostname, port } = new URL(county.address)
    const socket = connect(Number(port), hostname)
    const ask = (path: string) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`
    socket.write(ask('/api/coverage') + ask('/api/live'))
    const before = await lastSequence()
    let text = ''
    for await (const part of socket) {
      text += String(part)
      if (text.includes('event: hello') && !text.includes('event: act')) await act('desk', [desk()])
      if (text.includes(`id: ${before + 1}\nevent: act\n`)) break
    }
    expect(text).toMatch(/"lines".*event: hello\n.*event: act\n/s)
  })

  it.each([
    ['since', '/api/live?since=soon', {}],
    ['since', '/api/live?since=-1', {}],
    ['sinc', '/api/live?sinc=1', {}],
    ['Last-Event-ID', '/api/live?since=1', { 'Last-Event-ID': 'x' }],
  ] as const)('refuses a beginning that is none, naming %s', async (field, path, headers) => {
    const answer = await county.get(path, headers)
    expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'field-invalid', field }])
  })

  it('ends a listener that does not take what it is sent, and holds up nobody for it', async () => {
    const busy = await startSmallCounty()
    const { hostname, port } = new URL(busy.address)
    const slow = connect(Number(port), hostname)
    slow.write('GET /api/live HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await new Promise((resolve) => slow.once('readable', resolve))
    const other = await follow({}, busy)
    const before = await lastSequence(busy)
    // Some 60 kB each: more than the system keeps for a connection, and a megabyte.
    for (let turn = 0; turn < 300; turn++) {
      await act('border-line', [lineOf(2000)], busy)
      await new Promise((resolve) => setImmediate(resolve))
    }
    await told(other, before + 300)
    expect(idsOf(other)).toEqual(range(before + 1, before + 300))
    let text = ''
    slow.on('data', (part) => (text += part.toString()))
    await new Promise((resolve) => slow.on('error', () => undefined).once('close', resolve))
    expect(text).toContain(`id: ${before + 1}\n`)
    expect(text).not.toContain(`id: ${before + 300}\n`)
    await other.close()
    await busy.stop()
  })

  it('tells a thousand listeners', async () => {
    const all = await Promise.all(Array.from({ length: 1000 }, () => follow()))
    const metrics = await (await county.get('/api/metrics')).text()
    expect(Number(/^borderkeep_live_listeners (\d+)$/m.exec(metrics)?.[1])).toBeGreaterThanOrEqual(1000)
    const before = await lastSequence()
    for (let turn = 0; turn < 10; turn++) await make(county, '/api/patrols', patrolBody(county))
    await Promise.all(all.map((follower) => told(follower, before + 10)))
    for (const follower of all) expect(idsOf(follower)).toEqual(range(before + 1, before + 10))
  })
})

it('a server that is told to stop ends the streams and is gone at once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'borderkeep-live-'))
  const server = spawnServer({ DATA_DIR: folder })
  const address = await server.listening
  const stream = await fetch(`${address}/api/live`)
  const events: LiveEvent[] = []
  const startedMs = { stop: Infinity }
  // Read to its end: had the connection been broken, this would throw.
  for await (const event of readEvents(stream)) {
    events.push(event)
    startedMs.stop = performance.now()
    server.child.kill('SIGTERM')
  }
  expect((await server.ended).code).toBe(0)
  expect(performance.now() - startedMs.stop).toBeLessThan(8000)
  expect(events.map(({ event }) => event)).toEqual(['hello'])
  rmSync(folder, { recursive: true, force: true })
})
