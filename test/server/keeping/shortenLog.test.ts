import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { setSetting } from '../../../data/store/settings.ts'
import { shortenLog, walBytesOf } from '../../../server/keeping/shortenLog.ts'
import { temporaryStore } from '../../data/store/temporaryStore.ts'

const megabyte = 1_000_000
let store: Awaited<ReturnType<typeof temporaryStore>>
let file: string
beforeEach(async () => {
  store = await temporaryStore()
  file = join(store.folder, 'borderkeep.sqlite')
})
afterEach(() => store.remove())

/** A reader that sees the store as it is now, until it is closed. */
function beginReading(): SqliteDatabase.Database {
  const reader = new SqliteDatabase(file, { readonly: true })
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM act').get()
  return reader
}

it('readers that overlap without a pause let the log grow; it is short again in the first moment there is', async () => {
  let reader = beginReading()
  for (let count = 0; count < 40; count++) {
    await setSetting(store.db, 'county-name', String.fromCodePoint(65 + count).repeat(megabyte / 2))
    const next = beginReading()
    reader.close()
    reader = next
  }
  expect(walBytesOf(file)).toBeGreaterThan(15 * megabyte)
  // A reader is in the way: nothing is waited for long, and nothing breaks.
  await setSetting(store.db, 'county-name', 'y'.repeat(megabyte))
  const began = performance.now()
  expect(await shortenLog(store.db, file, megabyte)).toBe(false)
  expect(performance.now() - began).toBeLessThan(2000)
  reader.close()
  expect(await shortenLog(store.db, file, megabyte)).toBe(true)
  expect(walBytesOf(file)).toBe(0)
  // Waiting for others is as it was before.
  const { rows } = await sql<{ timeout: number }>`PRAGMA busy_timeout`.execute(store.db)
  expect(rows[0]?.timeout).toBe(1000)
})

it('a short log is left alone', async () => {
  await setSetting(store.db, 'county-name', 'x')
  const before = walBytesOf(file)
  expect(before).toBeGreaterThan(0)
  expect(await shortenLog(store.db, file, megabyte)).toBe(true)
  expect(walBytesOf(file)).toBe(before)
})
