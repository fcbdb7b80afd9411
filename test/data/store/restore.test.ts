import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { backUp } from '../../../data/store/backUp.ts'
import { openStore } from '../../../data/store/openStore.ts'
import { listRecords } from '../../../data/store/records.ts'
import { restore } from '../../../data/store/restore.ts'
import { isTold, tryGetRestored } from '../../../data/store/restored.ts'
import { lockStore } from '../../../data/store/storeLock.ts'
import { act } from './smallStore.ts'

const dayMs = 24 * 3_600_000
const nowMs = Date.parse('2026-03-10T04:00:00Z')
const instant = '2026-03-10T00:00:00.000Z'
const keptName = 'borderkeep-until-20260310T040000Z.sqlite'
const trackerId = randomUUID()

let folder: string
let backup: string
/** Two acts in the backup and a third that came after it. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'borderkeep-restore-'))
  const store = await openStore(folder)
  await act(store.db, trackerId, 'first')
  await act(store.db, trackerId, 'second')
  const { name } = backUp({ file: store.file, folder: join(folder, 'backups'), keep: 14, nowMs })
  backup = join(folder, 'backups', name)
  await act(store.db, trackerId, 'third')
  await store.close()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function nameIn(inFolder: string): Promise<string[]> {
  const store = await openStore(inFolder)
  const records = await listRecords(store.db, 'tracker')
  await store.close()
  return records.map(({ record }) => record.name.en)
}

it('the store is what it was at the backup, and what stood before lies beside it', async () => {
  expect(restore(folder, backup, nowMs)).toEqual({
    head: { sequence: 2, receivedAt: instant },
    headBefore: { sequence: 3, receivedAt: instant },
    keptAs: join(folder, keptName),
    lostActs: 1,
  })
  expect(await nameIn(folder)).toEqual(['second'])
  expect(readdirSync(folder).toSorted()).toEqual(
    [keptName, 'backups', 'borderkeep.lock', 'borderkeep.sqlite'].toSorted(),
  )
  // Put back in turn, nothing is lost.
  restore(folder, join(folder, keptName), nowMs + 1000)
  expect(await nameIn(folder)).toEqual(['third'])
})

it('the store says that it was put back, to which backup and how many acts are gone with it', async () => {
  const toldOf = async (inFolder: string) => {
    const store = await openStore(inFolder)
    const told = await tryGetRestored(store.db)
    await store.close()
    return told
  }
  expect(await toldOf(folder)).toBeUndefined()
  restore(folder, backup, nowMs + 60_000)
  const at = '2026-03-10T04:01:00.000Z'
  const backupAt = '2026-03-10T04:00:00.000Z'
  const told = await toldOf(folder)
  expect(told).toMatchObject({ at, backupAt, sequence: 2, lostActs: 1, dismissedAt: null })
  expect(told && [isTold(told, nowMs), isTold(told, nowMs + 8 * dayMs)]).toEqual([true, false])
  // An act of the same number in its place is another one.
  const store = await openStore(folder)
  await act(store.db, trackerId, 'another third')
  await store.close()
  restore(folder, join(folder, 'borderkeep-until-20260310T040100Z.sqlite'), nowMs + 120_000)
  const again = await toldOf(folder)
  expect(again).toMatchObject({ sequence: 3, lostActs: 1 })
  expect(again?.id).not.toBe(told?.id)
  // Nobody knows what stood on another machine.
  const elsewhere = mkdtempSync(join(tmpdir(), 'borderkeep-elsewhere-'))
  restore(elsewhere, backup, nowMs)
  expect(await toldOf(elsewhere)).toMatchObject({ sequence: 2, lostActs: null })
  rmSync(elsewhere, { recursive: true })
})

it('a store that was killed with acts in its log is kept aside with them', async () => {
  const file = join(folder, 'borderkeep.sqlite')
  const store = await openStore(folder)
  await act(store.db, trackerId, 'fourth')
  // As a killed process leaves it: nothing of the log was written back.
  const [database, log] = [readFileSync(file), readFileSync(`${file}-wal`)]
  await store.close()
  writeFileSync(file, database)
  writeFileSync(`${file}-wal`, log)
  expect(restore(folder, backup, nowMs).headBefore?.sequence).toBe(4)
  expect(await nameIn(folder)).toEqual(['second'])
})

it('a damaged database is replaced, with its log out of the way, and kept as it is', async () => {
  const file = join(folder, 'borderkeep.sqlite')
  writeFileSync(file, 'This is a shopping list. '.repeat(400))
  writeFileSync(`${file}-wal`, 'This is its log.')
  const { head, headBefore } = restore(folder, backup, nowMs)
  expect([head.sequence, headBefore]).toEqual([2, undefined])
  expect(readFileSync(join(folder, keptName), 'utf8')).toContain('shopping list')
  expect(existsSync(`${file}-wal`)).toBe(false)
  expect(await nameIn(folder)).toEqual(['second'])
})

it('a database of a newer version is replaced and kept, and that it is newer is said', async () => {
  const newer = new SqliteDatabase(join(folder, 'borderkeep.sqlite'))
  newer.prepare(`INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-from-the-future', '')`).run()
  newer.close()
  const { headBefore, unreadBecause } = restore(folder, backup, nowMs)
  expect([headBefore, unreadBecause]).toEqual([
    undefined,
    expect.stringMatching(/newer version of Borderkeep \(9999-from-the-future\)/),
  ])
  expect(await nameIn(folder)).toEqual(['second'])
})

it('a missing database, or a missing folder, is put back', async () => {
  rmSync(join(folder, 'borderkeep.sqlite'))
  expect(restore(folder, backup, nowMs)).toMatchObject({ keptAs: undefined, headBefore: undefined })
  expect(await nameIn(folder)).toEqual(['second'])
  const elsewhere = join(folder, 'new', 'place')
  restore(elsewhere, backup, nowMs)
  expect(await nameIn(elsewhere)).toEqual(['second'])
})

it('a damaged backup, or one of a newer version, is refused and nothing is touched', async () => {
  const newer = new SqliteDatabase(backup)
  newer.prepare(`INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-from-the-future', '')`).run()
  newer.close()
  expect(() => restore(folder, backup, nowMs)).toThrow(/newer version of Borderkeep \(9999-from-the-future\)/)
  writeFileSync(backup, readFileSync(backup).fill(0xa5, 8192, 16_384))
  expect(() => restore(folder, backup, nowMs)).toThrow(/damaged/)
  expect(() => restore(folder, join(folder, 'nowhere.sqlite'), nowMs)).toThrow(/There is no backup/)
  expect(await nameIn(folder)).toEqual(['third'])
  expect(readdirSync(folder)).not.toContain('borderkeep.restoring')
})

it('a database that is open is refused: by a server, or by another program', async () => {
  const server = lockStore(folder)
  expect(() => restore(folder, backup, nowMs)).toThrow(/A server has the data folder .* open/)
  server.release()
  const shell = new SqliteDatabase(join(folder, 'borderkeep.sqlite'))
  shell.exec('BEGIN IMMEDIATE')
  expect(() => restore(folder, backup, nowMs)).toThrow(/in use by another program/)
  shell.exec('ROLLBACK')
  shell.close()
  restore(folder, backup, nowMs)
  expect(await nameIn(folder)).toEqual(['second'])
})

it('a database in use is no backup', async () => {
  const other = join(folder, 'other')
  const store = await openStore(other)
  await act(store.db)
  expect(() => restore(folder, store.file, nowMs)).toThrow(/it is not a finished backup/)
  await store.close()
})
