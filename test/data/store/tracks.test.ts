import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ChunkError } from '../../../data/store/fixBlob.ts'
import { readLastFixes } from '../../../data/store/lastFixes.ts'
import { openStore } from '../../../data/store/openStore.ts'
import { currentTrackRevision } from '../../../data/store/trackChunks.ts'
import { addFixes, addTracks, deriveStale, readFixes } from '../../../data/store/tracks.ts'
import { TrackShelf } from '../../../data/trackShelf.ts'
import { compileBorderLine } from '../../../geo/borderLine.ts'
import { clipPasses, type Passes } from '../../../geo/passes.ts'
import { defaultTrackPolicy } from '../../../geo/trackPolicy.ts'
import { trackToPasses } from '../../../geo/trackToPasses.ts'
import { fixesOf } from './fixesOf.ts'
import { temporaryStore } from './temporaryStore.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
beforeAll(async () => {
  store = await temporaryStore()
})
afterAll(() => store.remove())

const line = compileBorderLine({
  id: 'east-west',
  positions: [
    [104.7, 22.9],
    [104.8, 22.9],
  ],
  homeSide: 'left',
})
const [nineMs, hourMs, minuteMs] = [Date.parse('2026-03-10T09:00:00Z'), 3_600_000, 60_000]
const day = { fromMs: nineMs - 12 * hourMs, toMs: nineMs + 12 * hourMs }

/** A walk along the line, a fix a minute, some 50 m a minute. */
const walk = (fromMs: number, minutes: number, startMin = 0) =>
  Array.from({ length: minutes }, (_, index) => ({
    timeMs: fromMs + index * minuteMs,
    lon: 104.705 + (startMin + index) * 0.0005,
    lat: 22.9003,
    accuracyM: 5,
  }))

const passesOf = async (shelf = new TrackShelf(), lineId = line.id) => {
  await store.db.transaction().execute(async (tx) => shelf.refresh(tx, [lineId], day))
  return shelf.tracks(lineId, day)
}
/** What was seen, as chainage at each minute, whatever the cuts between passes. */
const seenOf = (passes: Passes) => {
  const seen: [number, number][] = []
  for (let atMs = day.fromMs; atMs < day.toMs; atMs += minuteMs / 4) {
    const at = clipPasses(passes, atMs, atMs + 2)
    if (at.count > 0) seen.push([atMs, at.startM[0]!])
  }
  return seen
}
const ofTrack = (
  { passes, passTrack, trackIds }: Awaited<ReturnType<typeof passesOf>>,
  id: string,
): Passes => {
  const indexes = [...passTrack.keys()].filter((index) => trackIds[passTrack[index]!] === id)
  const pick = (column: Float64Array) => Float64Array.from(indexes, (index) => column[index]!)
  return {
    count: indexes.length,
    kind: Uint8Array.from(indexes, (index) => passes.kind[index]!),
    startM: pick(passes.startM),
    endM: pick(passes.endM),
    startMs: pick(passes.startMs),
    endMs: pick(passes.endMs),
  }
}

