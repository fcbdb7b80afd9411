import { asOfFirstVersion, ChunkError, decodeFixes, encodeFixes } from '../store/fixBlob.ts'
import { receivedBefore, type KeptFixes } from '../store/keptFixes.ts'
import type { Reader } from '../store/tables.ts'
import { chunkHash } from '../store/trackChunks.ts'
import type { TrackSeal } from '../store/trackSeals.ts'
import type { Misfit } from './misfit.ts'

const sealsAtOnce = 1000

/** Of the hours of fixes that are not what an act sealed, the one of the earliest act. */
export async function firstUnfitSeal(tx: Reader): Promise<Misfit | undefined> {
  let first: Misfit | undefined
  let chunk: Chunk | undefined
  for (let after = { series: '', hour: 0, cutoff: 0, sequence: 0 }; ;) {
    const seals = await tx
      .selectFrom('track_seal')
      .selectAll()
      .where((eb) =>
        eb(
          eb.refTuple('series_id', 'hour_ms', 'cutoff_ms', 'sequence'),
          '>',
          eb.tuple(after.series, after.hour, after.cutoff, after.sequence),
        ),
      )
      .orderBy('series_id')
      .orderBy('hour_ms')
      .orderBy('cutoff_ms')
      .orderBy('sequence')
      .limit(sealsAtOnce)
      .execute()
    for (const seal of seals) {
      if (chunk?.seriesId !== seal.series_id || chunk.hourMs !== seal.hour_ms) chunk = await read(tx, seal)
      const kind = chunk.fixes === undefined ? chunk.trouble : checkSeal(chunk.fixes, seal)
      const { sequence, series_id: seriesId, hour_ms: hourMs } = seal
      if (kind !== undefined && sequence < (first?.sequence ?? Infinity))
        first = { kind, sequence, seriesId, hourMs }
    }
    const last = seals.at(-1)
    if (last === undefined || seals.length < sealsAtOnce) return first
    const { series_id: series, hour_ms: hour, cutoff_ms: cutoff, sequence } = last
    after = { series, hour, cutoff, sequence }
  }
}

type Chunk = { readonly seriesId: string; readonly hourMs: number } & (
  | { readonly fixes: KeptFixes }
  | { readonly fixes: undefined; readonly trouble: 'fixes-missing' | 'fixes-altered' }
)

async function read(
  tx: Reader,
  { series_id: seriesId, hour_ms: hourMs }: Pick<TrackSeal, 'series_id' | 'hour_ms'>,
): Promise<Chunk> {
  const row = await tx
    .selectFrom('track_chunk')
    .select('fixes')
    .where('series_id', '=', seriesId)
    .where('hour_ms', '=', hourMs)
    .executeTakeFirst()
  if (row === undefined) return { seriesId, hourMs, fixes: undefined, trouble: 'fixes-missing' }
  try {
    return { seriesId, hourMs, fixes: decodeFixes(row.fixes, hourMs) }
  } catch (error) {
    if (!(error instanceof ChunkError)) throw error
    return { seriesId, hourMs, fixes: undefined, trouble: 'fixes-altered' }
  }
}

/** Fixes that came late lie among the others; those that had come before are as they were. */
function checkSeal(fixes: KeptFixes, seal: TrackSeal): 'fixes-altered' | undefined {
  const sealed = receivedBefore(fixes, seal.cutoff_ms)
  if (sealed.count !== seal.count) return 'fixes-altered'
  const blob = encodeFixes(sealed, seal.hour_ms)
  if (chunkHash(blob) === seal.sha256) return undefined
  // What was kept in the first format was once sealed in it too.
  return chunkHash(asOfFirstVersion(blob)) === seal.sha256 ? undefined : 'fixes-altered'
}
