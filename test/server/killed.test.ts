import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { verifyJournal } from '../../data/journal/verifyJournal.ts'
import type { ActEvent } from '../../data/model/liveEvents.ts'
import { openStore } from '../../data/store/openStore.ts'
import { listRecords } from '../../data/store/records.ts'
import { buildServer } from './buildServer.ts'
import { followLive, type LiveFollower } from './followLive.ts'
import { shortLine } from './smallCounty.ts'
import { spawnServer, type ServerProcess } from './spawnServer.ts'

const writers = 20
const actsOfEach = 50
const kills = 50
const listeners = 8

let built: string
let folder: string
beforeAll(async () => {
  built = await buildServer('server-to-kill')
  folder = mkdtempSync(join(tmpdir(), 'borderkeep-killed-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** One that nobody has just now, so that the server comes back where it was. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

interface Acknowledged {
  readonly actId: string
  readonly sequence: number
  /** It was sent more than once. */
  readonly repeated: boolean
  readonly version: number | undefined
  readonly id: string | undefined
}

/** Sends an act with the same id until it is answered, as a client that loses its server does. */
async function sendUntilAcknowledged(
  method: string,
  address: string,
  body: unknown,
  version: number | undefined,
): Promise<Acknowledged> {
  const actId = randomUUID()
  const request: RequestInit = {
    method,
    headers: {
      'Idempotency-Key': actId,
      'Content-Type': 'application/json',
      Reason: 'It stands no more',
      ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }
  for (let tries = 1; ; tries++) {
    try {
      const answer = await fetch(address, request)
      const text = await answer.text()
      // A refusal is no breakdown: none of these acts may be refused.
      expect(answer.ok, text).toBe(true)
      const made = text === '' ? undefined : (JSON.parse(text) as { id: string; version: number })
      const sequence = Number(answer.headers.get('Act-Sequence'))
      return { actId, sequence, repeated: tries > 1, version: made?.version, id: made?.id }
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      await pause(5)
    }
  }
}

/** Makes barriers, changes each a few times and removes every other one. */
async function write(
  address: string,
  lineId: string,
  writer: number,
  onAcknowledged: (acknowledged: Acknowledged) => void,
): Promise<void> {
  const items = `${address}/api/collections/barriers/items`
  let current: { id: string; version: number } | undefined
  for (let act = 0; act < actsOfEach; act++) {
    const body = {
      lineId,
      name: { en: `Fence ${writer}.${act}`, zh: `围栏 ${writer}.${act}` },
      type: 'fence',
      parts: [
        {
          path: [
            [104.702, 22.901],
            [104.71, 22.901],
          ],
          statuses: [{ status: 'complete', from: '2026-01-01T00:00:00Z' }],
        },
      ],
    }
    const isLast = act % 5 === 4 && act % 2 === 0
    const sent: Acknowledged =
      current === undefined
        ? await sendUntilAcknowledged('POST', items, body, undefined)
        : await sendUntilAcknowledged(
            isLast ? 'DELETE' : 'PUT',
            `${items}/${current.id}`,
            isLast ? undefined : body,
            current.version,
          )
    onAcknowledged(sent)
    const { id = current?.id, version } = sent
    current = id === undefined || version === undefined || act % 5 === 4 ? undefined : { id, version }
  }
}

/** The barriers that a page shows that patches them by what it is told. */
function patched(follower: LiveFollower): Map<string, { version: number | null; record: unknown }> {
  const shown = new Map<string, { version: number | null; record: unknown }>()
  for (const { event, data } of follower.events) {
    if (event !== 'act') continue
    const { changes } = data as unknown as ActEvent
    for (const { kind, id, version, record } of changes)
      if (record === null) shown.delete(id)
      else if (kind === 'barrier') shown.set(id, { version, record })
  }
  return shown
}

it('a thousand acts of twenty writers are kept once each and told once each, with the server killed fifty times', async () => {
  const port = await freePort()
  const environment = { DATA_DIR: folder, PORT: String(port) }
  let server: ServerProcess = spawnServer(environment, built)
  const address = await server.listening
  const line = await sendUntilAcknowledged(
    'POST',
    `${address}/api/collections/border-lines/items`,
    shortLine,
    undefined,
  )
  const followers = Array.from({ length: listeners }, (_, index) =>
    followLive(address, { since: line.sequence, retryMs: 5 + index }),
  )
  /** How often each had been connected when this server came. */
  let heard = followers.map(() => 0)
  const acknowledged: Acknowledged[] = []
  const writing = Promise.all(
    Array.from({ length: writers }, (_, writer) =>
      write(address, line.id ?? '', writer, (one) => acknowledged.push(one)),
    ),
  )
  for (let kill = 1; kill <= kills; kill++) {
    // Somewhere in the next acts, at any point of writing one.
    const wanted = Math.floor((kill * writers * actsOfEach) / (kills + 1))
    while (acknowledged.length < wanted) await pause(1)
    // A server lives for some twenty acts, which is as long as twenty writers are before a listener in
    // its queue: one that came last each time would in the end be told to ask for everything anew.
    if (kill % 5 === 0)
      while (followers.some(({ connections }, index) => connections === heard[index])) await pause(1)
    await pause(Math.random() * 10)
    server.child.kill('SIGKILL')
    expect((await server.ended).signal).toBe('SIGKILL')
    server = spawnServer(environment, built)
    heard = followers.map(({ connections }) => connections)
    await server.listening
  }
  await writing
  const last = Math.max(...acknowledged.map(({ sequence }) => sequence))
  await Promise.all(followers.map((follower) => follower.until(({ id }) => id === last)))
  await Promise.all(followers.map((follower) => follower.close()))
  server.child.kill('SIGTERM')
  expect((await server.ended).code).toBe(0)

  const store = await openStore(folder)
  const acts = await store.db
    .selectFrom('act')
    .select(['sequence', 'act_id', 'actor'])
    .orderBy('sequence')
    .execute()
  const barriers = await listRecords(store.db, 'barrier')
  const { rows } = await sql<{ integrity_check: string }>`PRAGMA integrity_check`.execute(store.db)
  const journal = await verifyJournal(store.db)
  await store.close()
  expect(journal).toMatchObject({ acts: acts.length, misfit: undefined })
  expect(rows).toEqual([{ integrity_check: 'ok' }])
  expect(acts.map((act) => act.sequence)).toEqual(acts.map((_, index) => index + 1))

  expect(acknowledged).toHaveLength(writers * actsOfEach)
  // Some were on their way when the server was killed.
  expect(acknowledged.filter(({ repeated }) => repeated).length).toBeGreaterThan(kills)
  const inOrder = [line, ...acknowledged].sort((a, b) => a.sequence - b.sequence)
  // The server itself acts too: it begins a store, and says of gaps that they are there.
  expect(acts.filter(({ actor }) => actor !== 'borderkeep').map((act) => [act.sequence, act.act_id])).toEqual(
    inOrder.map(({ sequence, actId }) => [sequence, actId]),
  )

  const kept = new Map(barriers.map(({ record, version }) => [record.id as string, { version, record }]))
  expect(kept.size).toBeGreaterThan(0)
  for (const follower of followers) {
    const told = follower.events.flatMap(({ id }) => (id === undefined ? [] : [id]))
    expect(told).toEqual(told.map((_, index) => line.sequence + 1 + index))
    expect(told.at(-1)).toBeGreaterThanOrEqual(last)
    expect(follower.connections).toBeGreaterThan(1)
    expect(patched(follower)).toEqual(kept)
  }
}, 600_000)
