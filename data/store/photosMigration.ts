import { sql, type Kysely, type Migration } from 'kysely'

/** Photos lie in the store itself, so that one file is all there is to back up and to put back. */
export const photos: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const statements = [
  `CREATE TABLE photo (
     id text NOT NULL PRIMARY KEY, type text NOT NULL, bytes integer NOT NULL,
     width_px integer NOT NULL, height_px integer NOT NULL,
     received_at text NOT NULL, added_by text NOT NULL,
     kept_by integer REFERENCES act (sequence) DEFERRABLE INITIALLY DEFERRED, content blob NOT NULL)`,
  // Of those that no act names, for what is thrown away after a time.
  'CREATE INDEX photo_unnamed ON photo (added_by, received_at) WHERE kept_by IS NULL',
  `CREATE TRIGGER photo_never_changed BEFORE UPDATE OF id, type, bytes, content ON photo
   BEGIN SELECT RAISE(ABORT, 'photos are never changed'); END`,
  `CREATE TRIGGER photo_named_stays BEFORE DELETE ON photo WHEN OLD.kept_by IS NOT NULL
   BEGIN SELECT RAISE(ABORT, 'a photo that an act names stays'); END`,
]
