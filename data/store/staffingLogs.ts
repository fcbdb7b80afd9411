import type { Reader } from './tables.ts'

/**
 * When the first log that stands of each checkpoint or desk begins, by its id. Each is looked up by
 * itself: of years of logs only the first of a place is read.
 */
export async function firstLogsMs(db: Reader): Promise<Map<string, number>> {
  // Asked for both kinds at once, SQLite would go through all records that stand.
  return new Map([...(await firstLogsOf(db, 'checkpoint')), ...(await firstLogsOf(db, 'desk'))])
}

async function firstLogsOf(
  db: Reader,
  kind: 'checkpoint' | 'desk',
): Promise<[id: string, firstMs: number][]> {
  const rows = await db
    .selectFrom('record_version as place')
    .select((place) => [
      'place.id',
      place
        .selectFrom('record_version as log')
        .select((log) => log.fn.min('log.from_ms').as('first'))
        .where('log.kind', '=', 'staffing-log')
        .where('log.to_sequence', 'is', null)
        .whereRef('log.parent_id', '=', 'place.id')
        .as('first_ms'),
    ])
    .where('place.kind', '=', kind)
    .where('place.to_sequence', 'is', null)
    .execute()
  return rows.flatMap(({ id, first_ms }) => (first_ms === null ? [] : [[id, first_ms]]))
}
