import { sql } from 'kysely'
import { ChunkError, encodeFixes } from './fixBlob.ts'
import type { Reader, Tables } from './tables.ts'
import { chunkHash, readChunk } from './trackChunks.ts'

/** What an act journals of one hour of fixes. */
export type TrackSeal = Omit<Tables['track_seal'], 'sequence'>

/** SQLite takes 32,766 parameters a statement; a seal has 6. */
const rowsAtOnce = 5000

export async function writeSeals(tx: Reader, seals: readonly Tables['track_seal'][]): Promise<void> {
  for (let start = 0; start < seals.length; start += rowsAtOnce)
    await tx
      .insertInto('track_seal')
      .values(seals.slice(start, start + rowsAtOnce))
      .execute()
}

/** A chunk of which all that stands is sealed: received before the instant after the last one came. */
const sealColumns = ['series_id', 'hour_ms', 'received_ms', 'count', 'sha256'] as const

/** Its fixes, where they are kept in an older format: they are written anew once others come. */
const olderFixes = sql<Uint8Array | null>`CASE WHEN substr(fixes, 5, 1) = x'01' THEN fixes END`

interface SealedRow extends Pick<Tables['track_chunk'], (typeof sealColumns)[number]> {
  readonly older: Uint8Array | null
}

function sealOf({ received_ms, older, ...chunk }: SealedRow, nowMs: number): TrackSeal {
  const sha256 = older === null ? chunk.sha256 : hashAnew({ ...chunk, fixes: older })
  return { ...chunk, sha256, cutoff_ms: Math.max(nowMs, received_ms) + 1 }
}

/** The hash that the fixes have in the format of today, in which they are compared with their seal. */
function hashAnew(row: Parameters<typeof readChunk>[0]): string {
  try {
    return chunkHash(encodeFixes(readChunk(row), row.hour_ms))
  } catch (error) {
    if (!(error instanceof ChunkError)) throw error
    // What is damaged fits no seal; that of others must not wait for it.
    return row.sha256
  }
}

/** Seals of some hours of a series as they stand. */
export async function sealsOf(
  tx: Reader,
  seriesId: string,
  hours: readonly number[],
  nowMs: number,
): Promise<TrackSeal[]> {
  const seals: TrackSeal[] = []
  for (let start = 0; start < hours.length; start += rowsAtOnce) {
    const rows = await tx
      .selectFrom('track_chunk')
      .select([...sealColumns, olderFixes.as('older')])
      .where('series_id', '=', seriesId)
      .where('hour_ms', 'in', hours.slice(start, start + rowsAtOnce))
      .orderBy('hour_ms')
      .execute()
    for (const row of rows) seals.push(sealOf(row, nowMs))
  }
  return seals
}

/**
 * Seals of the first chunks that were written after a revision and are not sealed as they stand, and
 * the revision up to which all are then.
 */
export async function sealsDue(
  tx: Reader,
  afterRevision: number,
  most: number,
  nowMs: number,
): Promise<{ seals: TrackSeal[]; revision: number }> {
  const rows = await tx
    .selectFrom('track_chunk as chunk')
    .select([...sealColumns, 'revision', olderFixes.as('older')])
    .where('revision', '>', afterRevision)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('track_seal as seal')
            .select('seal.sequence')
            .whereRef('seal.series_id', '=', 'chunk.series_id')
            .whereRef('seal.hour_ms', '=', 'chunk.hour_ms')
            .where((sealed) =>
              sealed.or([
                sealed('seal.sha256', '=', sealed.ref('chunk.sha256')),
                // In the older format nothing was added to it since fixes were sealed.
                sealed.and([
                  sealed(olderFixes, 'is not', null),
                  sealed('seal.count', '=', sealed.ref('chunk.count')),
                  sealed('seal.cutoff_ms', '>', sealed.ref('chunk.received_ms')),
                ]),
              ]),
            ),
        ),
      ),
    )
    .orderBy('revision')
    .limit(most)
    .execute()
  const last = rows.at(-1)
  const seals = rows.map(({ revision: _, ...row }) => sealOf(row, nowMs))
  // Of the last one's transaction some may be left.
  if (last !== undefined && rows.length === most) return { seals, revision: last.revision - 1 }
  const newest = await tx
    .selectFrom('track_chunk')
    .select((eb) => eb.fn.max('revision').as('revision'))
    .executeTakeFirst()
  return { seals, revision: newest?.revision ?? 0 }
}

/**
 * Before when what is sealed of these hours was received, by series and hour, where that is later than
 * an instant: what arrives for them is received no earlier, or the seal would not fit any more.
 */
export async function cutoffsAfter(
  tx: Reader,
  seriesIds: readonly string[],
  hours: readonly number[],
  afterMs: number,
): Promise<Map<string, number>> {
  const cutoffs = new Map<string, number>()
  for (let start = 0; start < hours.length; start += rowsAtOnce) {
    const rows = await tx
      .selectFrom('track_seal')
      .select(['series_id', 'hour_ms', 'cutoff_ms'])
      .where('series_id', 'in', seriesIds)
      .where('hour_ms', 'in', hours.slice(start, start + rowsAtOnce))
      .where('cutoff_ms', '>', afterMs)
      .orderBy('cutoff_ms')
      .execute()
    for (const { series_id, hour_ms, cutoff_ms } of rows) cutoffs.set(chunkKey(series_id, hour_ms), cutoff_ms)
  }
  return cutoffs
}

export const chunkKey = (seriesId: string, hourMs: number): string => `${seriesId} ${hourMs}`
