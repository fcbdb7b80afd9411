import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { Kysely, Migrator, SqliteDialect, sql } from 'kysely'
import { migrations } from './migrations.ts'
import { StoreError } from './storeError.ts'
import type { Database, Tables } from './tables.ts'

export interface Store {
  readonly db: Database
  readonly file: string
  /** Writes what is in the log into the database file and closes it. */
  close(): Promise<void>
}

const fileName = 'borderkeep.sqlite'

/**
 * Opens the store in a folder, making both where there is none, and brings it to this version's
 * schema. Throws StoreError with a sentence where that cannot be.
 */
export async function openStore(folder: string): Promise<Store> {
  makeWritable(folder)
  const file = join(folder, fileName)
  const sqlite = openFile(file)
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite }) })
  try {
    await migrate(db, file)
  } catch (error) {
    await db.destroy()
    throw error instanceof StoreError ? error : new StoreError(explain(file, error))
  }
  return {
    db,
    file,
    async close() {
      await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db)
      await db.destroy()
    },
  }
}

/** Another connection to the file of an open store, which cannot write and sees what is committed. */
export function openToRead(file: string): Database {
  const database = new SqliteDatabase(file, { readonly: true, fileMustExist: true, timeout: 5000 })
  database.pragma('cache_size = -65536')
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })
}

/** Not `recursive`: Node 20's never ends below a folder that takes none, such as /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  const parent = dirname(folder)
  if (parent !== folder) makeFolder(parent)
  mkdirSync(folder)
}

function makeWritable(folder: string) {
  try {
    makeFolder(resolve(folder))
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new StoreError(
      `The data folder ${folder} cannot be written (${codeOf(error)}): choose another with DATA_DIR or change its permissions.`,
    )
  }
}

function openFile(file: string): SqliteDatabase.Database {
  let sqlite: SqliteDatabase.Database | undefined
  try {
    sqlite = new SqliteDatabase(file, { timeout: 5000 })
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = FULL')
    sqlite.pragma('foreign_keys = ON')
    sqlite.pragma('cache_size = -65536')
    const verdict = sqlite.pragma('quick_check(1)', { simple: true })
    if (verdict !== 'ok') throw new StoreError(corrupt(file))
    return sqlite
  } catch (error) {
    sqlite?.close()
    throw error instanceof StoreError ? error : new StoreError(explain(file, error))
  }
}

async function migrate(db: Database, file: string) {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } })
  const known = new Set(Object.keys(migrations))
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (tables.some((table) => table.name === 'kysely_migration')) {
    const { rows } = await sql<{ name: string }>`SELECT name FROM kysely_migration`.execute(db)
    if (rows.some((row) => !known.has(row.name)))
      throw new StoreError(
        `The database ${file} was made by a newer version of Borderkeep: start that version, or choose another folder with DATA_DIR.`,
      )
  } else if (tables.length > 0) {
    throw new StoreError(
      `The file ${file} is a database of another program: choose another folder with DATA_DIR.`,
    )
  }
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}

function explain(file: string, error: unknown): string {
  const code = codeOf(error)
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) return corrupt(file)
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return `The database ${file} is in use by another program: stop that one first.`
  if (code.startsWith('SQLITE_FULL')) return `There is no room left on the disk for the database ${file}.`
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN'))
    return `The database ${file} cannot be written: change its permissions or choose another folder with DATA_DIR.`
  return `The database ${file} cannot be opened (${code}): ${error instanceof Error ? error.message : String(error)}.`
}

const corrupt = (file: string) =>
  `The database ${file} is damaged or is not a database: put back a backup of it, or move it away to start empty.`

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error'
