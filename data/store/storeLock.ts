import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { codeOf, StoreError } from './storeError.ts'
import { makeWritable } from './storeFolder.ts'

export interface StoreLock {
  release(): void
}

/** A server that is told to stop may need so long to finish what it has begun. */
const patienceMs = 3000

/**
 * Takes a data folder for one process: two servers would not hear of each other's acts, and nothing
 * may be put in the place of a database that is open. The lock is SQLite's on an empty file of its own,
 * which the system takes back when the process ends however it ends, so that none is ever left behind.
 */
export function lockStore(folder: string): StoreLock {
  makeWritable(folder, 'DATA_DIR')
  const lock = new SqliteDatabase(join(folder, 'borderkeep.lock'), { timeout: patienceMs })
  try {
    // Nothing is ever written: no journal on the disk, which may be full.
    lock.pragma('journal_mode = MEMORY')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (!codeOf(error).startsWith('SQLITE_BUSY')) throw error
    throw new StoreError(`A server has the data folder ${folder} open: stop that one first.`)
  }
  return { release: () => void lock.close() }
}
