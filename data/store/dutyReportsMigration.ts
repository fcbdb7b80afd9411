import { sql, type Kysely, type Migration } from 'kysely'

/** The history of what they are about tells of these, of those that do not stand any more too. */
const listed = ['incident', 'field-note', 'handover', 'patrol-event']

export const dutyReports: Migration = {
  async up(db: Kysely<unknown>) {
    for (const kind of listed)
      await sql
        .raw(
          `CREATE INDEX ${kind.replace('-', '_')}_ever ON record_version(parent_id) WHERE kind = '${kind}'`,
        )
        .execute(db)
  },
}
