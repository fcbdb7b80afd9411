import type { BorderLine } from '../../geo/borderLine.ts'
import type { TimeWindow } from '../../geo/units.ts'
import { derivedFor, deriveHour } from '../derivePasses.ts'
import { groupedBy } from '../../geo/groupedBy.ts'
import { pastOf } from './asOf.ts'
import {
  receivedBefore,
  fixesWithin,
  hourMs,
  joinFixes,
  keptByHour,
  mergeFixes,
  type ArrivingFixes,
  type KeptFixes,
} from './keptFixes.ts'
import type { Database, Reader } from './tables.ts'
import { tellTracksKept } from './trackNews.ts'
import {
  currentTrackRevision,
  readChunk,
  readChunks,
  writeChunks,
  type ChunkToWrite,
  type StandingChunk,
} from './trackChunks.ts'
import { chunkKey, cutoffsAfter } from './trackSeals.ts'

/** Fixes that arrived for one series: a tracker's id, or a patrol's for what was uploaded for it. */
export interface ArrivingTrack {
  readonly seriesId: string
  /** In any order. */
  readonly fixes: ArrivingFixes
  readonly receivedMs: number
}

export interface AddedFixes {
  readonly added: number
  /** Those that were there already, at the same time and place. */
  readonly repeated: number
}

/** Keeps the fixes of one series and derives what they change, in one transaction. */
export const addFixes = async (
  db: Database,
  lines: readonly BorderLine[],
  seriesId: string,
  fixes: ArrivingFixes,
  receivedMs: number,
): Promise<AddedFixes> => addTracks(db, lines, [{ seriesId, fixes, receivedMs }])

/** Keeps the fixes of many series in one transaction, which costs the least for each. */
export const addTracks = async (
  db: Database,
  lines: readonly BorderLine[],
  tracks: readonly ArrivingTrack[],
): Promise<AddedFixes> => {
  const added = await db.transaction().execute(async (tx) => addTracksWithin(tx, lines, tracks))
  tellTracksKept(db)
  return added
}

const seriesAtOnce = 100

/** The same, in a transaction one is in. */
export async function addTracksWithin(
  tx: Reader,
  lines: readonly BorderLine[],
  tracks: readonly ArrivingTrack[],
): Promise<AddedFixes> {
  const revision = (await currentTrackRevision(tx)) + 1
  const total = { added: 0, repeated: 0 }
  const arrived = [...groupedBy(tracks, (track) => track.seriesId)]
  for (let start = 0; start < arrived.length; start += seriesAtOnce) {
    const some = arrived.slice(start, start + seriesAtOnce).map(([seriesId, ofSeries]) => ({
      seriesId,
      hours: ofSeries.map((one) => keptByHour(one.fixes, one.receivedMs)),
    }))
    const hours = new Set(some.flatMap((one) => one.hours.flatMap((byHour) => [...byHour.keys()])))
    const around = [...new Set([...hours].flatMap((hour) => [hour - hourMs, hour, hour + hourMs]))]
    const standing = await readChunks(
      tx,
      some.map((one) => one.seriesId),
      around,
    )
    await receiveAfterSeals(tx, some, [...hours])
    const writing: ChunkToWrite[] = []
    for (const { seriesId, hours } of some) {
      const merged = mergeHours(standing.get(seriesId) ?? new Map(), hours)
      total.added += merged.added
      total.repeated += merged.repeated
      for (const chunk of derived(lines, seriesId, merged.chunks, merged.toDerive)) writing.push(chunk)
    }
    await writeChunks(tx, revision, lines, writing)
  }
  return total
}

/**
 * A seal says what had been received before an instant. What comes afterwards was received no earlier,
 * even if it waited its turn or the clock was set back meanwhile.
 */
async function receiveAfterSeals(
  tx: Reader,
  arrived: readonly { seriesId: string; hours: readonly ReadonlyMap<number, KeptFixes>[] }[],
  hours: readonly number[],
): Promise<void> {
  const parts = arrived.flatMap(({ seriesId, hours }) =>
    hours.flatMap((byHour) => [...byHour].map(([hour, { receivedMs }]) => ({ seriesId, hour, receivedMs }))),
  )
  const firstMs = parts.reduce((first, { receivedMs }) => Math.min(first, receivedMs[0] ?? first), Infinity)
  const seriesIds = arrived.map(({ seriesId }) => seriesId)
  const cutoffs = await cutoffsAfter(tx, seriesIds, hours, firstMs)
  for (const { seriesId, hour, receivedMs } of cutoffs.size === 0 ? [] : parts) {
    const cutoffMs = cutoffs.get(chunkKey(seriesId, hour)) ?? -Infinity
    for (const [index, atMs] of receivedMs.entries()) receivedMs[index] = Math.max(atMs, cutoffMs)
  }
}

