import { sql, type Kysely, type Migration } from 'kysely'
import { accounts } from './accountsMigration.ts'
import { calendarFeeds } from './calendarFeedsMigration.ts'
import { devices } from './devicesMigration.ts'
import { dutyReports } from './dutyReportsMigration.ts'
import { journalChain } from './journalChainMigration.ts'
import { elevation } from './elevationMigration.ts'
import { photoParts } from './photoPartsMigration.ts'
import { photos } from './photosMigration.ts'

/** What SQLite refuses, whatever code asks for it: what is journalled is never changed or deleted. */
const appendOnlyTriggers = [
  `CREATE TRIGGER act_never_deleted BEFORE DELETE ON act
   BEGIN SELECT RAISE(ABORT, 'acts are append-only'); END`,
  `CREATE TRIGGER act_never_changed BEFORE UPDATE ON act
   BEGIN SELECT RAISE(ABORT, 'acts are append-only'); END`,
  `CREATE TRIGGER record_version_never_deleted BEFORE DELETE ON record_version
   BEGIN SELECT RAISE(ABORT, 'record versions are append-only'); END`,
  `CREATE TRIGGER record_version_never_changed BEFORE UPDATE OF
     row_id, id, kind, from_sequence, version, line_id, from_m, to_m, from_ms, to_ms, parent_id, body
     ON record_version
   BEGIN SELECT RAISE(ABORT, 'record versions are append-only'); END`,
  `CREATE TRIGGER record_version_ended_once BEFORE UPDATE OF to_sequence ON record_version
     WHEN OLD.to_sequence IS NOT NULL
   BEGIN SELECT RAISE(ABORT, 'a record version ends once'); END`,
]

const recordsAndActs: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('act')
      .addColumn('sequence', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('act_id', 'text', (column) => column.notNull().unique())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('actor', 'text', (column) => column.notNull())
      .addColumn('observed_at', 'text', (column) => column.notNull())
      .addColumn('received_at', 'text', (column) => column.notNull())
      .addColumn('request_hash', 'text', (column) => column.notNull())
      .addColumn('reply_status', 'integer', (column) => column.notNull())
      .addColumn('reply_body', 'text')
      .execute()
    await db.schema
      .createTable('record_version')
      .addColumn('row_id', 'integer', (column) => column.primaryKey())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('from_sequence', 'integer', (column) => column.notNull().references('act.sequence'))
      .addColumn('to_sequence', 'integer', (column) => column.references('act.sequence'))
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('line_id', 'text')
      .addColumn('from_m', 'real')
      .addColumn('to_m', 'real')
      .addColumn('from_ms', 'integer')
      .addColumn('to_ms', 'integer')
      .addColumn('parent_id', 'text')
      .addColumn('body', 'text', (column) => column.notNull())
      .addUniqueConstraint('record_version_once', ['id', 'version'])
      .execute()
    await db.schema
      .createIndex('record_current')
      .unique()
      .on('record_version')
      .column('id')
      .where(sql.ref('to_sequence'), 'is', null)
      .execute()
    await db.schema
      .createIndex('record_by_line_and_time')
      .on('record_version')
      .columns(['kind', 'line_id', 'from_ms', 'to_ms'])
      .where(sql.ref('to_sequence'), 'is', null)
      .execute()
    await db.schema
      .createIndex('record_by_parent')
      .on('record_version')
      .columns(['kind', 'parent_id', 'from_ms', 'to_ms'])
      .where(sql.ref('to_sequence'), 'is', null)
      .execute()
    await db.schema.createIndex('record_by_act').on('record_version').columns(['from_sequence']).execute()
    await db.schema
      .createIndex('record_by_ending_act')
      .on('record_version')
      .columns(['to_sequence'])
      .execute()
    await sql`CREATE VIRTUAL TABLE record_box USING rtree(row_id, min_lon, max_lon, min_lat, max_lat)`.execute(
      db,
    )
    await db.schema
      .createTable('setting')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute()
    for (const trigger of appendOnlyTriggers) await sql.raw(trigger).execute(db)
  },
}

