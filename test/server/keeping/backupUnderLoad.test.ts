import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { verifyJournal } from '../../../data/journal/verifyJournal.ts'
import type { BackupAnswer } from '../../../data/model/health.ts'
import { openStore } from '../../../data/store/openStore.ts'
import { listRecords } from '../../../data/store/records.ts'
import { restore } from '../../../data/store/restore.ts'
import { barrierBody, make, startSmallCounty, type SmallCounty } from '../smallCounty.ts'

let county: SmallCounty
beforeEach(async () => {
  county = await startSmallCounty()
})
afterEach(() => county.stop())

type Row = Record<string, unknown>

function rowsOf(file: string, query: string, ...given: unknown[]): Row[] {
  const sqlite = new SqliteDatabase(file, { readonly: true })
  try {
    return sqlite.prepare(query).all(...given) as Row[]
  } finally {
    sqlite.close()
  }
}

/** Makes a barrier and changes it again and again, until told to stop. */
async function write(acknowledged: Map<number, string>, load: { stopped: boolean }): Promise<void> {
  const id = await make(county, '/api/collections/barriers/items', barrierBody(county))
  for (let version = 1; !load.stopped; version++) {
    const actId = randomUUID()
    const answer = await county.send(
      'PUT',
      `/api/collections/barriers/items/${id}`,
      { ...barrierBody(county), name: { en: `Fence ${version}`, zh: `围栏 ${version}` } },
      { 'If-Match': `"${version}"`, 'Idempotency-Key': actId },
    )
    expect(answer.status).toBe(200)
    acknowledged.set(Number(answer.headers.get('Act-Sequence')), actId)
    await answer.arrayBuffer()
  }
}

it('a backup taken under load restores to the store as it was after one act', async () => {
  const acknowledged = new Map<number, string>()
  const load = { stopped: false }
  const writers = Array.from({ length: 20 }, () => write(acknowledged, load))
  const made: BackupAnswer[] = []
  for (let count = 0; count < 3; count++) {
    const before = acknowledged.size
    while (acknowledged.size < before + 60) await new Promise((resolve) => setTimeout(resolve, 5))
    const atLeast = Math.max(...acknowledged.keys())
    county.clock.nowMs += 1000
    const backup = (await (await county.send('POST', '/api/backups')).json()) as BackupAnswer
    expect(backup.sequence).toBeGreaterThanOrEqual(atLeast)
    made.push(backup)
  }
  load.stopped = true
  await Promise.all(writers)
  const live = join(county.folder, 'borderkeep.sqlite')
  expect(new Set(made.map(({ sequence }) => sequence)).size).toBe(3)

  for (const { name, sequence } of made) {
    const folder = mkdtempSync(join(tmpdir(), 'borderkeep-restored-'))
    try {
      expect(restore(folder, join(county.folder, 'backups', name), 0).head.sequence).toBe(sequence)
      const file = join(folder, 'borderkeep.sqlite')
      expect(rowsOf(file, 'PRAGMA quick_check')).toEqual([{ quick_check: 'ok' }])
      expect(rowsOf(file, `SELECT rtreecheck('record_box') AS verdict`)).toEqual([{ verdict: 'ok' }])
      // Every act that was acknowledged up to there, and all else that was journalled, as it is now.
      const acts = rowsOf(file, 'SELECT * FROM act ORDER BY sequence')
      expect(acts).toEqual(rowsOf(live, 'SELECT * FROM act WHERE sequence <= ? ORDER BY sequence', sequence))
      const kept = new Map(acts.map((act) => [act['sequence'], act['act_id']]))
      for (const [of, actId] of acknowledged) if (of <= sequence) expect(kept.get(of)).toBe(actId)
      // Records as they were after that act: what ended later had not ended yet.
      const versions = rowsOf(
        live,
        'SELECT * FROM record_version WHERE from_sequence <= ? ORDER BY row_id',
        sequence,
      )
      expect(rowsOf(file, 'SELECT * FROM record_version ORDER BY row_id')).toEqual(
        versions.map((version) => {
          const ended = version['to_sequence'] as number | null
          return { ...version, to_sequence: ended !== null && ended > sequence ? null : ended }
        }),
      )
      const store = await openStore(folder)
      const { acts: whole, misfit } = await verifyJournal(store.db)
      expect([whole, misfit]).toEqual([sequence, undefined])
      const barriers = await listRecords(store.db, 'barrier')
      await store.close()
      expect(barriers).toHaveLength(20)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}, 180_000)

it('acts are answered while a backup is made, not after it', async () => {
  // A store of some 100 MB takes a thread a good part of a second.
  const filler = new SqliteDatabase(join(county.folder, 'borderkeep.sqlite'))
  const insert = filler.prepare('INSERT INTO setting VALUES (?, ?)')
  for (let count = 0; count < 100; count++) insert.run(`filler-${count}`, 'x'.repeat(1_000_000))
  filler.close()
  await make(county, '/api/collections/barriers/items', barrierBody(county))
  const load = { isOver: false }
  const backup = county.send('POST', '/api/backups').finally(() => (load.isOver = true))
  const tookMs: number[] = []
  while (!load.isOver) {
    const began = performance.now()
    await make(county, '/api/collections/barriers/items', barrierBody(county))
    tookMs.push(performance.now() - began)
  }
  expect((await backup).status).toBe(201)
  expect(tookMs.length).toBeGreaterThan(10)
})