describe('fixes in the store', () => {
  it('are there once, however they are split, ordered and repeated, over hours and kills of the process', async () => {
    const all = walk(nineMs - 20 * minuteMs, 150)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.subarray(all, { minLength: 1 }), { minLength: 1, maxLength: 5 }),
        async (parts) => {
          const seriesId = randomUUID()
          let added = 0
          for (const part of [...parts, ...parts])
            added += (await addFixes(store.db, [line], seriesId, fixesOf(part), nineMs)).added
          const distinct = [...new Set(parts.flat().map((fix) => fix.timeMs))].sort((a, b) => a - b)
          expect(added).toBe(distinct.length)
          expect([...(await readFixes(store.db, seriesId, day)).timeMs]).toEqual(distinct)
        },
      ),
      { numRuns: 20 },
    )
  })

  it('raise the track revision only where something is new', async () => {
    const seriesId = randomUUID()
    const before = await currentTrackRevision(store.db)
    await addFixes(store.db, [line], seriesId, fixesOf(walk(nineMs, 5)), nineMs)
    const after = await currentTrackRevision(store.db)
    expect(after).toBeGreaterThan(before)
    expect(await addFixes(store.db, [line], seriesId, fixesOf(walk(nineMs, 5)), nineMs)).toEqual({
      added: 0,
      repeated: 5,
    })
    expect(await currentTrackRevision(store.db)).toBe(after)
  })

  it('are still there when the store is opened again', async () => {
    const own = await temporaryStore()
    const seriesId = randomUUID()
    await addFixes(own.db, [line], seriesId, fixesOf(walk(nineMs, 90)), day.toMs)
    // A second process on the same file sees what was acknowledged, without the first one closing.
    const again = await openStore(own.folder)
    expect((await readFixes(again.db, seriesId, day)).count).toBe(90)
    const last = await readLastFixes(again.db, [seriesId, randomUUID()], day.toMs)
    expect([...last.values()].map((fix) => fix.timeMs)).toEqual([nineMs + 89 * minuteMs])
    expect((await readLastFixes(again.db, [seriesId], nineMs + minuteMs)).get(seriesId)?.timeMs).toBe(
      nineMs + minuteMs,
    )
    await again.close()
    await own.remove()
  })

  it('that are damaged are called so, with whose and when', async () => {
    const seriesId = randomUUID()
    await addFixes(store.db, [line], seriesId, fixesOf(walk(nineMs, 5)), nineMs)
    await sql`UPDATE track_chunk SET fixes = zeroblob(111) WHERE series_id = ${seriesId}`.execute(store.db)
    const reading = readFixes(store.db, seriesId, day)
    await expect(reading).rejects.toThrow(ChunkError)
    await expect(reading).rejects.toThrow(
      `${seriesId} in the hour from 2026-03-10T09:00:00.000Z cannot be read`,
    )
  })

  it('are never taken out of an hour', async () => {
    const seriesId = randomUUID()
    await addFixes(store.db, [line], seriesId, fixesOf(walk(nineMs, 5)), nineMs)
    const shrunk = sql`UPDATE track_chunk SET count = 1 WHERE series_id = ${seriesId}`.execute(store.db)
    await expect(shrunk).rejects.toThrow('only added')
  })

  it('may be of tens of thousands of different hours, as a clock gone mad says', async () => {
    const seriesId = randomUUID()
    const rows = Array.from({ length: 15_000 }, (_, index) => ({
      timeMs: index * 7_200_000,
      lon: 104.7,
      lat: 22.9,
    }))
    expect((await addFixes(store.db, [line], seriesId, fixesOf(rows), nineMs)).added).toBe(15_000)
  })
})

