import { createHash } from 'node:crypto'
import type { BorderLine } from '../../geo/borderLine.ts'
import type { Passes } from '../../geo/passes.ts'
import { derivedFor, type DerivedHour } from '../derivePasses.ts'
import { pastOf } from './asOf.ts'
import { ChunkError, decodeFixes, encodeFixes } from './fixBlob.ts'
import type { KeptFixes } from './keptFixes.ts'
import { encodePasses } from './passBlob.ts'
import type { Reader } from './tables.ts'

/** An hour of a series as it is kept. */
export interface StandingChunk {
  readonly fixes: KeptFixes
  /** The lines it was found to have passes on. */
  readonly lineIds: readonly string[]
}

export interface ChunkToWrite {
  readonly seriesId: string
  readonly hourMs: number
  readonly chunk: StandingChunk
  readonly derived: DerivedHour
}

/**
 * Rises with each transaction that keeps fixes or derives passes anew; 0 before the first. Of the past
 * fixes are told by when they arrived: there it is 0, as nothing is added any more.
 */
export async function currentTrackRevision(db: Reader): Promise<number> {
  if (pastOf(db) !== undefined) return 0
  const row = await db
    .selectFrom('track_chunk')
    .select((select) => select.fn.max('revision').as('last'))
    .executeTakeFirst()
  return row?.last ?? 0
}

/** When the last fix that is kept arrived, epoch milliseconds; -Infinity before there is any. */
export async function lastArrivalMs(tx: Reader): Promise<number> {
  const row = await tx
    .selectFrom('track_chunk')
    .select((select) => select.fn.max('received_ms').as('last'))
    .executeTakeFirst()
  return row?.last ?? -Infinity
}

/** SQLite takes 32,766 parameters a statement; series are asked for by the hundred. */
const hoursAtOnce = 10_000

/** Those of the hours that stand, by series and hour. Throws ChunkError where one cannot be read. */
export async function readChunks(
  db: Reader,
  seriesIds: readonly string[],
  hours: readonly number[],
): Promise<Map<string, Map<number, StandingChunk>>> {
  const chunks = new Map<string, Map<number, StandingChunk>>()
  for (let start = 0; start < hours.length; start += hoursAtOnce) {
    const rows = await db
      .selectFrom('track_chunk')
      .select(['series_id', 'hour_ms', 'sha256', 'line_ids', 'fixes'])
      .where('series_id', 'in', seriesIds)
      .where('hour_ms', 'in', hours.slice(start, start + hoursAtOnce))
      .execute()
    for (const row of rows) {
      const ofSeries = chunks.get(row.series_id) ?? new Map<number, StandingChunk>()
      const lineIds = row.line_ids === '' ? [] : row.line_ids.split(' ')
      chunks.set(row.series_id, ofSeries.set(row.hour_ms, { fixes: readChunk(row), lineIds }))
    }
  }
  return chunks
}

/** The fixes of a row. Throws ChunkError naming the series and hour where they cannot be read. */
export function readChunk(row: {
  series_id: string
  hour_ms: number
  sha256: string
  fixes: Uint8Array
}): KeptFixes {
  try {
    if (chunkHash(row.fixes) !== row.sha256) throw new ChunkError('it is not what was written')
    return decodeFixes(row.fixes, row.hour_ms)
  } catch (error) {
    if (!(error instanceof ChunkError)) throw error
    throw new ChunkError(
      `The fixes of ${row.series_id} in the hour from ${new Date(row.hour_ms).toISOString()} cannot be read: ${error.message}.`,
    )
  }
}

/** SQLite takes 32,766 parameters a statement; a chunk has 12. */
const rowsAtOnce = 1000

export async function writeChunks(
  tx: Reader,
  revision: number,
  lines: readonly BorderLine[],
  chunks: readonly ChunkToWrite[],
): Promise<void> {
  const derived_for = derivedFor(lines)
  for (let start = 0; start < chunks.length; start += rowsAtOnce)
    await tx
      .insertInto('track_chunk')
      .values(
        chunks.slice(start, start + rowsAtOnce).map((one) => ({ ...chunkRow(one), revision, derived_for })),
      )
      .onConflict((conflict) =>
        conflict.columns(['series_id', 'hour_ms']).doUpdateSet((eb) => ({
          revision: eb.ref('excluded.revision'),
          count: eb.ref('excluded.count'),
          from_ms: eb.ref('excluded.from_ms'),
          to_ms: eb.ref('excluded.to_ms'),
          received_ms: eb.ref('excluded.received_ms'),
          sha256: eb.ref('excluded.sha256'),
          derived_for: eb.ref('excluded.derived_for'),
          line_ids: eb.ref('excluded.line_ids'),
          heard: eb.ref('excluded.heard'),
          fixes: eb.ref('excluded.fixes'),
        })),
      )
      .execute()
  const passes = chunks.flatMap((one) => passesRows(one).map((row) => ({ ...row, revision })))
  for (let start = 0; start < passes.length; start += rowsAtOnce)
    await tx
      .insertInto('track_passes')
      .values(passes.slice(start, start + rowsAtOnce))
      .onConflict((conflict) =>
        conflict.columns(['line_id', 'hour_ms', 'series_id']).doUpdateSet((eb) => ({
          revision: eb.ref('excluded.revision'),
          from_ms: eb.ref('excluded.from_ms'),
          passes: eb.ref('excluded.passes'),
        })),
      )
      .execute()
}

function chunkRow({ seriesId, hourMs, chunk: { fixes }, derived }: ChunkToWrite) {
  const blob = encodeFixes(fixes, hourMs)
  return {
    series_id: seriesId,
    hour_ms: hourMs,
    count: fixes.count,
    from_ms: fixes.timeMs[0] ?? hourMs,
    to_ms: fixes.timeMs[fixes.count - 1] ?? hourMs,
    received_ms: fixes.receivedMs.reduce((last, atMs) => Math.max(last, atMs), 0),
    sha256: chunkHash(blob),
    line_ids: [...derived.passes.keys()].join(' '),
    heard: JSON.stringify(derived.heardMs),
    fixes: blob,
  }
}

/** A line that the chunk has no passes on any more keeps an empty row, which says so to readers. */
function passesRows({ seriesId, hourMs, chunk, derived }: ChunkToWrite) {
  return [...new Set([...derived.passes.keys(), ...chunk.lineIds])].map((lineId) => {
    const passes = derived.passes.get(lineId) ?? noPasses
    const from_ms = passes.count === 0 ? null : passes.startMs.reduce((a, b) => Math.min(a, b))
    return {
      line_id: lineId,
      hour_ms: hourMs,
      series_id: seriesId,
      from_ms,
      passes: encodePasses(passes, hourMs),
    }
  })
}

export const noPasses: Passes = {
  count: 0,
  kind: new Uint8Array(0),
  startM: new Float64Array(0),
  endM: new Float64Array(0),
  startMs: new Float64Array(0),
  endMs: new Float64Array(0),
}

export const chunkHash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
