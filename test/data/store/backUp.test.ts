import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backUp } from '../../../data/store/backUp.ts'
import { backupName, listBackups, partialName, superfluousBackups } from '../../../data/store/backupFiles.ts'
import { checkStoreFile } from '../../../data/store/checkStoreFile.ts'
import { openStore, type Store } from '../../../data/store/openStore.ts'
import { act } from './smallStore.ts'

const nowMs = Date.parse('2026-03-10T04:00:00Z')
const dayMs = 24 * 3_600_000
let folder: string
let backups: string
let store: Store
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'borderkeep-backup-'))
  backups = join(folder, 'backups')
  store = await openStore(folder)
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const order = (atMs = nowMs) => ({ file: store.file, folder: backups, keep: 14, nowMs: atMs })

it('a backup is named after its instant and its last act, and is the only file there', async () => {
  await act(store.db)
  await act(store.db)
  const made = backUp(order())
  expect(made).toMatchObject({ name: 'borderkeep-20260310T040000Z-2.sqlite', sequence: 2, atMs: nowMs })
  expect(readdirSync(backups)).toEqual([made.name])
  expect(listBackups(backups)).toEqual([made])
  expect(checkStoreFile(join(backups, made.name))).toEqual({
    sequence: 2,
    receivedAt: '2026-03-10T00:00:00.000Z',
  })
})

it('what is committed after a backup began is not in it, and the store goes on', async () => {
  await act(store.db)
  const made = backUp(order())
  expect(await act(store.db)).toBe(2)
  expect(checkStoreFile(join(backups, made.name)).sequence).toBe(1)
})

it('a copy in whose journal an act is missing, or that is another database, is no backup', async () => {
  await act(store.db)
  const { name } = backUp(order())
  const bad = join(folder, 'bad.sqlite')
  copyFileSync(join(backups, name), bad)
  const sqlite = new SqliteDatabase(bad)
  sqlite.pragma('foreign_keys = OFF')
  sqlite.exec('DROP TRIGGER act_never_changed; UPDATE act SET sequence = 7')
  sqlite.close()
  expect(() => checkStoreFile(bad)).toThrow(/Acts are missing .* the last is 7, and there are 1/)
  const other = new SqliteDatabase(join(folder, 'recipes.sqlite'))
  other.exec('CREATE TABLE recipes (name TEXT)')
  other.close()
  expect(() => checkStoreFile(join(folder, 'recipes.sqlite'))).toThrow(/another program/)
  writeFileSync(bad, 'This is a shopping list. '.repeat(400))
  expect(() => checkStoreFile(bad)).toThrow(/damaged or is not a database/)
})

it('what a killed process left of a backup goes with the next one, what a living one makes stays', async () => {
  await act(store.db)
  backUp(order())
  // No process has this number: Linux gives out none above 4194304.
  writeFileSync(join(backups, partialName(4_194_305)), 'half')
  writeFileSync(join(backups, `${partialName(4_194_305)}-journal`), 'half')
  writeFileSync(join(backups, partialName(process.ppid)), 'half of another')
  expect(listBackups(backups)).toHaveLength(1)
  backUp(order(nowMs + 1000))
  expect(readdirSync(backups)).toEqual([
    'borderkeep-20260310T040000Z-1.sqlite',
    'borderkeep-20260310T040001Z-1.sqlite',
    partialName(process.ppid),
  ])
})

describe('how many are kept', () => {
  const made = (atMs: number, before?: string) => ({
    name: backupName(atMs, 1, before),
    atMs,
    sequence: 1,
    bytes: 1,
    before,
  })

  it('the newest fourteen, the newest of each of eight weeks, three from before migrations', () => {
    const every6h = Array.from({ length: 4 * 100 }, (_, index) => made(nowMs - (index * dayMs) / 4))
    const before = [1, 20, 40, 60].map((days) => made(nowMs - days * dayMs, `000${days}-x`))
    const all = [...every6h, ...before].toSorted((a, b) => b.atMs - a.atMs)
    const gone = new Set(superfluousBackups(all, 14))
    const kept = all.filter((backup) => !gone.has(backup))
    expect(kept.filter((backup) => backup.before !== undefined)).toEqual(before.slice(0, 3))
    const regular = kept.filter((backup) => backup.before === undefined)
    expect(regular.slice(0, 14)).toEqual(every6h.slice(0, 14))
    // 10 March 2026 is a Tuesday; the last backup of a week is Sunday's at 22:00.
    expect(regular.slice(14).map(({ atMs }) => new Date(atMs).toISOString())).toEqual([
      '2026-03-01T22:00:00.000Z',
      '2026-02-22T22:00:00.000Z',
      '2026-02-15T22:00:00.000Z',
      '2026-02-08T22:00:00.000Z',
      '2026-02-01T22:00:00.000Z',
      '2026-01-25T22:00:00.000Z',
    ])
  })

  it('the one just made stays, though the clock was put back and all others seem newer', async () => {
    await act(store.db)
    for (let count = 1; count <= 3; count++) backUp({ ...order(nowMs + count * dayMs * 30), keep: 1 })
    const made = backUp({ ...order(nowMs - 400 * dayMs), keep: 1 })
    expect(listBackups(backups).map(({ name }) => name)).toContain(made.name)
  })
})

it('a folder for backups that cannot be written is named in a sentence', async () => {
  writeFileSync(join(folder, 'occupied'), '')
  expect(() => backUp({ ...order(), folder: join(folder, 'occupied', 'backups') })).toThrow(
    /The folder for backups .* cannot be written \(ENOTDIR\)/,
  )
})
