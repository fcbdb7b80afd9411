import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Health } from '../../../data/model/health.ts'
import { currentSequence } from '../../../data/store/acts.ts'
import { listBackups } from '../../../data/store/backupFiles.ts'
import { openStore } from '../../../data/store/openStore.ts'
import { act } from '../../data/store/smallStore.ts'
import { shortLine } from '../smallCounty.ts'
import { spawnScript, spawnServer } from '../spawnServer.ts'

let folder: string
let backups: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'borderkeep-commands-'))
  backups = join(folder, 'backups')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const run = async (name: string, ...given: string[]) => spawnScript(name, given, { DATA_DIR: folder }).ended

const loadLine = (address: string) =>
  fetch(`${address}/api/collections/border-lines/items`, {
    method: 'POST',
    headers: { 'Idempotency-Key': randomUUID(), 'Content-Type': 'application/json' },
    body: JSON.stringify(shortLine),
  })

it('a backup beside a running server, a restore once it has stopped, and what was lost is said', async () => {
  const server = spawnServer({ DATA_DIR: folder, BACKUP_EVERY: '0' })
  const address = await server.listening
  expect((await loadLine(address)).status).toBe(201)
  const made = await run('backUp')
  expect(made).toMatchObject({ code: 0, printed: expect.stringMatching(/up to act \d+, \d+ bytes, checked/) })
  const [backup] = listBackups(backups)
  expect((await loadLine(address)).status).toBe(201)
  const lost = Number((await loadLine(address)).headers.get('Act-Sequence'))
  expect(lost).toBeGreaterThan(backup?.sequence ?? Infinity)

  const refused = await run('restore', 'latest')
  expect(refused.code).toBe(1)
  expect(refused.printed).toMatch(/^A server has the data folder .* open: stop that one first\.$/m)
  const second = await spawnServer({ DATA_DIR: folder }).ended
  expect([second.code, second.printed]).toEqual([1, expect.stringMatching(/A server has the data folder/)])

  // Killed as by a power cut: its lock goes with it.
  server.child.kill('SIGKILL')
  await server.ended
  const asked = await run('restore')
  expect([asked.code, asked.printed]).toEqual([1, expect.stringContaining(backup?.name ?? '?')])
  const { code, printed } = await run('restore', 'latest')
  expect(code, printed).toBe(0)
  const [restored, kept, only, told, journal] = printed.trim().split('\n')
  expect(restored).toMatch(new RegExp(`: acts 1 to ${backup?.sequence}, the last received [-\\dT:.]+Z\\.$`))
  expect(kept).toMatch(/^What stood before is kept as .*-until-\d{8}T\d{6}Z\.sqlite\.$/)
  const [, from, to] = /^Acts (\d+) to (\d+) are only in that one/.exec(only ?? '') ?? []
  expect(Number(from)).toBe((backup?.sequence ?? 0) + 1)
  expect(Number(to)).toBeGreaterThanOrEqual(lost)
  expect(told).toBe('Every page tells of it for 7 days, or until it is dismissed.')
  expect(journal).toBe('Its journal is whole.')
  const store = await openStore(folder)
  expect(await currentSequence(store.db)).toBe(backup?.sequence)
  await store.close()

  const again = spawnServer({ DATA_DIR: folder, BACKUP_EVERY: '0' })
  const restarted = await again.listening
  const healthNow = async () => (await (await fetch(`${restarted}/api/health`)).json()) as Health
  const lostActs = Number(to) - (backup?.sequence ?? 0)
  const { warnings, restored: fact } = await healthNow()
  expect([warnings, fact]).toMatchObject([
    ['restored'],
    { sequence: backup?.sequence, lostActs, isTold: true },
  ])
  const dismissed = await fetch(`${restarted}/api/health/restored/dismiss`, { method: 'POST' })
  expect(dismissed.status).toBe(204)
  expect(await healthNow()).toMatchObject({ warnings: [], restored: { id: fact?.id, isTold: false } })
  again.child.kill('SIGTERM')
  expect((await again.ended).printed).toContain('warn  A backup was put back: acts after it are gone')
}, 180_000)

