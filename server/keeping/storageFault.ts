import type { StorageState } from '../../data/model/health.ts'

export type StorageFault = Exclude<StorageState, 'ok'>

const rules: readonly (readonly [RegExp, StorageFault])[] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)/, 'full'],
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, 'locked'],
  [/^SQLITE_(CORRUPT|NOTADB|IOERR_(READ|SHORT_READ|CORRUPTFS|DATA))/, 'damaged'],
  // Whatever else the system will not do with the file amounts to this: it cannot be written.
  [/^(SQLITE_(READONLY|CANTOPEN|PERM|IOERR)|EROFS|EIO)/, 'read-only'],
]

/** What an error says of the store; undefined where it comes from elsewhere. */
export function tryStorageFault(error: unknown): StorageFault | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return rules.find(([pattern]) => pattern.test(code))?.[1]
}
