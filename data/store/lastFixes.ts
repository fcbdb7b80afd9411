import { fixesWithin, hourOf, type KeptFixes } from './keptFixes.ts'
import type { Reader } from './tables.ts'
import { knownFixes } from './tracks.ts'

export interface OneFix {
  readonly timeMs: number
  readonly lon: number
  readonly lat: number
  /** NaN where it was not reported. */
  readonly accuracyM: number
}

/** A phone's clock may run ahead by so much; a fix from farther ahead is not where anybody is. */
export const aheadMs = 5 * 60_000

export const isAhead = (timeMs: number, receivedMs: number): boolean => timeMs > receivedMs + aheadMs

/**
 * The last fix at or before an instant of each series that has one, among those that were not ahead of
 * the clock when they came; of several of one time the one that came first.
 */
export async function readLastFixes(
  db: Reader,
  seriesIds: readonly string[],
  untilMs: number,
): Promise<Map<string, OneFix>> {
  const last = new Map<string, OneFix>()
  for (const seriesId of seriesIds) {
    const fix = await tryLastFix(db, seriesId, untilMs)
    if (fix !== undefined) last.set(seriesId, fix)
  }
  return last
}

async function tryLastFix(db: Reader, seriesId: string, untilMs: number): Promise<OneFix | undefined> {
  let hour = hourOf(untilMs)
  for (;;) {
    const row = await db
      .selectFrom('track_chunk')
      .select(['series_id', 'hour_ms', 'sha256', 'fixes'])
      .where('series_id', '=', seriesId)
      .where('hour_ms', '<=', hour)
      .orderBy('hour_ms', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (row === undefined) return undefined
    const fix = lastOf(fixesWithin(knownFixes(db, row), { fromMs: -Infinity, toMs: untilMs + 1 }))
    if (fix !== undefined) return fix
    hour = row.hour_ms - 1
  }
}

function lastOf({ count, timeMs, lonLat, accuracyM, receivedMs }: KeptFixes): OneFix | undefined {
  let last: number | undefined
  for (let index = count - 1; index >= 0; index--) {
    if (last !== undefined && timeMs[index]! < timeMs[last]!) break
    if (!isAhead(timeMs[index]!, receivedMs[index]!)) last = index
  }
  return last === undefined
    ? undefined
    : {
        timeMs: timeMs[last]!,
        lon: lonLat[2 * last]!,
        lat: lonLat[2 * last + 1]!,
        accuracyM: accuracyM[last]!,
      }
}