it('whoever has ids of acts can ask which of them the journal holds', async () => {
  const server = spawnServer({ DATA_DIR: folder, BACKUP_EVERY: '0' })
  const address = await server.listening
  const [kept, lost] = [randomUUID(), randomUUID()]
  const made = await fetch(`${address}/api/collections/border-lines/items`, {
    method: 'POST',
    headers: { 'Idempotency-Key': kept, 'Content-Type': 'application/json' },
    body: JSON.stringify(shortLine),
  })
  expect(made.status).toBe(201)
  const answer = await fetch(`${address}/api/acts/known?ids=${lost},${kept.toUpperCase()}`)
  expect(await answer.json()).toEqual({ known: [kept] })
  for (const ids of ['', 'x', Array.from({ length: 101 }, () => kept).join(',')])
    expect((await fetch(`${address}/api/acts/known?ids=${ids}`)).status).toBe(400)
  server.child.kill('SIGTERM')
  await server.ended
}, 60_000)

it('a process stopped or killed while it makes a backup leaves none that is half, and the store whole', async () => {
  const store = await openStore(folder)
  await act(store.db)
  await store.close()
  const filler = new SqliteDatabase(store.file)
  const insert = filler.prepare('INSERT INTO setting VALUES (?, ?)')
  for (let count = 0; count < 200; count++) insert.run(`filler-${count}`, 'x'.repeat(1_000_000))
  filler.close()

  const stopped = await backUpAndSend('SIGTERM')
  expect(await stopped.ended).toMatchObject({ code: 0, signal: null })
  expect(tryNames(backups)).toEqual(stopped.made ? [listBackups(backups)[0]?.name] : [])
  rmSync(backups, { recursive: true })

  const killed = await backUpAndSend('SIGKILL')
  expect([killed.made, (await killed.ended).signal]).toEqual([false, 'SIGKILL'])
  expect(partials()).toHaveLength(1)
  expect(listBackups(backups)).toEqual([])

  expect((await run('backUp')).code).toBe(0)
  expect(readdirSync(backups)).toEqual([listBackups(backups)[0]?.name])
  const reopened = await openStore(folder)
  expect(reopened.isChecked).toBe(true)
  await reopened.close()
}, 180_000)

/** Sends a signal to a server as soon as it has begun a backup. */
async function backUpAndSend(signal: NodeJS.Signals) {
  const server = spawnServer({ DATA_DIR: folder })
  const address = await server.listening
  const asked = fetch(`${address}/api/backups`, { method: 'POST' }).catch(() => undefined)
  while (partials().length === 0) await new Promise((resolve) => setTimeout(resolve, 2))
  server.child.kill(signal)
  return { made: (await asked)?.status === 201, ended: server.ended }
}

const partials = () => tryNames(backups).filter((name) => name.endsWith('.partial'))

const tryNames = (of: string): string[] => {
  try {
    return readdirSync(of)
  } catch {
    return []
  }
}

it('a head that cannot be found is answered with where to find one', async () => {
  const store = await openStore(folder)
  await act(store.db)
  await store.close()
  const where = 'A head is what npm run verify, without anything after it, printed behind "Head:"'
  for (const given of ['deadbeef', 'a'.repeat(64)]) {
    const { code, printed } = await run('verify', given)
    expect([code, printed]).toEqual([1, expect.stringContaining(where)])
  }
  const { printed } = await run('verify')
  const [, head = ''] = /^Head: ([0-9a-f]{64})$/m.exec(printed) ?? []
  expect(await run('verify', head)).toMatchObject({ code: 0 })
}, 60_000)

it('with LOG=json every line is JSON, the address among them', async () => {
  const server = spawnServer({ DATA_DIR: folder, LOG: 'json', LOG_LEVEL: 'debug' })
  await server.listening
  server.child.kill('SIGTERM')
  const { code, printed } = await server.ended
  expect(code, printed).toBe(0)
  const lines = printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { level: string; time: string; msg: string; event?: string })
  const said = lines.map(({ msg }) => msg)
  expect(said.at(-3)).toMatch(/^Open http:\/\/127\.0\.0\.1:\d+$/)
  expect(said.slice(-2)).toEqual(['Stopping, 0 requests in flight', 'Stopped'])
  expect(lines.every(({ level, time }) => level !== '' && Number.isFinite(Date.parse(time)))).toBe(true)
})
