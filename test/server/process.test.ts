import { randomUUID } from 'node:crypto'
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { createServer, request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commit } from '../../data/journal/commit.ts'
import { openStore } from '../../data/store/openStore.ts'
import { listRecords } from '../../data/store/records.ts'
import { readFixes } from '../../data/store/tracks.ts'
import { shortLine } from './smallCounty.ts'
import { spawnServer } from './spawnServer.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'borderkeep-process-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const file = () => join(folder, 'borderkeep.sqlite')

const loadLine = (address: string) =>
  fetch(`${address}/api/collections/border-lines/items`, {
    method: 'POST',
    headers: { 'Idempotency-Key': randomUUID(), 'Content-Type': 'application/json' },
    body: JSON.stringify(shortLine),
  })

describe('a start that cannot succeed says why in one sentence and exits with 1', () => {
  const expectSentence = async (environment: Record<string, string>, sentence: RegExp) => {
    const { code, printed } = await spawnServer({ DATA_DIR: folder, ...environment }).ended
    expect(printed).toMatch(sentence)
    expect(printed.trim().split('\n')).toHaveLength(1)
    expect(code).toBe(1)
  }

  it('an unknown demonstration', async () =>
    expectSentence(
      { DEMO: 'atlantis' },
      /^DEMO=atlantis is not usable: it must be malipo, baoshan, province or none\.$/m,
    ))

  it('a database file that is none', async () => {
    writeFileSync(file(), 'This is a shopping list. '.repeat(400))
    await expectSentence({}, /is damaged or is not a database/)
  })

  it('a database file with a page torn out', async () => {
    const store = await openStore(folder)
    await store.close()
    const handle = openSync(file(), 'r+')
    writeSync(handle, Buffer.alloc(3 * 4096, 0xa5), 0, 3 * 4096, 2 * 4096)
    closeSync(handle)
    await expectSentence({}, /is damaged or is not a database/)
  })

  it('a database of a newer version', async () => {
    const store = await openStore(folder)
    await store.close()
    const sqlite = new SqliteDatabase(file())
    sqlite.prepare(`INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-from-the-future', '')`).run()
    sqlite.close()
    await expectSentence({}, /was made by a newer version of Borderkeep/)
  })

  it('a database of another program', async () => {
    const sqlite = new SqliteDatabase(file())
    sqlite.exec('CREATE TABLE recipes (name TEXT)')
    sqlite.close()
    await expectSentence({}, /is a database of another program/)
  })

  it('a folder that cannot be written', async () => {
    writeFileSync(join(folder, 'occupied'), '')
    await expectSentence({ DATA_DIR: join(folder, 'occupied', 'data') }, /cannot be written \(ENOTDIR\)/)
  })

  it('a port in use', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const bound = other.address()
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0
    await expectSentence({ PORT: String(port) }, /^Port \d+ on 127\.0\.0\.1 is in use/)
    other.close()
  })
})

it('killing the process while it writes loses no acknowledged write', async () => {
  const acknowledged = new Set<string>()
  for (let round = 0; round < 3; round++) {
    const server = spawnServer({ DATA_DIR: folder })
    const address = await server.listening
    const state = { killed: false }
    const writers = Array.from({ length: 6 }, async () => {
      while (!state.killed) {
        const answer = await loadLine(address).catch(() => undefined)
        const made = (await answer?.json().catch(() => undefined)) as { id: string } | undefined
        if (answer?.status === 201 && made !== undefined) acknowledged.add(made.id)
      }
    })
    const wanted = acknowledged.size + 15
    while (acknowledged.size < wanted) await new Promise((resolve) => setTimeout(resolve, 5))
    state.killed = server.child.kill('SIGKILL')
    await Promise.all(writers)
    expect((await server.ended).signal).toBe('SIGKILL')
  }
  const store = await openStore(folder)
  const kept = new Set((await listRecords(store.db, 'border-line')).map(({ record }) => record.id as string))
  await store.close()
  expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([])
})

