import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { commit, type Change } from '../../../data/journal/commit.ts'
import { readerAsOf } from '../../../data/store/asOf.ts'
import { currentSequence, readTogether } from '../../../data/store/acts.ts'
import { tracksKnownBefore } from '../../../data/store/knownTracks.ts'
import { readLastFixes } from '../../../data/store/lastFixes.ts'
import { knownIds, listParsedRecords, listRecords, tryGetRecord } from '../../../data/store/records.ts'
import { firstLogsMs } from '../../../data/store/staffingLogs.ts'
import type { Database, Reader } from '../../../data/store/tables.ts'
import { addFixes, deriveStale, readFixes } from '../../../data/store/tracks.ts'
import { TrackShelf } from '../../../data/trackShelf.ts'
import { compileBorderLine } from '../../../geo/borderLine.ts'
import { fixesOf } from './fixesOf.ts'
import { temporaryStore } from './temporaryStore.ts'

const name = { en: 'One', zh: '一' }
const lineIds = [randomUUID(), randomUUID()]
const ids = Array.from({ length: 6 }, () => randomUUID())
const [hourMs, minuteMs] = [3_600_000, 60_000]
const startMs = Date.parse('2026-03-10T00:00:00Z')
const iso = (atMs: number) => new Date(atMs).toISOString()

/** Hundreds of them are made and thrown away: nothing has to outlast a power cut. */
async function quickStore(): ReturnType<typeof temporaryStore> {
  const store = await temporaryStore()
  await sql`PRAGMA synchronous = OFF`.execute(store.db)
  return store
}

describe('records as of a sequence', () => {
  const kinds = ['patrol', 'desk', 'staffing-log', 'checkpoint'] as const
  const change = fc.record({
    kind: fc.constantFrom(...kinds),
    slot: fc.nat({ max: 3 }),
    hour: fc.nat({ max: 20 }),
    line: fc.nat({ max: 1 }),
    ends: fc.integer({ min: 0, max: 3 }).map((number) => number === 0),
  })
  type RandomChange = typeof change extends fc.Arbitrary<infer One> ? One : never

  /** Of each kind its own ids, so that none is taken twice. */
  const idOf = ({ kind, slot }: RandomChange) => ids[slot]!.slice(0, -1) + String(kinds.indexOf(kind))

  function recordOf(one: RandomChange): unknown {
    const id = idOf(one)
    const lineId = lineIds[one.line]
    const time = { from: iso(startMs + one.hour * hourMs), to: iso(startMs + (one.hour + 3) * hourMs) }
    const place = { kind: 'desk', id: ids[one.line]!.slice(0, -1) + '1' }
    switch (one.kind) {
      case 'patrol':
        return { id, lineId, fromM: one.hour, toM: 1000, ...time, mode: 'foot', team: name, unitId: ids[4] }
      case 'desk':
        return { id, name, unitId: ids[4], minimumStaff: one.hour + 1 }
      case 'staffing-log':
        return { id, place, ...time, leadId: null, personIds: [] }
      case 'checkpoint':
        return {
          id,
          lineId,
          name,
          position: [104.7, 22.9],
          chainageM: one.hour,
          reach: null,
          minimumStaff: 1,
          unitId: ids[4],
        }
    }
  }

  /** Everything that a reader can be asked of the records. */
  async function all(db: Reader, parsed: Map<number, unknown>) {
    const window = { fromMs: startMs + 5 * hourMs, toMs: startMs + 9 * hourMs }
    const lists = []
    for (const kind of kinds) {
      lists.push(
        await listRecords(db, kind),
        await listRecords(db, kind, { window }),
        await listRecords(db, kind, { lineId: lineIds[0], window }),
        await listRecords(db, kind, { parentId: ids[4] }),
        await listParsedRecords(db, kind, {}, parsed),
        await tryGetRecord(db, kind, idOf({ kind, slot: 0, hour: 0, line: 0, ends: false })),
      )
    }
    const known = await knownIds(
      db,
      'patrol',
      ids.map((id) => id.slice(0, -1) + '0'),
    )
    return [lists, known, await firstLogsMs(db), await currentSequence(db)]
  }

  it('are what was listed right after that act, whatever was changed and ended since', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
        async (acts) => {
          const store = await quickStore()
          const parsed = new Map<number, unknown>()
          const recorded: { sequence: number; listed: unknown }[] = []
          for (const changes of acts) {
            const distinct = [...new Map(changes.map((one) => [idOf(one), one])).values()]
            await keep(
              store.db,
              distinct.map((one) => ({
                kind: one.kind,
                id: idOf(one),
                record: one.ends ? null : recordOf(one),
              })),
            )
            recorded.push({ sequence: await currentSequence(store.db), listed: await all(store.db, parsed) })
          }
          for (const { sequence, listed } of recorded) {
            const past = { sequence, heardBeforeMs: 0 }
            expect(await readTogether(store.db, (tx) => all(tx, parsed), past)).toEqual(listed)
          }
          await store.remove()
        },
      ),
      { numRuns: 30 },
    )
  })

  it('are not read so through any other handle of the same transaction', async () => {
    const store = await quickStore()
    await keep(store.db, [
      { kind: 'desk', id: ids[0]!, record: { id: ids[0], name, unitId: ids[4], minimumStaff: 1 } },
    ])
    await keep(store.db, [{ kind: 'desk', id: ids[0]!, record: null }])
    await store.db.transaction().execute(async (tx) => {
      const past = readerAsOf(tx, { sequence: 1, heardBeforeMs: 0 })
      expect(await listRecords(past, 'desk')).toHaveLength(1)
      expect(await listRecords(tx, 'desk')).toHaveLength(0)
      expect(await listRecords(readerAsOf(tx, { sequence: 2, heardBeforeMs: 0 }), 'desk')).toHaveLength(0)
      expect(await listRecords(past, 'desk')).toHaveLength(1)
    })
    await store.remove()
  })
})

