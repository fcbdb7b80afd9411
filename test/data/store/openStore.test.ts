import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { openStore } from '../../../data/store/openStore.ts'
import { setSetting, tryGetSetting } from '../../../data/store/settings.ts'
import { temporaryStore } from './temporaryStore.ts'

it('an acknowledged write is on the disk: write-ahead log, synced in full, foreign keys kept', async () => {
  const store = await temporaryStore()
  const pragma = async (name: string) => {
    const { rows } = await sql.raw<Record<string, unknown>>(`PRAGMA ${name}`).execute(store.db)
    return Object.values(rows[0] ?? {})[0]
  }
  expect(await pragma('journal_mode')).toBe('wal')
  // 2 is FULL.
  expect(await pragma('synchronous')).toBe(2)
  expect(await pragma('foreign_keys')).toBe(1)
  await store.remove()
})

it('a store that is opened again keeps its settings and migrates nothing twice', async () => {
  const store = await temporaryStore()
  expect(await tryGetSetting(store.db, 'demonstration')).toBeUndefined()
  await setSetting(store.db, 'demonstration', 'none')
  await setSetting(store.db, 'demonstration', 'malipo')
  const again = await openStore(store.folder)
  expect(await tryGetSetting(again.db, 'demonstration')).toBe('malipo')
  await again.close()
  await store.remove()
})

it.runIf(existsSync('/proc'))(
  'a folder below one that takes none is refused with a sentence, at once',
  async () => {
    await expect(openStore('/proc/nowhere/data')).rejects.toThrow(/cannot be written/)
  },
)
