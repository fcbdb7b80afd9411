import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commit } from '../../../data/journal/commit.ts'
import type { RecordKind } from '../../../data/model/records.ts'
import { listParsedRecords, listRecords, tryGetRecord } from '../../../data/store/records.ts'
import { temporaryStore } from './temporaryStore.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
beforeAll(async () => {
  store = await temporaryStore()
})
afterAll(() => store.remove())

const name = { en: 'One', zh: '一' }
const keep = async (kind: RecordKind, records: readonly { id: string }[]) =>
  commit(store.db, 'test', {
    actId: randomUUID(),
    kind: 'demonstration-made',
    observedAt: '2026-03-10T00:00:00Z',
    receivedAt: '2026-03-10T00:00:00Z',
    request: '',
    apply: () =>
      Promise.resolve({
        changes: records.map((record) => ({ kind, id: record.id, record })),
        reply: { status: 201, body: undefined },
      }),
  })

const patrol = (lineId: string, from: string, to: string) => ({
  id: randomUUID(),
  lineId,
  fromM: 0,
  toM: 1000,
  from,
  to,
  mode: 'foot',
  team: name,
  unitId: randomUUID(),
})

describe('listRecords', () => {
  it('takes windows half-open: one that ends as the window begins is not in it', async () => {
    const lineId = randomUUID()
    const night = patrol(lineId, '2026-03-10T00:00:00+08:00', '2026-03-10T08:00:00+08:00')
    const morning = patrol(lineId, '2026-03-10T08:00:00+08:00', '2026-03-10T12:00:00+08:00')
    await keep('patrol', [morning, night])
    const within = async (from: string, to: string) => {
      const window = { fromMs: Date.parse(from), toMs: Date.parse(to) }
      return (await listRecords(store.db, 'patrol', { lineId, window })).map(({ record }) => record.id)
    }
    expect(await within('2026-03-10T00:00:00Z', '2026-03-10T01:00:00Z')).toEqual([morning.id])
    expect(await within('2026-03-09T23:00:00Z', '2026-03-10T00:00:00Z')).toEqual([night.id])
    expect(await within('2026-03-09T23:00:00Z', '2026-03-10T00:00:00.001Z')).toEqual([night.id, morning.id])
    expect(await within('2026-03-10T04:00:00Z', '2026-03-11T00:00:00Z')).toEqual([])
  })

  it('reads a patrol kept before trackers were known as one without a tracker', async () => {
    const lineId = randomUUID()
    const { id, ...body } = patrol(lineId, '2026-03-10T00:00:00Z', '2026-03-10T08:00:00Z')
    await keep('patrol', [{ id, ...body }])
    await sql`DROP TRIGGER record_version_never_changed`.execute(store.db)
    await sql`UPDATE record_version SET body = json_remove(body, '$.trackerId') WHERE id = ${id}`.execute(
      store.db,
    )
    const parsed = new Map<number, unknown>()
    expect((await listRecords(store.db, 'patrol', { lineId }))[0]?.record.trackerId).toBeNull()
    expect((await listParsedRecords(store.db, 'patrol', { lineId }, parsed))[0]?.record.trackerId).toBeNull()
    expect((await tryGetRecord(store.db, 'patrol', id))?.record.trackerId).toBeNull()
  })

  it('lets a record without an end reach into every later window', async () => {
    const lineId = randomUUID()
    const record = {
      id: randomUUID(),
      lineId,
      fromM: 0,
      toM: 10,
      level: 'village',
      unitId: randomUUID(),
      personId: null,
      post: name,
      from: '2026-01-01T00:00:00Z',
      to: null,
    }
    await keep('stretch', [record])
    const window = { fromMs: Date.parse('2030-01-01T00:00:00Z'), toMs: Date.parse('2031-01-01T00:00:00Z') }
    expect(await listRecords(store.db, 'stretch', { lineId, window })).toHaveLength(1)
  })

  it('finds by box whatever lies in it, to the last digit', async () => {
    const position = fc.tuple(
      fc.double({ min: 98, max: 99, noNaN: true }),
      fc.double({ min: 24, max: 25, noNaN: true }),
    )
    await fc.assert(
      fc.asyncProperty(position, async ([lon, lat]) => {
        const lineId = randomUUID()
        const port = { id: randomUUID(), lineId, name, position: [lon, lat], chainageM: 0, open: true }
        await keep('port', [port])
        const exactly = { minLon: lon, maxLon: lon, minLat: lat, maxLat: lat }
        const elsewhere = { minLon: lon + 0.001, maxLon: lon + 1, minLat: lat, maxLat: lat }
        expect(await listRecords(store.db, 'port', { lineId, box: exactly })).toHaveLength(1)
        expect(await listRecords(store.db, 'port', { lineId, box: elsewhere })).toHaveLength(0)
      }),
      { numRuns: 50 },
    )
  })

  it('gives the same when it reads only what was not parsed before, after a change too', async () => {
    const lineId = randomUUID()
    const parsed = new Map<number, unknown>()
    const same = async () => {
      const listed = await listRecords(store.db, 'patrol', { lineId })
      expect(await listParsedRecords(store.db, 'patrol', { lineId }, parsed)).toEqual(listed)
      return listed
    }
    const one = patrol(lineId, '2026-03-10T00:00:00Z', '2026-03-10T08:00:00Z')
    await keep('patrol', [one, patrol(lineId, '2026-03-10T08:00:00Z', '2026-03-10T16:00:00Z')])
    expect(await same()).toHaveLength(2)
    await keep('patrol', [{ ...one, toM: 500 } as { id: string }])
    expect((await same()).map(({ record, version }) => [record.toM, version])).toEqual([
      [500, 2],
      [1000, 1],
    ])
  })
})