type ChunksByHour = ReadonlyMap<number, StandingChunk>

/** Joins what arrived with what stands; each hour that grew and the one after it are derived anew. */
function mergeHours(standing: ChunksByHour, arrived: readonly ReadonlyMap<number, KeptFixes>[]) {
  const chunks = new Map(standing)
  const grew = new Set<number>()
  let [added, repeated] = [0, 0]
  for (const [hour, arriving] of arrived.flatMap((byHour) => [...byHour])) {
    const before = chunks.get(hour)
    const merge = mergeFixes(before?.fixes, arriving)
    added += merge.added
    repeated += arriving.count - merge.added
    if (merge.added === 0) continue
    grew.add(hour)
    chunks.set(hour, { fixes: merge.merged, lineIds: before?.lineIds ?? [] })
  }
  const toDerive = new Set([...grew].flatMap((hour) => [hour, hour + hourMs]))
  return { chunks, added, repeated, toDerive: [...toDerive].filter((hour) => chunks.has(hour)) }
}

function derived(
  lines: readonly BorderLine[],
  seriesId: string,
  chunks: ChunksByHour,
  hours: readonly number[],
): ChunkToWrite[] {
  return hours.flatMap((hour) => {
    const chunk = chunks.get(hour)
    if (chunk === undefined) return []
    const derivedHour = deriveHour(lines, chunks.get(hour - hourMs)?.fixes, chunk.fixes)
    return [{ seriesId, hourMs: hour, chunk, derived: derivedHour }]
  })
}

/** The fixes of a series within a window, by time. Throws ChunkError where some cannot be read. */
export async function readFixes(db: Reader, seriesId: string, window: TimeWindow): Promise<KeptFixes> {
  const rows = await db
    .selectFrom('track_chunk')
    .select(['series_id', 'hour_ms', 'sha256', 'fixes'])
    .where('series_id', '=', seriesId)
    .where('to_ms', '>=', window.fromMs)
    .where('from_ms', '<', window.toMs)
    .orderBy('hour_ms')
    .execute()
  return fixesWithin(joinFixes(rows.map((row) => knownFixes(db, row))), window)
}

/** Of an hour those that the handle may know. */
export function knownFixes(db: Reader, row: Parameters<typeof readChunk>[0]): KeptFixes {
  const past = pastOf(db)
  return past === undefined ? readChunk(row) : receivedBefore(readChunk(row), past.heardBeforeMs)
}

const chunksAtOnce = 100

/**
 * Derives again what was derived for other lines or in another way, a part at a time so that acts go
 * on meanwhile. Answers how many hours it derived.
 */
export async function deriveStale(db: Database, lines: readonly BorderLine[]): Promise<number> {
  const upToDate = derivedFor(lines)
  let count = 0
  let after = { seriesId: '', hour: -Infinity }
  for (;;) {
    const stale = await db.transaction().execute(async (tx) => {
      const rows = await tx
        .selectFrom('track_chunk')
        .select(['series_id', 'hour_ms'])
        .where((eb) =>
          eb.or([
            eb('series_id', '>', after.seriesId),
            eb.and([eb('series_id', '=', after.seriesId), eb('hour_ms', '>', after.hour)]),
          ]),
        )
        .where('derived_for', '!=', upToDate)
        .orderBy('series_id')
        .orderBy('hour_ms')
        .limit(chunksAtOnce)
        .execute()
      if (rows.length > 0) await deriveAgain(tx, lines, rows)
      return rows
    })
    if (stale.length > 0) tellTracksKept(db)
    count += stale.length
    const last = stale.at(-1)
    if (last === undefined || stale.length < chunksAtOnce) return count
    after = { seriesId: last.series_id, hour: last.hour_ms }
  }
}

async function deriveAgain(
  tx: Reader,
  lines: readonly BorderLine[],
  rows: readonly { series_id: string; hour_ms: number }[],
): Promise<void> {
  const revision = (await currentTrackRevision(tx)) + 1
  const hoursBySeries = groupedBy(rows, (row) => row.series_id)
  for (const [seriesId, ofSeries] of hoursBySeries) {
    const hours = ofSeries.map((row) => row.hour_ms)
    const chunks = await readChunks(tx, [seriesId], [...hours, ...hours.map((hour) => hour - hourMs)])
    await writeChunks(tx, revision, lines, derived(lines, seriesId, chunks.get(seriesId) ?? new Map(), hours))
  }
}
