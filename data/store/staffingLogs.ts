import type { Reader } from './tables.ts'

/** When the first log that stands of each checkpoint or desk begins, by its id. */
export async function firstLogsMs(db: Reader): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('record_version')
    .select((select) => ['parent_id', select.fn.min('from_ms').as('first_ms')])
    .where('kind', '=', 'staffing-log')
    .where('to_sequence', 'is', null)
    .groupBy('parent_id')
    .execute()
  return new Map(
    rows.flatMap(({ parent_id, first_ms }) =>
      parent_id === null || first_ms === null ? [] : [[parent_id, first_ms]],
    ),
  )
}
