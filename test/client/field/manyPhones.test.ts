import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { verifyJournal } from '../../../data/journal/verifyJournal.ts'
import { actHeadColumns, actHeadOf } from '../../../data/store/actHead.ts'
import { openStore } from '../../../data/store/openStore.ts'
import { listRecords } from '../../../data/store/records.ts'
import { buildServer } from '../../server/buildServer.ts'
import { name, shortLine } from '../../server/smallCounty.ts'
import { spawnServer, type ServerProcess } from '../../server/spawnServer.ts'
import { faultyFetch, SimulatedPhone, type Faults } from './simulatedPhone.ts'

/** `OUTBOX_ACTS=10000` for a long run, `OUTBOX_SEED` for the same one again. */
const acts = Number(process.env['OUTBOX_ACTS'] ?? '500')
// A long run takes five minutes of a processor, and as long as others leave it waiting.
vi.setConfig({ testTimeout: Math.max(600_000, acts * 360) })
const phoneCount = 50
const trailCount = 20
/** Starting the server anew is most of the time that this takes. */
const serverKills = Math.min(20, Math.ceil(acts / 125))
/** Cuts to whole seconds, a slow answer and a busy machine; clocks here are wrong by a hundred times as much. */
const toleranceMs = 6_000
const minuteMs = 60_000
const clocksAheadMs = [0, 190 * minuteMs, -300 * minuteMs, 45 * minuteMs, -25 * minuteMs]

let built: string
let folder: string
beforeAll(async () => {
  built = await buildServer('server-of-phones')
  folder = mkdtempSync(join(tmpdir(), 'borderkeep-phones-'))
})
afterAll(() => {
  vi.unstubAllGlobals()
  rmSync(folder, { recursive: true, force: true })
})

/** A seeded sequence, so that a run that fails can be looked at again. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function make(address: string, body: unknown): Promise<string> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'Idempotency-Key': randomUUID(), 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  return ((await answer.json()) as { id: string }).id
}

it('what fifty phones press arrives once each, in order and at the right time, whatever breaks down meanwhile', async () => {
  const seed = Number(process.env['OUTBOX_SEED'] ?? Date.now() % 1_000_000)
  console.log(`OUTBOX_SEED=${seed}`)
  const random = seeded(seed)
  const environment = { DATA_DIR: folder, PORT: String(await freePort()) }
  let server: ServerProcess = spawnServer(environment, built)
  const address = await server.listening
  const items = `${address}/api/collections`
  const lineId = await make(`${items}/border-lines/items`, shortLine)
  const trailIds: string[] = []
  for (let number = 1; number <= trailCount; number++)
    trailIds.push(
      await make(`${items}/trails/items`, {
        lineId,
        name: name(`Path ${number}`),
        kind: 'farm-path',
        path: [
          [104.71, 22.895],
          [104.71, 22.905],
        ],
        meetsLineAtM: [1026],
      }),
    )

  const faults: Faults = { lost: 0.3, unanswered: 0.15, killed: 0.02 }
  let writtenCount = 0
  const written = () => writtenCount
  vi.stubGlobal('document', { documentElement: { lang: 'en' } })
  vi.stubGlobal(
    'fetch',
    faultyFetch(
      () => address,
      faults,
      random,
      () => {
        writtenCount += 1
      },
    ),
  )
  const phones = Array.from(
    { length: phoneCount },
    (_, index) => new SimulatedPhone(clocksAheadMs[index % clocksAheadMs.length] ?? 0, faults, random),
  )
  /** What each phone kept, in order, and when it was pressed. */
  const kept = phones.map((): { actId: string; pressedMs: number; trailId: string }[] => [])

  const work = phones.map(async (phone, index) => {
    const own = kept[index] ?? []
    for (let count = 0; count < acts / phoneCount; count++) {
      const actId = randomUUID()
      // Phones meet at trails: many officers write to each.
      const trailId = trailIds[Math.floor(random() * trailCount)] ?? ''
      own.push({ actId, trailId, pressedMs: await phone.press(actId, trailId) })
      if (random() < 0.5) await phone.send()
    }
    while (!(await phone.send())) await pause(random() * 20)
  })
  for (let kill = 1; kill <= serverKills; kill++) {
    const wanted = (kill * acts) / (serverKills + 1)
    while (written() < wanted) await pause(5)
    server.child.kill('SIGKILL')
    expect((await server.ended).signal).toBe('SIGKILL')
    server = spawnServer(environment, built)
    await server.listening
    if (kill % 5 === 0) console.log(`${written()} written, the server killed ${kill} times`)
  }
  await Promise.all(work)
  // The storms end, and every phone comes back into contact once more.
  Object.assign(faults, { lost: 0, unanswered: 0, killed: 0 })
  for (const phone of phones) while (!(await phone.send())) await pause(5)
  for (const phone of phones) expect((await phone.read()).waiting).toEqual([])
  // Pages were killed in the middle of what they did, and not rarely.
  expect(phones.reduce((sum, { killedCount }) => sum + killedCount, 0)).toBeGreaterThan(acts / 50)
  server.child.kill('SIGTERM')
  expect((await server.ended).code).toBe(0)

  const store = await openStore(folder)
  const rows = await store.db
    .selectFrom('act')
    .select(actHeadColumns)
    .where('kind', '=', 'trail-event')
    .orderBy('sequence')
    .execute()
  const journalled = rows.map(actHeadOf)
  const events = await listRecords(store.db, 'trail-event')
  const journal = await verifyJournal(store.db)
  await store.close()
  expect(journal.misfit).toBe(undefined)

  // None lost, none doubled, and the order of each phone kept.
  expect(journalled).toHaveLength(acts)
  expect(events.filter(({ record }) => record.kind === 'inspected')).toHaveLength(acts)
  const phoneOf = new Map(kept.flatMap((own, phone) => own.map(({ actId }) => [actId, phone] as const)))
  const arrived = phones.map((_, phone) =>
    journalled.flatMap(({ actId }) => (phoneOf.get(actId) === phone ? [actId as string] : [])),
  )
  expect(arrived).toEqual(kept.map((own) => own.map(({ actId }) => actId)))

  const byAct = new Map(journalled.map((act) => [act.actId as string, act]))
  const wrong = kept.flatMap((own, phone) =>
    own.flatMap(({ actId, pressedMs }) => {
      const act = byAct.get(actId)
      const offMs = Date.parse(act?.observedAt ?? '') - pressedMs
      const saidOffMs = Date.parse(act?.origin?.phoneClock?.saidAt ?? '') - pressedMs
      const clockAheadMs = clocksAheadMs[phone % clocksAheadMs.length] ?? 0
      const isRight = Math.abs(offMs) < toleranceMs && Math.abs(saidOffMs - clockAheadMs) < toleranceMs
      return isRight ? [] : [{ actId, phone, offMs, saidOffMs, clockAheadMs }]
    }),
  )
  expect(wrong).toEqual([])
})
