import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import {
  backupName,
  listBackups,
  partialName,
  removeLeftovers,
  superfluousBackups,
  type Backup,
} from './backupFiles.ts'
import { checkStoreFile } from './checkStoreFile.ts'
import { codeOf, messageOf, StoreError } from './storeError.ts'
import { freeBytesOf, makeWritable, syncToDisk } from './storeFolder.ts'

export interface BackupOrder {
  /** The database to copy; it may be open and written to. */
  readonly file: string
  readonly folder: string
  /** How many are kept beside one a week; more than that are removed once this one stands. */
  readonly keep: number
  readonly nowMs: number
  /** The migration that it is made before. */
  readonly before?: string
}

/**
 * Copies a store as it stands at one moment, whatever is written meanwhile, and checks the copy before
 * it gets the name of a backup: what was killed half-way never counts as one. Works on a connection of
 * its own that only reads, and blocks the thread it runs in. Throws StoreError where it cannot be made.
 */
export function backUp({ file, folder, keep, nowMs, before }: BackupOrder): Backup {
  makeWritable(folder, 'BACKUP_DIR')
  removeLeftovers(folder)
  const partial = join(folder, partialName(process.pid))
  try {
    const leastSequence = copy(file, folder, partial)
    syncToDisk(partial)
    const { sequence } = checkStoreFile(partial)
    if (sequence < leastSequence)
      throw new StoreError(`The copy of ${file} ends at act ${sequence}, before act ${leastSequence}.`)
    const name = backupName(nowMs, sequence, before)
    renameSync(partial, join(folder, name))
    syncToDisk(folder)
    return thinOut(folder, keep, name)
  } catch (error) {
    for (const left of [partial, `${partial}-journal`]) rmSync(left, { force: true })
    throw error instanceof StoreError ? error : explain(file, folder, error)
  }
}

/** Answers with the sequence that the store had come to when copying began. */
function copy(file: string, folder: string, partial: string): number {
  const source = new SqliteDatabase(file, { readonly: true, fileMustExist: true, timeout: 5000 })
  try {
    checkRoom(source, folder)
    const sequence = source.prepare('SELECT coalesce(max(sequence), 0) FROM act').pluck().get() as number
    source.prepare('VACUUM INTO ?').run(partial)
    return sequence
  } finally {
    source.close()
  }
}

/** Left free at least, so that a backup is not what stops the acts. */
const reserveBytes = 64 * 1024 * 1024

function checkRoom(source: SqliteDatabase.Database, folder: string): void {
  const pragma = (name: string) => source.pragma(name, { simple: true }) as number
  const bytes = (pragma('page_count') - pragma('freelist_count')) * pragma('page_size')
  const freeBytes = freeBytesOf(folder)
  if (freeBytes >= bytes + reserveBytes) return
  const megabytes = (count: number) => `${Math.ceil(count / 1e6)} MB`
  throw new StoreError(
    `There is not enough room in ${folder} for a backup: it takes ${megabytes(bytes)} and ${megabytes(reserveBytes)} must stay free, but only ${megabytes(freeBytes)} are.`,
    'no-room',
  )
}

/** The one just made stays even where the clock was put back and others seem newer. */
function thinOut(folder: string, keep: number, name: string): Backup {
  const backups = listBackups(folder)
  const made = backups.find((backup) => backup.name === name)
  if (made === undefined) throw new StoreError(`The backup ${name} is not in ${folder} any more.`)
  const others = backups.filter((backup) => backup !== made)
  for (const backup of superfluousBackups([made, ...others], keep))
    if (backup !== made) rmSync(join(folder, backup.name), { force: true })
  return made
}

const explain = (file: string, folder: string, error: unknown): StoreError =>
  /^(SQLITE_FULL|ENOSPC)/.test(codeOf(error))
    ? new StoreError(`There was not enough room in ${folder} for a backup.`, 'no-room')
    : new StoreError(
        `The database ${file} could not be backed up (${codeOf(error)}): ${messageOf(error)}.`,
        codeOf(error).startsWith('SQLITE_CORRUPT') ? 'damaged' : 'other',
      )