/** Rows are found by line and hour, which is also how they lie: a week of a line is read in one sweep. */
const tracks: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('track_chunk')
      .addColumn('series_id', 'text', (column) => column.notNull())
      .addColumn('hour_ms', 'integer', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('count', 'integer', (column) => column.notNull())
      .addColumn('from_ms', 'integer', (column) => column.notNull())
      .addColumn('to_ms', 'integer', (column) => column.notNull())
      .addColumn('received_ms', 'integer', (column) => column.notNull())
      .addColumn('sha256', 'text', (column) => column.notNull())
      .addColumn('derived_for', 'text', (column) => column.notNull())
      .addColumn('line_ids', 'text', (column) => column.notNull())
      .addColumn('heard', 'text', (column) => column.notNull())
      .addColumn('fixes', 'blob', (column) => column.notNull())
      .addPrimaryKeyConstraint('track_chunk_key', ['series_id', 'hour_ms'])
      .execute()
    await db.schema.createIndex('track_chunk_by_revision').on('track_chunk').columns(['revision']).execute()
    await db.schema.createIndex('track_chunk_by_hour').on('track_chunk').columns(['hour_ms']).execute()
    await db.schema
      .createTable('track_passes')
      .addColumn('line_id', 'text', (column) => column.notNull())
      .addColumn('hour_ms', 'integer', (column) => column.notNull())
      .addColumn('series_id', 'text', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('from_ms', 'integer')
      .addColumn('passes', 'blob', (column) => column.notNull())
      .addPrimaryKeyConstraint('track_passes_key', ['line_id', 'hour_ms', 'series_id'])
      .modifyEnd(sql`WITHOUT ROWID`)
      .execute()
    await db.schema.createIndex('track_passes_by_revision').on('track_passes').columns(['revision']).execute()
    await db.schema
      .createIndex('track_passes_by_beginning')
      .on('track_passes')
      .columns(['line_id', 'from_ms'])
      .execute()
    for (const trigger of onlyAddedTriggers) await sql.raw(trigger).execute(db)
  },
}

/**
 * Fixes are evidence: a chunk may grow and never shrink. A whole one may go, as positions of people are
 * not kept for ever.
 */
const onlyAddedTriggers = [
  `CREATE TRIGGER track_chunk_never_shrunk BEFORE UPDATE ON track_chunk
     WHEN NEW.count < OLD.count OR NEW.series_id <> OLD.series_id OR NEW.hour_ms <> OLD.hour_ms
   BEGIN SELECT RAISE(ABORT, 'fixes are only added'); END`,
]

/**
 * What reading the past needs. Ended versions by kind and by when they ended and began, so that those
 * which began and ended since are passed over in the index and at most as many are looked up as stood
 * then; acts by when they arrived; chunks of tracks by when their last fix arrived.
 */
const asOf: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createIndex('record_ended')
      .on('record_version')
      .columns(['kind', 'to_sequence', 'from_sequence'])
      .where(sql.ref('to_sequence'), 'is not', null)
      .execute()
    await db.schema.createIndex('act_by_arrival').on('act').columns(['received_at']).execute()
    await db.schema
      .createIndex('track_chunk_by_arrival')
      .on('track_chunk')
      .columns(['received_ms', 'hour_ms'])
      .execute()
  },
}

/** By which clock an act was observed, and by whom where another one brought it in. */
const actOrigins: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('act').addColumn('origin', 'text').execute()
  },
}

/** In the order of their names; one that was released is never changed. */
export const migrations: Record<string, Migration> = {
  '0001-records-and-acts': recordsAndActs,
  '0002-tracks': tracks,
  '0003-journal-chain': journalChain,
  '0004-as-of': asOf,
  '0005-accounts': accounts,
  '0006-sign-in-devices': devices,
  '0007-photos': photos,
  '0008-duty-reports': dutyReports,
  '0009-elevation': elevation,
  '0010-act-origins': actOrigins,
  '0011-calendar-feeds': calendarFeeds,
  '0012-photo-parts': photoParts,
}
