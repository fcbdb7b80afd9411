import { hourOf } from './keptFixes.ts'
import { aheadMs, readLastFixes, type OneFix } from './lastFixes.ts'
import type { Reader } from './tables.ts'

/** A team records itself from some hours before its patrol on; what is older is of no patrol under way. */
const backMs = 7 * 24 * 3_600_000

/** Where patrols were last by what their own phones recorded, those that recorded anything, by their ids. */
export async function readPatrolFixes(
  db: Reader,
  patrolIds: readonly string[],
  nowMs: number,
): Promise<Map<string, OneFix>> {
  if (patrolIds.length === 0) return new Map()
  const recorded = await db
    .selectFrom('track_chunk')
    .select('series_id')
    .distinct()
    .where('series_id', 'in', patrolIds)
    .where('hour_ms', '>=', hourOf(nowMs - backMs))
    .execute()
  return readLastFixes(
    db,
    recorded.map(({ series_id }) => series_id),
    nowMs + aheadMs,
  )
}
