import type { Reader, Tables } from './tables.ts'

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

const sealOf = (
  { received_ms, ...chunk }: Pick<Tables['track_chunk'], (typeof sealColumns)[number]>,
  nowMs: number,
): TrackSeal => ({ ...chunk, cutoff_ms: Math.max(nowMs, received_ms) + 1 })

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
      .select(sealColumns)
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
    .select([...sealColumns, 'revision'])
    .where('revision', '>', afterRevision)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('track_seal as seal')
            .select('seal.sequence')
            .whereRef('seal.series_id', '=', 'chunk.series_id')
            .whereRef('seal.hour_ms', '=', 'chunk.hour_ms')
            .whereRef('seal.sha256', '=', 'chunk.sha256'),
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
