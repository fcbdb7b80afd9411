import SqliteDatabase from 'better-sqlite3'
import { migrations } from './migrations.ts'
import { codeOf, StoreError } from './storeError.ts'

/** How far the journal of a database goes. */
export interface JournalHead {
  /** Of the last act; 0 where there is none. */
  readonly sequence: number
  /** When that arrived. */
  readonly receivedAt: string | undefined
}

/**
 * Reads a database file that nobody writes to from end to end, and says how far its journal goes.
 * Throws StoreError where it is damaged, not a store of this product or of a newer version, or where
 * acts are missing from its journal.
 */
export function checkStoreFile(file: string): JournalHead {
  let sqlite: SqliteDatabase.Database | undefined
  try {
    sqlite = new SqliteDatabase(file, { readonly: true, fileMustExist: true })
    const verdict = sqlite.pragma('quick_check(1)', { simple: true })
    if (verdict !== 'ok') throw new StoreError(`The file ${file} is damaged (${String(verdict)}).`, 'damaged')
    checkMigrations(sqlite, file)
    return readHead(sqlite, file)
  } catch (error) {
    if (error instanceof StoreError) throw error
    throw new StoreError(`The file ${file} is damaged or is not a database (${codeOf(error)}).`, 'damaged')
  } finally {
    sqlite?.close()
  }
}

/** Reads a database from end to end beside whoever has it open; false where a page cannot be read. */
export function isWhole(file: string): boolean {
  const sqlite = new SqliteDatabase(file, { readonly: true, fileMustExist: true, timeout: 5000 })
  try {
    return sqlite.pragma('quick_check(1)', { simple: true }) === 'ok'
  } catch (error) {
    if (/^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(codeOf(error))) return false
    throw error
  } finally {
    sqlite.close()
  }
}

function checkMigrations(sqlite: SqliteDatabase.Database, file: string): void {
  const isStore =
    sqlite.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'kysely_migration'`).get() !==
    undefined
  if (!isStore) throw new StoreError(`The file ${file} is a database of another program.`)
  const names = sqlite.prepare('SELECT name FROM kysely_migration').pluck().all() as string[]
  const unknown = names.find((name) => migrations[name] === undefined)
  if (unknown !== undefined)
    throw new StoreError(`The file ${file} was made by a newer version of Borderkeep (${unknown}).`)
}

/** Acts are numbered without a gap, so that the number of the last one is how many there are. */
function readHead(sqlite: SqliteDatabase.Database, file: string): JournalHead {
  const { sequence, count } = sqlite
    .prepare('SELECT coalesce(max(sequence), 0) AS sequence, count(*) AS count FROM act')
    .get() as { sequence: number; count: number }
  if (sequence !== count)
    throw new StoreError(
      `Acts are missing from the journal of ${file}: the last is ${sequence}, and there are ${count}.`,
      'damaged',
    )
  const receivedAt = sqlite
    .prepare('SELECT received_at FROM act WHERE sequence = ?')
    .pluck()
    .get(sequence) as string | undefined
  return { sequence, receivedAt }
}
