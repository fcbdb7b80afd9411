import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { sql, type Kysely, type Migration } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { verifyJournal } from '../../../data/journal/verifyJournal.ts'
import { listBackups } from '../../../data/store/backupFiles.ts'
import { currentSequence } from '../../../data/store/acts.ts'
import { migrations } from '../../../data/store/migrations.ts'
import { openStore } from '../../../data/store/openStore.ts'
import { act } from './smallStore.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'borderkeep-migrate-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const now = () => Date.parse('2026-03-10T04:00:00Z')
const addsTable: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.createTable('watch').addColumn('id', 'text').execute()
    await sql`ALTER TABLE setting ADD COLUMN note TEXT`.execute(db)
  },
}
const fails: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`INSERT INTO watch VALUES ('one')`.execute(db)
    await sql`INSERT INTO nowhere VALUES (1)`.execute(db)
  },
}

it('a new store is made without a backup of nothing', async () => {
  await (await openStore(folder)).close()
  expect(listBackups(join(folder, 'backups'))).toEqual([])
})

it('before the schema of a store changes it is backed up, under the name of the migration', async () => {
  const store = await openStore(folder)
  await act(store.db)
  await store.close()
  const added = {
    ...migrations,
    '9001-adds': addsTable,
    '9002-adds-nothing': { up: () => Promise.resolve() },
  }
  const again = await openStore(folder, { migrations: added, now })
  expect(await currentSequence(again.db)).toBe(1)
  await again.close()
  expect(listBackups(join(folder, 'backups')).map(({ name }) => name)).toEqual([
    'borderkeep-20260310T040000Z-1-before-9001-adds.sqlite',
  ])
  // Up to date now: no further backup.
  await (await openStore(folder, { migrations: added, now })).close()
  expect(listBackups(join(folder, 'backups'))).toHaveLength(1)
})

it('a migration that fails leaves the file as it was, byte for byte, and says so', async () => {
  const store = await openStore(folder)
  await act(store.db)
  await store.close()
  const before = readFileSync(store.file)
  const broken = { ...migrations, '9001-adds': addsTable, '9002-fails': fails }
  await expect(openStore(folder, { migrations: broken, now })).rejects.toThrow(
    /could not be brought to this version \(9002-fails: no such table: nowhere\)\. It was left as it was/,
  )
  expect(readFileSync(store.file).equals(before)).toBe(true)
  expect(listBackups(join(folder, 'backups'))).toHaveLength(1)
  await (await openStore(folder)).close()
})

it('where a backup cannot be made, nothing is migrated', async () => {
  await (await openStore(folder)).close()
  const added = { ...migrations, '9001-adds': addsTable }
  await expect(openStore(folder, { migrations: added, backupFolder: '/proc/nowhere' })).rejects.toThrow(
    /The folder for backups \/proc\/nowhere cannot be written/,
  )
  await (await openStore(folder)).close()
})

it('a store from before duty reports, elevation and origins is brought to this version with its journal whole', async () => {
  const store = await openStore(folder)
  await act(store.db)
  await store.close()
  const old = new SqliteDatabase(store.file)
  old.exec(`DROP INDEX incident_ever; DROP INDEX field_note_ever; DROP INDEX handover_ever;
    DROP INDEX patrol_event_ever; DROP TABLE elevation_file; DROP TABLE elevation_tile;
    DROP TABLE calendar_feed; DROP TABLE photo_part;
    ALTER TABLE act DROP COLUMN origin; DELETE FROM kysely_migration WHERE name >= '0008'`)
  old.close()
  const again = await openStore(folder, { now })
  await act(again.db)
  const acts = await again.db.selectFrom('act').select(['sequence', 'origin']).execute()
  expect(acts.map(({ origin }) => origin)).toEqual([null, null])
  expect(await verifyJournal(again.db)).toMatchObject({ acts: 2, misfit: undefined })
  const { rows } = await sql<{ name: string }>`SELECT name FROM sqlite_schema
    WHERE name GLOB '*_ever' OR name GLOB 'elevation_*' ORDER BY name`.execute(again.db)
  expect(rows.map(({ name }) => name)).toEqual([
    'elevation_file',
    'elevation_tile',
    'elevation_tile_named_stays',
    'elevation_tile_never_changed',
    'elevation_tile_unnamed',
    'field_note_ever',
    'handover_ever',
    'incident_ever',
    'lost_track_ever',
    'patrol_event_ever',
    'trail_event_ever',
  ])
  await again.close()
  expect(listBackups(join(folder, 'backups')).map(({ name }) => name)).toEqual([
    expect.stringContaining('-before-0008-duty-reports'),
  ])
})
