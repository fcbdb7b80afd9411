import { sequenceAsOf } from './asOf.ts'
import { rowsAsOf } from './records.ts'
import type { Reader } from './tables.ts'

/**
 * When the first log that stands of each checkpoint or desk begins, by its id. Each is looked up by
 * itself: of years of logs only the first of a place is read.
 */
export async function firstLogsMs(db: Reader): Promise<Map<string, number>> {
  const asOf = sequenceAsOf(db)
  // Asked for both kinds at once, SQLite would go through all records that stand.
  const places = [...(await firstLogsOf(db, 'checkpoint', asOf)), ...(await firstLogsOf(db, 'desk', asOf))]
  const ended = asOf === undefined ? undefined : await firstOfEnded(db, asOf)
  return new Map(
    places
      .map(({ id, first_ms }) => [id, Math.min(first_ms ?? Infinity, ended?.get(id) ?? Infinity)] as const)
      .filter(([, firstMs]) => firstMs < Infinity),
  )
}

async function firstLogsOf(
  db: Reader,
  kind: 'checkpoint' | 'desk',
  asOf: number | undefined,
): Promise<{ id: string; first_ms: number | null }[]> {
  return db
    .selectFrom('record_version as place')
    .select((place) => [
      'place.id',
      place
        .selectFrom('record_version as log')
        .select('log.from_ms')
        .where('log.kind', '=', 'staffing-log')
        .where('log.to_sequence', 'is', null)
        .$if(asOf !== undefined, (query) => query.where('log.from_sequence', '<=', asOf ?? 0))
        .whereRef('log.parent_id', '=', 'place.id')
        .orderBy('log.from_ms')
        .limit(1)
        .as('first_ms'),
    ])
    .$call((places) =>
      asOf === undefined
        ? places.where('place.kind', '=', kind).where('place.to_sequence', 'is', null)
        : places.where('place.row_id', 'in', rowsAsOf(db, kind, {}, asOf)),
    )
    .execute()
}

/** Of the logs that stood then and were taken back since, by place. */
async function firstOfEnded(db: Reader, asOf: number): Promise<Map<string | null, number | null>> {
  const rows = await db
    .selectFrom('record_version')
    .select((log) => ['parent_id', log.fn.min('from_ms').as('first_ms')])
    .where('kind', '=', 'staffing-log')
    .where('from_sequence', '<=', asOf)
    .where('to_sequence', '>', asOf)
    .groupBy('parent_id')
    .execute()
  return new Map(rows.map(({ parent_id, first_ms }) => [parent_id, first_ms]))
}
