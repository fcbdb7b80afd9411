import { sql, type Kysely, type Migration } from 'kysely'

/** Photos on their way: what a weak signal brought of each so far, thrown away once it is whole. */
export const photoParts: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`CREATE TABLE photo_part (
       id text NOT NULL, added_by text NOT NULL, from_byte integer NOT NULL, bytes integer NOT NULL,
       received_at text NOT NULL, content blob NOT NULL, PRIMARY KEY (id, added_by, from_byte))`.execute(db)
    await sql`CREATE INDEX photo_part_by_photo ON photo_part (added_by, id, received_at)`.execute(db)
  },
}
