import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { Kysely, sql, type Migration } from 'kysely'
import { backUp } from './backUp.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations.ts'
import { StoreDialect } from './storeDialect.ts'
import { codeOf, messageOf, StoreError } from './storeError.ts'
import { freeBytesOf, makeWritable, storeFile } from './storeFolder.ts'
import type { Database, Tables } from './tables.ts'

export interface Store {
  readonly db: Database
  readonly file: string
  /** False for a large file, which is to be read from end to end once the server listens. */
  readonly isChecked: boolean
  /** Writes what is in the log into the database file and closes it. */
  close(): Promise<void>
}

export interface StoreOptions {
  /** Where the backup goes that is made before a migration; `backups` in the store's folder where left out. */
  readonly backupFolder?: string
  readonly backupsKept?: number
  /** Those of this version where left out. */
  readonly migrations?: Readonly<Record<string, Migration>>
  readonly now?: () => number
}

/**
 * Opens the store in a folder, making both where there is none, and brings it to this version's
 * schema. Throws StoreError with a sentence where that cannot be.
 */
export async function openStore(folder: string, options: StoreOptions = {}): Promise<Store> {
  makeWritable(folder, 'DATA_DIR')
  const file = storeFile(folder)
  const { sqlite, isChecked } = openFile(file)
  const db = new Kysely<Tables>({ dialect: new StoreDialect(sqlite) })
  try {
    await migrate(db, file, options.migrations ?? migrations, (before) => {
      const { backupFolder = join(folder, 'backups'), backupsKept = 14, now = Date.now } = options
      backUp({ file, folder: backupFolder, keep: backupsKept, nowMs: now(), before })
    })
    sqlite.pragma(`busy_timeout = ${patienceMs}`)
  } catch (error) {
    await db.destroy()
    throw error instanceof StoreError ? error : new StoreError(explain(file, error))
  }
  return {
    db,
    file,
    isChecked,
    async close() {
      await checkpoint(db)
      await db.destroy()
    },
  }
}

/** Another connection to the file of an open store, which cannot write and sees what is committed. */
export function openToRead(file: string): Database {
  const sqlite = new SqliteDatabase(file, { readonly: true, fileMustExist: true, timeout: 5000 })
  sqlite.pragma('cache_size = -65536')
  return new Kysely<Tables>({ dialect: new StoreDialect(sqlite) })
}

/** A full disk must not keep the store from closing: what is in the log is read at the next start. */
async function checkpoint(db: Database): Promise<void> {
  try {
    await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db)
  } catch (error) {
    if (!codeOf(error).startsWith('SQLITE_')) throw error
  }
}

/** Waiting for another program's lock holds up everything; what is refused for it is sent again. */
const patienceMs = 1000
const patienceAtStartMs = 5000
/** Reading a file of 1.7 GB from end to end takes 0.85 s from memory, and ten times that from a slow disk. */
const checkedAtStartBytes = 512 * 1024 * 1024
/** The log is cut to this length when it begins anew. */
const logBytes = 64 * 1024 * 1024
/** Two files lie beside the database while it is open. */
const leastBytes = 256 * 1024

function openFile(file: string): { sqlite: SqliteDatabase.Database; isChecked: boolean } {
  let sqlite: SqliteDatabase.Database | undefined
  try {
    sqlite = new SqliteDatabase(file, { timeout: patienceAtStartMs })
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = FULL')
    sqlite.pragma('foreign_keys = ON')
    sqlite.pragma('cache_size = -65536')
    sqlite.pragma(`journal_size_limit = ${logBytes}`)
    const isChecked = statSync(file).size <= checkedAtStartBytes
    if (isChecked && sqlite.pragma('quick_check(1)', { simple: true }) !== 'ok')
      throw new StoreError(corrupt(file))
    return { sqlite, isChecked }
  } catch (error) {
    sqlite?.close()
    throw error instanceof StoreError ? error : new StoreError(explain(file, error))
  }
}

function explain(file: string, error: unknown): string {
  const code = codeOf(error)
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) return corrupt(file)
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return `The database ${file} is in use by another program: stop that one first.`
  // Where there is none for the files beside it, SQLite speaks of an I/O error.
  if (code.startsWith('SQLITE_FULL') || freeBytesOf(dirname(file)) < leastBytes)
    return `There is no room left on the disk for the database ${file}.`
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN'))
    return `The database ${file} cannot be written: change its permissions or choose another folder with DATA_DIR.`
  return `The database ${file} cannot be opened (${code}): ${messageOf(error)}.`
}

const corrupt = (file: string) =>
  `The database ${file} is damaged or is not a database: put back a backup (npm run restore), or move it away to start empty.`
