import { statSync } from 'node:fs'
import { sql } from 'kysely'
import type { Database } from '../../data/store/tables.ts'

/** Of the log of writes that are not in the database file yet; 0 where there is none. */
export const walBytesOf = (file: string): number =>
  statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0

const patienceMs = 50

/**
 * Writes the whole log back and cuts it off, once it is longer than `limitBytes`. SQLite writes it back
 * by itself every few megabytes, but where readers overlap it finds no moment to begin it anew, and it
 * grows for ever. This waits for readers a moment in which nothing else is done. True where it is short.
 */
export async function shortenLog(db: Database, file: string, limitBytes: number): Promise<boolean> {
  if (walBytesOf(file) <= limitBytes) return true
  return db.connection().execute(async (connection) => {
    const { rows } = await sql<{ timeout: number }>`PRAGMA busy_timeout`.execute(connection)
    await sql.raw(`PRAGMA busy_timeout = ${patienceMs}`).execute(connection)
    try {
      const checkpoint = await sql<{ busy: number }>`PRAGMA wal_checkpoint(TRUNCATE)`.execute(connection)
      return checkpoint.rows[0]?.busy === 0
    } finally {
      await sql.raw(`PRAGMA busy_timeout = ${rows[0]?.timeout ?? patienceMs}`).execute(connection)
    }
  })
}