async function keep(db: Database, changes: readonly Change[]): Promise<void> {
  await commit(db, 'test', {
    actId: randomUUID(),
    kind: 'demonstration-made',
    observedAt: iso(startMs),
    receivedAt: iso(startMs),
    request: '',
    apply: () => Promise.resolve({ changes, reply: { status: 201, body: undefined } }),
  })
}

describe('tracks as known at an instant', () => {
  const lines = [0, 0.03].map((north, index) =>
    compileBorderLine({
      id: lineIds[index]!,
      positions: [
        [104.7, 22.9 + north],
        [104.8, 22.9 + north],
      ],
      homeSide: 'left',
    }),
  )
  const day = { fromMs: startMs - 24 * hourMs, toMs: startMs + 24 * hourMs }
  const series = ['series-1', 'series-2']

  /** Some fixes of a walk near the edge of an hour, on either line, now and then with a broken clock. */
  const arrival = fc.record({
    series: fc.constantFrom(...series),
    line: fc.nat({ max: 1 }),
    startMin: fc.integer({ min: 50, max: 66 }),
    count: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constant(60)),
    everyS: fc.constantFrom(20, 60, 150),
    aheadMin: fc.constantFrom(0, 0, 0, 0, 30, 400),
    afterMs: fc.integer({ min: 1, max: 40 * minuteMs }),
  })
  type Arrival = typeof arrival extends fc.Arbitrary<infer One> ? One : never

  const rowsOf = ({ line, startMin, count, everyS, aheadMin }: Arrival) =>
    Array.from({ length: count }, (_, index) => {
      const atMin = startMin + (index * everyS) / 60
      return {
        timeMs: startMs + Math.round((atMin + aheadMin) * minuteMs),
        lon: 104.702 + atMin * 0.0005,
        lat: 22.9003 + line * 0.03,
        accuracyM: 5,
      }
    })

  function seen(shelf: TrackShelf) {
    return lines.map(({ id }) => {
      const tracks = shelf.tracks(id, day)
      const { passes, passTrack, trackIds, firstPassMs } = tracks
      const rows = [...passTrack.keys()].map((index) =>
        [
          trackIds[passTrack[index]!],
          passes.startMs[index],
          passes.endMs[index],
          passes.startM[index],
          passes.endM[index],
          passes.kind[index],
        ].join(),
      )
      return { rows: rows.sort(), firstPassMs, heard: series.map((one) => tracks.heard(one, day)) }
    })
  }

  async function everything(db: Database, shelf: TrackShelf, heardBeforeMs?: number) {
    const past = heardBeforeMs === undefined ? undefined : { sequence: 1, heardBeforeMs }
    return readTogether(
      db,
      async (tx) => {
        await shelf.refresh(tx, lineIds, day)
        const fixes = []
        for (const one of series) fixes.push(await readFixes(tx, one, day))
        return [seen(shelf), fixes, [...(await readLastFixes(tx, series, day.toMs))]]
      },
      past,
    )
  }

  it('are what they were then: passes, when heard, the first pass, fixes and the last of them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(arrival, { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        async (arrivals, isLineTakenAway) => {
          const store = await quickStore()
          let nowMs = startMs + 160 * minuteMs
          const recorded: { atMs: number; known: unknown }[] = []
          for (const one of arrivals) {
            nowMs += one.afterMs
            await addFixes(store.db, lines, one.series, fixesOf(rowsOf(one)), nowMs)
            recorded.push({ atMs: nowMs, known: await everything(store.db, new TrackShelf()) })
          }
          const standing = isLineTakenAway ? lines.slice(1) : lines
          if (isLineTakenAway) await deriveStale(store.db, standing)
          const stored = new Set(standing.map(({ id }) => id))
          for (const { atMs, known } of recorded) {
            const shelf = new TrackShelf(tracksKnownBefore(lines, atMs + 1, stored))
            expect(await everything(store.db, shelf, atMs + 1)).toEqual(known)
          }
          await store.remove()
        },
      ),
      { numRuns: 60 },
    )
  })
})