it('killing the process while phones report loses no acknowledged fix, and teams are where they were', async () => {
  const trackerId = randomUUID()
  const store = await openStore(folder)
  const tracker = { id: trackerId, key: 'phone', name: { en: 'Phone', zh: '终端' }, unitId: randomUUID() }
  await commit(store.db, 'test', {
    actId: randomUUID(),
    kind: 'tracker-registered',
    observedAt: '2026-03-10T00:00:00Z',
    receivedAt: '2026-03-10T00:00:00Z',
    request: '',
    apply: () =>
      Promise.resolve({
        changes: [{ kind: 'tracker', id: trackerId, record: tracker }],
        reply: { status: 201, body: undefined },
      }),
  })
  await store.close()
  const acknowledged = new Set<number>()
  // Reports of the last hour, so that the team is still shown.
  let next = Date.now() - 55 * 60_000
  for (let round = 0; round < 2; round++) {
    const server = spawnServer({ DATA_DIR: folder })
    const address = await server.listening
    const state = { killed: false }
    const phones = Array.from({ length: 8 }, async () => {
      while (!state.killed) {
        const timeMs = (next += 7000)
        const report = `${address}/api/trackers/report?id=phone&lat=22.9&lon=104.7&timestamp=${timeMs}`
        const answer = await fetch(report, { method: 'POST' }).catch(() => undefined)
        if (answer?.status === 200) acknowledged.add(timeMs)
      }
    })
    const wanted = acknowledged.size + 100
    while (acknowledged.size < wanted) await new Promise((resolve) => setTimeout(resolve, 5))
    state.killed = server.child.kill('SIGKILL')
    await Promise.all(phones)
    expect((await server.ended).signal).toBe('SIGKILL')
  }
  const again = spawnServer({ DATA_DIR: folder })
  const teams = (await (await fetch(`${await again.listening}/api/teams-now`)).json()) as {
    features: { properties: { fixAt: string } }[]
  }
  const lastMs = Date.parse(teams.features[0]?.properties.fixAt ?? '')
  expect(lastMs).toBeGreaterThanOrEqual(Math.max(...acknowledged))
  again.child.kill('SIGTERM')
  await again.ended
  const reopened = await openStore(folder)
  const kept = new Set((await readFixes(reopened.db, trackerId, { fromMs: 0, toMs: 8.64e15 })).timeMs)
  await reopened.close()
  expect([...acknowledged].filter((timeMs) => !kept.has(timeMs))).toEqual([])
})

it('SIGTERM finishes the request in flight, writes the log back and exits with 0', async () => {
  const server = spawnServer({ DATA_DIR: folder })
  const { hostname, port } = new URL(await server.listening)
  const body = JSON.stringify(shortLine)
  const answered = new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const sent = httpRequest(
      {
        hostname,
        port,
        method: 'POST',
        path: '/api/collections/border-lines/items',
        headers: {
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(body),
          'Idempotency-Key': randomUUID(),
        },
      },
      (answer) => {
        let text = ''
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()))
        answer.on('end', () => resolve({ status: answer.statusCode, text }))
      },
    )
    sent.on('error', reject)
    sent.write(body.slice(0, 20))
    setTimeout(() => server.child.kill('SIGTERM'), 200)
    setTimeout(() => sent.end(body.slice(20)), 500)
  })
  const { status, text } = await answered
  expect([status, text.includes('"version":1')]).toEqual([201, true])
  const { code, signal, printed } = await server.ended
  expect([code, signal]).toEqual([0, null])
  const stamp = String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00 info  `
  expect(printed).toMatch(
    new RegExp(`${stamp}Stopping, 1 request in flight event="stopping" signal="SIGTERM" .*$`, 'm'),
  )
  expect(printed).toMatch(new RegExp(`${stamp}Stopped .*\n$`, 'm'))
  expect(readdirSync(folder).toSorted()).toEqual(['borderkeep.lock', 'borderkeep.sqlite'])
})

it('SIGTERM lets a list be answered that a thread beside the server reads', async () => {
  const server = spawnServer({ DATA_DIR: folder })
  const address = await server.listening
  const { hostname, port } = new URL(address)
  const socket = connect(Number(port), hostname)
  let answer = ''
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString()))
  const closed = new Promise((resolve) => socket.once('close', resolve))
  await new Promise((resolve) => socket.once('connect', resolve))
  socket.write('GET /api/units HTTP/1.1\r\nHost: 127.0.0.1\r\n')
  // Answered on another connection: the server has read the beginning of the first by now.
  await (await fetch(`${address}/api/county`)).text()
  server.child.kill('SIGTERM')
  const isTaken = () =>
    fetch(`${address}/api/county`, { headers: { Connection: 'close' } }).then(
      () => true,
      () => false,
    )
  while (await isTaken()) continue
  socket.write('Connection: close\r\n\r\n')
  await closed
  expect(answer).toMatch(/^HTTP\/1\.1 200 /)
  expect((await server.ended).code).toBe(0)
})

it('a second start keeps what the first one made, and says that it began with another demonstration', async () => {
  mkdirSync(folder, { recursive: true })
  const first = spawnServer({ DATA_DIR: folder, DEMO: 'malipo' })
  const before = (await (await fetch(`${await first.listening}/api/county`)).json()) as { sequence: number }
  first.child.kill('SIGINT')
  expect((await first.ended).code).toBe(0)
  const second = spawnServer({ DATA_DIR: folder, DEMO: 'baoshan' })
  const after = (await (await fetch(`${await second.listening}/api/county`)).json()) as object
  second.child.kill('SIGTERM')
  expect((await second.ended).printed).toContain('It began with DEMO=malipo and keeps that')
  expect(after).toMatchObject({
    demonstration: 'malipo',
    sequence: before.sequence,
    lines: [{ homeSide: 'left' }],
  })
})
