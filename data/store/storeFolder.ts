import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  statfsSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { codeOf, StoreError } from './storeError.ts'

/** The database file of a data folder. */
export const storeFile = (folder: string): string => join(folder, 'borderkeep.sqlite')

/** Makes a folder, and those above it, where there is none; throws StoreError where it takes no files. */
export function makeWritable(folder: string, setting: 'DATA_DIR' | 'BACKUP_DIR'): void {
  try {
    makeFolder(resolve(folder))
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const what = setting === 'DATA_DIR' ? 'data folder' : 'folder for backups'
    throw new StoreError(
      `The ${what} ${folder} cannot be written (${codeOf(error)}): choose another with ${setting} or change its permissions.`,
      'folder-unwritable',
    )
  }
}

/** Not `recursive`: Node 20's never ends below a folder that takes none, such as /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  const parent = dirname(folder)
  if (parent !== folder) makeFolder(parent)
  mkdirSync(folder)
}

/** Puts on the disk what was written to a file, or which names a folder holds. */
export function syncToDisk(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** What may still be written to the disk that a folder lies on. */
export function freeBytesOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}
