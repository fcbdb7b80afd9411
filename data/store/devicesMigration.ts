import { sql, type Kysely, type Migration } from 'kysely'

/** In which browser somebody signed in or tried to: one where they did before is judged by itself. */
export const devices: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`ALTER TABLE audit ADD COLUMN device text`.execute(db)
  },
}
