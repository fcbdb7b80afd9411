import { asInterval, asWindow, union } from '../../geo/intervals.ts'
import type { TimeWindow } from '../../geo/units.ts'
import { recordTime } from '../recordTime.ts'
import { sequenceAsOf } from './asOf.ts'
import { readBody } from './records.ts'
import type { Reader } from './tables.ts'

/** A team may have gone so long before somebody enters that it did. */
const enteredLateMs = 3_600_000

/**
 * When a tracker was on a patrol by what the journal said at the time: each version of the patrol holds
 * from when it was entered, or an hour before, until it was changed. So nobody comes to see where somebody
 * off duty went by assigning them afterwards.
 */
export async function assignedTimes(db: Reader, patrolId: string, trackerId: string): Promise<TimeWindow[]> {
  const asOf = sequenceAsOf(db)
  const versions = await db
    .selectFrom('record_version as version')
    .innerJoin('act as entered', 'entered.sequence', 'version.from_sequence')
    .leftJoin('act as changed', 'changed.sequence', 'version.to_sequence')
    .select(['version.body', 'entered.received_at as enteredAt', 'changed.received_at as changedAt'])
    .where('version.id', '=', patrolId)
    .where('version.kind', '=', 'patrol')
    .$if(asOf !== undefined, (query) => query.where('version.from_sequence', '<=', asOf ?? 0))
    .execute()
  const times = versions.flatMap(({ body, enteredAt, changedAt }) => {
    const patrol = readBody('patrol', body)
    if (patrol.trackerId !== trackerId) return []
    const { fromMs, toMs } = recordTime(patrol)
    const since = Math.max(fromMs, Date.parse(enteredAt) - enteredLateMs)
    const until = Math.min(toMs, changedAt === null ? Infinity : Date.parse(changedAt))
    return since < until ? [asInterval({ fromMs: since, toMs: until })] : []
  })
  return union(times).map(asWindow)
}