describe('passes derived from them', () => {
  it('are those of the whole track, also over the edge of an hour', async () => {
    const seriesId = randomUUID()
    const rows = walk(nineMs - 75 * minuteMs, 150)
    await addFixes(store.db, [line], seriesId, fixesOf(rows), day.toMs)
    const stored = ofTrack(await passesOf(), seriesId)
    const whole = trackToPasses(line, fixesOf(rows), defaultTrackPolicy.vehicle).passes
    const [seen, expected] = [seenOf(stored), seenOf(whole)]
    expect(seen.map(([atMs]) => atMs)).toEqual(expected.map(([atMs]) => atMs))
    for (const [index, [, atM]] of seen.entries())
      expect(Math.abs(atM - expected[index]![1])).toBeLessThan(15)
    for (let index = 1; index < stored.count; index++)
      expect(stored.startMs[index]).toBeGreaterThanOrEqual(stored.endMs[index - 1]!)
  })

  it('do not depend on the order in which fixes came, nor on whether they came one by one', async () => {
    const rows = walk(nineMs - 10 * minuteMs, 20)
    const orders = [rows, rows.toReversed(), [...rows.slice(7), ...rows.slice(0, 7)]]
    const shelf = new TrackShelf()
    const results: Passes[] = []
    for (const order of orders) {
      const seriesId = randomUUID()
      for (const row of order) {
        await addFixes(store.db, [line], seriesId, fixesOf([row]), nineMs + hourMs)
        await passesOf(shelf)
      }
      results.push(ofTrack(await passesOf(shelf), seriesId))
      expect(ofTrack(await passesOf(), seriesId)).toEqual(results.at(-1))
    }
    expect(results[1]).toEqual(results[0])
    expect(results[2]).toEqual(results[0])
    expect(results[0]!.count).toBeGreaterThan(1)
  })

  it('go where a fix shows that they were none', async () => {
    const seriesId = randomUUID()
    const other = compileBorderLine({
      id: randomUUID(),
      positions: [
        [104.7, 22.95],
        [104.8, 22.95],
      ],
      homeSide: 'left',
    })
    const stray = [
      { timeMs: nineMs + hourMs, lon: 104.75, lat: 22.95 },
      { timeMs: nineMs + hourMs + minuteMs, lon: 104.751, lat: 22.95 },
    ]
    const shelf = new TrackShelf()
    await addFixes(store.db, [line, other], seriesId, fixesOf(stray), day.toMs)
    expect(ofTrack(await passesOf(shelf, other.id), seriesId).count).toBe(1)
    // A second each way to a place 5 km off: the two in between were the outliers.
    const around = Array.from({ length: 6 }, (_, index) => ({
      timeMs: nineMs + hourMs + (index - 2) * 20_000 + 1000,
      lon: 104.75 + index * 1e-5,
      lat: 22.9,
    }))
    await addFixes(store.db, [line, other], seriesId, fixesOf(around), day.toMs)
    expect(ofTrack(await passesOf(shelf, other.id), seriesId).count).toBe(0)
    expect(ofTrack(await passesOf(new TrackShelf(), other.id), seriesId).count).toBe(0)
  })

  it('appear on a line that is loaded after the fixes came', async () => {
    const own = await temporaryStore()
    const seriesId = randomUUID()
    await addFixes(own.db, [], seriesId, fixesOf(walk(nineMs - 30 * minuteMs, 60)), nineMs)
    expect(await deriveStale(own.db, [line])).toBe(2)
    expect(await deriveStale(own.db, [line])).toBe(0)
    const shelf = new TrackShelf()
    await shelf.prepare(own.db, [line])
    await own.db.transaction().execute(async (tx) => shelf.refresh(tx, [line.id], day))
    expect(shelf.tracks(line.id, day).passes.count).toBeGreaterThan(0)
    expect(shelf.tracks(line.id, day).firstPassMs).toBe(nineMs - 30 * minuteMs)
    await own.remove()
  })

  it('say when the tracker was heard, with no hole at the edge of an hour', async () => {
    const seriesId = randomUUID()
    const rows = [...walk(nineMs - 30 * minuteMs, 60), ...walk(nineMs + 40 * minuteMs, 10, 60)]
    await addFixes(store.db, [line], seriesId, fixesOf(rows), day.toMs)
    const tracks = await passesOf()
    expect(tracks.heard(seriesId, day)).toEqual([
      { fromMs: nineMs - 30 * minuteMs, toMs: nineMs + 29 * minuteMs },
      { fromMs: nineMs + 40 * minuteMs, toMs: nineMs + 49 * minuteMs },
    ])
    expect(tracks.heard(seriesId, { fromMs: nineMs, toMs: nineMs + minuteMs })).toEqual([
      { fromMs: nineMs, toMs: nineMs + minuteMs },
    ])
    expect(tracks.heard(randomUUID(), day)).toEqual([])
  })
})

describe('the shelf of tracks', () => {
  it('gives by and by what a new one reads at once, in time order', async () => {
    const own = await temporaryStore()
    const shelf = new TrackShelf()
    const read = async (from: TrackShelf, window = day) => {
      await own.db.transaction().execute(async (tx) => from.refresh(tx, [line.id], window))
      return from.tracks(line.id, window)
    }
    for (let step = 0; step < 6; step++) {
      const tracks = Array.from({ length: 5 }, (_, index) => ({
        seriesId: `series-${(step * 3 + index) % 9}`,
        fixes: fixesOf(walk(nineMs + (step - 3) * 50 * minuteMs + index * 7000, 40, index)),
        receivedMs: nineMs + 5 * hourMs,
      }))
      await addTracks(own.db, [line], tracks)
      const warm = await read(shelf)
      const cold = await read(new TrackShelf())
      const rows = ({ passes, passTrack, trackIds }: typeof warm) =>
        [...passTrack.keys()]
          .map((index) =>
            [
              trackIds[passTrack[index]!],
              passes.startMs[index],
              passes.endMs[index],
              passes.startM[index],
              passes.endM[index],
              passes.kind[index],
            ].join(),
          )
          .sort()
      expect(rows(warm)).toEqual(rows(cold))
      expect([...warm.passes.startMs]).toEqual([...warm.passes.startMs].sort((a, b) => a - b))
    }
    const later = await read(shelf, { fromMs: nineMs + 300 * 24 * hourMs, toMs: nineMs + 301 * 24 * hourMs })
    expect(later.passes.count).toBe(0)
    const long = { fromMs: nineMs - 40 * 24 * hourMs, toMs: nineMs + 24 * hourMs }
    expect((await read(shelf, long)).passes).toEqual((await read(new TrackShelf(), long)).passes)
    expect((await read(shelf)).passes).toEqual((await read(new TrackShelf())).passes)
    await own.remove()
  })
})
