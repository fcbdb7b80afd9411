import { sql, type Kysely, type Migration } from 'kysely'

/** Heights lie in the store itself, beside the photos and for the same reason. */
export const elevation: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const statements = [
  // What was read of a file, until the act that loads it: nothing of the file itself but its tiles is kept.
  `CREATE TABLE elevation_file (
     id text NOT NULL PRIMARY KEY, received_at text NOT NULL, facts text NOT NULL)`,
  `CREATE TABLE elevation_tile (
     id text NOT NULL PRIMARY KEY, received_at text NOT NULL,
     kept_by integer REFERENCES act (sequence) DEFERRABLE INITIALLY DEFERRED, content blob NOT NULL)`,
  'CREATE INDEX elevation_tile_unnamed ON elevation_tile (received_at) WHERE kept_by IS NULL',
  `CREATE TRIGGER elevation_tile_never_changed BEFORE UPDATE OF id, content ON elevation_tile
   BEGIN SELECT RAISE(ABORT, 'tiles of elevation are never changed'); END`,
  `CREATE TRIGGER elevation_tile_named_stays BEFORE DELETE ON elevation_tile WHEN OLD.kept_by IS NOT NULL
   BEGIN SELECT RAISE(ABORT, 'a tile of elevation that an act names stays'); END`,
]
