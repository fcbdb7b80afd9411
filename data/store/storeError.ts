import type { BackupFault } from '../model/health.ts'

/** Why the store cannot be opened, kept or put back, as one sentence for whoever runs the product. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly fault: BackupFault

  constructor(sentence: string, fault: BackupFault = 'other') {
    super(sentence)
    this.fault = fault
  }
}

/** The code that Node or SQLite gives an error, such as ENOSPC or SQLITE_FULL. */
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error'

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : JSON.stringify(error)
