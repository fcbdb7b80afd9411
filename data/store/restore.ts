import { copyFileSync, existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { backupInstant } from './backupFiles.ts'
import { checkStoreFile, type JournalHead } from './checkStoreFile.ts'
import { writeRestored } from './restored.ts'
import { codeOf, messageOf, StoreError } from './storeError.ts'
import { freeBytesOf, makeWritable, storeFile, syncToDisk } from './storeFolder.ts'
import { lockStore } from './storeLock.ts'

export interface Restored {
  readonly head: JournalHead
  /** Where the database is that stood before; undefined where there was none. */
  readonly keptAs: string | undefined
  /** How far that went; undefined where there was none or it cannot be read. */
  readonly headBefore: JournalHead | undefined
  /** How many acts are only in what stood before; null where that is unknown. */
  readonly lostActs: number | null
  /** Why it cannot be read, where it cannot. */
  readonly unreadBecause: string | undefined
}

/**
 * Puts a backup in the place of a store's database, which nobody may have open. The backup is copied
 * and the copy checked before anything is touched, and the change itself is one renaming: a power cut
 * leaves the one or the other. What stood before stays beside it. Throws StoreError.
 */
export function restore(folder: string, backup: string, nowMs: number): Restored {
  makeWritable(folder, 'DATA_DIR')
  const lock = lockStore(folder)
  const file = storeFile(folder)
  const copied = join(folder, 'borderkeep.restoring')
  try {
    const head = copyAndCheck(backup, copied)
    const before = existsSync(file) ? headOf(file) : {}
    const lostActs = before.head === undefined ? null : countActsNotIn(copied, file)
    const madeMs = backupInstant(basename(backup))
    const backupAt = madeMs === undefined ? (head.receivedAt ?? null) : new Date(madeMs).toISOString()
    const { sequence } = head
    writeRestored(copied, { at: new Date(nowMs).toISOString(), backupAt, sequence, lostActs })
    syncToDisk(copied)
    const keptAs = keepAside(file, nowMs)
    renameSync(copied, file)
    syncToDisk(folder)
    return { head, keptAs, lostActs, headBefore: before.head, unreadBecause: before.unreadBecause }
  } catch (error) {
    if (error instanceof StoreError) throw error
    throw new StoreError(`The backup could not be put back (${codeOf(error)}): ${messageOf(error)}.`)
  } finally {
    rmSync(copied, { force: true })
    lock.release()
  }
}

function copyAndCheck(backup: string, copied: string): JournalHead {
  if (!existsSync(backup) || !statSync(backup).isFile()) throw new StoreError(`There is no backup ${backup}.`)
  const log = `${backup}-wal`
  if (existsSync(log) && statSync(log).size > 0)
    throw new StoreError(
      `The file ${backup} is a database in use, with changes in ${basename(log)}: it is not a finished backup.`,
    )
  const { size } = statSync(backup)
  if (freeBytesOf(join(copied, '..')) < size)
    throw new StoreError(
      `There is not enough room for the backup beside the database: it takes ${size} bytes.`,
    )
  copyFileSync(backup, copied)
  syncToDisk(copied)
  const head = checkStoreFile(copied)
  endSessions(copied)
  return head
}

/** Of what ended since the backup nothing is open again: everybody signs in anew. */
function endSessions(copied: string): void {
  const sqlite = new SqliteDatabase(copied, { fileMustExist: true })
  try {
    const tables = sqlite.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all()
    for (const table of ['sign_in_session', 'sign_in_verification'])
      if (tables.includes(table)) sqlite.exec(`DELETE FROM ${table}`)
  } finally {
    sqlite.close()
  }
  syncToDisk(copied)
}

/** How far the database goes that is to be replaced; its log is written back, so that it is one file. */
function headOf(file: string): { head?: JournalHead; unreadBecause?: string } {
  try {
    const sqlite = new SqliteDatabase(file, { fileMustExist: true, timeout: 1000 })
    try {
      // Fails where something else has it open, a shell of SQLite for instance.
      sqlite.pragma('journal_mode = DELETE')
    } finally {
      sqlite.close()
    }
    return { head: checkStoreFile(file) }
  } catch (error) {
    if (/^SQLITE_(BUSY|LOCKED)/.test(codeOf(error)))
      throw new StoreError(`The database ${file} is in use by another program: stop that one first.`)
    // It is damaged, not ours or of a newer version: that may be why a backup is put back.
    const isTold = error instanceof StoreError
    return { unreadBecause: isTold ? error.message : `It cannot be opened (${codeOf(error)}).` }
  }
}

/** By their ids, as the two may have gone different ways since an earlier backup. */
function countActsNotIn(copied: string, file: string): number {
  const sqlite = new SqliteDatabase(file, { readonly: true, fileMustExist: true })
  try {
    sqlite.prepare('ATTACH ? AS copied').run(copied)
    const count = 'SELECT count(*) FROM main.act WHERE act_id NOT IN (SELECT act_id FROM copied.act)'
    return Number(sqlite.prepare(count).pluck().get())
  } finally {
    sqlite.close()
  }
}

/**
 * Gives what stands another name as well. A log must not stay beside the backup: SQLite would take it
 * for the backup's own.
 */
function keepAside(file: string, nowMs: number): string | undefined {
  const instant = new Date(nowMs).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const kept = file.replace(/\.sqlite$/, `-until-${instant}.sqlite`)
  for (const suffix of ['-wal', '-shm', '-journal'])
    if (existsSync(file + suffix)) renameSync(file + suffix, kept + suffix)
  if (!existsSync(file)) return undefined
  try {
    linkSync(file, kept)
  } catch {
    // A file system without hard links.
    renameSync(file, kept)
  }
  return kept
}
