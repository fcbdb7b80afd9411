import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { Kysely, Migrator, SqliteDialect, sql } from 'kysely'
import { expect, it } from 'vitest'
import { verifyJournal } from '../../../data/journal/verifyJournal.ts'
import { migrations } from '../../../data/store/migrations.ts'
import { openStore } from '../../../data/store/openStore.ts'

it('chains the acts of a store from before there was a chain, and keeps them from being changed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'borderkeep-migration-'))
  const { '0001-records-and-acts': first, '0002-tracks': second } = migrations
  const file = new SqliteDatabase(join(folder, 'borderkeep.sqlite'))
  const old = new Kysely<unknown>({ dialect: new SqliteDialect({ database: file }) })
  const provider = {
    getMigrations: () => Promise.resolve({ '0001-records-and-acts': first!, '0002-tracks': second! }),
  }
  await new Migrator({ db: old, provider }).migrateToLatest()
  const desk = (id: number, name: string) =>
    JSON.stringify({ id: String(id), name: { en: name, zh: name }, unitId: null, minimumStaff: 1 })
  const act = file.prepare(
    `INSERT INTO act VALUES (?, ?, 'policy-set', 'Li', '2026-03-10T00:00:00Z', '2026-03-10T00:00:00Z', 'hash', 201, NULL)`,
  )
  const version = file.prepare(
    `INSERT INTO record_version (id, kind, from_sequence, to_sequence, version, body) VALUES (?, 'desk', ?, ?, ?, ?)`,
  )
  file.transaction(() => {
    for (let sequence = 1; sequence <= 1500; sequence++) act.run(sequence, `act ${sequence}`)
    for (let id = 1; id <= 3000; id++) version.run(String(id), 1, id === 7 ? 2 : null, 1, desk(id, 'Desk'))
    version.run('7', 2, null, 2, desk(7, 'Other desk'))
  })()
  await old.destroy()
  const store = await openStore(folder)
  expect(await verifyJournal(store.db)).toMatchObject({ acts: 1500, misfit: undefined })
  for (const statement of [`UPDATE act SET hash = ''`, `UPDATE record_version SET sha256 = ''`])
    await expect(sql.raw(statement).execute(store.db)).rejects.toThrow(/append-only/)
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})
