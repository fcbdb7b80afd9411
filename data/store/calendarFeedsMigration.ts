import { sql, type Kysely, type Migration } from 'kysely'

/** Addresses under which calendar apps read the duties of an account's person; one for an account. */
export const calendarFeeds: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`CREATE TABLE calendar_feed (
       account_id text NOT NULL PRIMARY KEY, token_hash text NOT NULL UNIQUE, person_id text NOT NULL,
       language text NOT NULL, made_at text NOT NULL, read_at text)`.execute(db)
  },
}
