import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actHash, noActHash, sha256 } from '../../../data/journal/actHash.ts'
import { commit, type Change } from '../../../data/journal/commit.ts'
import { misfitSentence, type Misfit } from '../../../data/journal/misfit.ts'
import { sealTracks } from '../../../data/journal/sealTracks.ts'
import { verifyJournal } from '../../../data/journal/verifyJournal.ts'
import { actFactsOf } from '../../../data/store/actFacts.ts'
import { asOfFirstVersion } from '../../../data/store/fixBlob.ts'
import { openForReading } from '../../../data/store/openForReading.ts'
import { openStore } from '../../../data/store/openStore.ts'
import type { Database } from '../../../data/store/tables.ts'
import { chunkHash } from '../../../data/store/trackChunks.ts'
import { addFixes } from '../../../data/store/tracks.ts'
import { sealsDue } from '../../../data/store/trackSeals.ts'
import { fixesOf } from '../store/fixesOf.ts'

const name = (text: string) => ({ en: text, zh: text })
const lineId = randomUUID()
const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()]
const seriesId = randomUUID()
const port = (id: string, text: string) => ({
  id,
  lineId,
  name: name(text),
  position: [104.85, 22.94],
  chainageM: 1200,
  open: true,
})
const nineMs = Date.parse('2026-03-10T09:00:00Z')
const walk = (fromMin: number, count: number) =>
  fixesOf(
    Array.from({ length: count }, (_, index) => ({
      timeMs: nineMs + (fromMin + index) * 60_000,
      lon: 104.7 + index * 1e-4,
      lat: 22.9,
    })),
  )

/** A journal of eight acts: ports made, changed and ended, fixes sealed twice, some of them late. */
let folder: string
let acts = 0
const head = { afterFour: '', last: '' }
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'borderkeep-chain-'))
  const store = await openStore(folder)
  const act = async (changes: readonly Change[], reason?: string) => {
    const at = new Date(nineMs + ++acts * 1000).toISOString()
    await commit(store.db, 'Li', {
      actId: randomUUID(),
      kind: 'demonstration-made',
      observedAt: at,
      receivedAt: at,
      request: '',
      reason,
      apply: () => Promise.resolve({ changes, reply: { status: 201, body: { acts } } }),
    })
  }
  const seal = async (nowMs: number) => {
    expect(await sealTracks(store.db, () => nowMs)).toBe(1)
    acts++
  }
  await act([{ kind: 'port', id: a, record: port(a, 'first') }])
  await act([{ kind: 'port', id: a, record: port(a, 'second') }])
  await act([b, c].map((id) => ({ kind: 'port', id, record: port(id, 'other') })))
  await act([{ kind: 'port', id: b, record: null }], 'closed for good')
  head.afterFour = (await verifyJournal(store.db)).head.hash
  await addFixes(store.db, [], seriesId, walk(0, 30), nineMs + 40 * 60_000)
  await seal(nineMs + 45 * 60_000)
  // Late, and by a clock that was set back: received after the seal all the same.
  await addFixes(store.db, [], seriesId, walk(10.5, 30), nineMs + 20 * 60_000)
  await seal(nineMs + 50 * 60_000)
  await act([{ kind: 'port', id: c, record: port(c, 'third') }])
  await act([])
  head.last = (await verifyJournal(store.db)).head.hash
  await store.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What `verify` finds in a copy of the file that was tampered with past the product. */
async function found(tamper: (file: SqliteDatabase.Database) => void, earlierHash?: string) {
  const copy = mkdtempSync(join(tmpdir(), 'borderkeep-chain-'))
  try {
    const path = join(copy, 'borderkeep.sqlite')
    copyFileSync(join(folder, 'borderkeep.sqlite'), path)
    const file = new SqliteDatabase(path)
    for (const { name: trigger } of file
      .prepare<[], { name: string }>(`SELECT name FROM sqlite_master WHERE type = 'trigger'`)
      .all())
      file.exec(`DROP TRIGGER ${trigger}`)
    file.pragma('foreign_keys = OFF')
    tamper(file)
    file.close()
    const { db } = await openForReading(copy)
    const verdict = await verifyJournal(db, earlierHash)
    await db.destroy()
    return verdict
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}
const run = (sql: string) => (file: SqliteDatabase.Database) => void file.exec(sql)

/** The chain made anew from an act on, as somebody would who knows how. */
function chainAgain(file: SqliteDatabase.Database, from: number) {
  let previous =
    file
      .prepare<[number], { hash: string }>('SELECT hash FROM act WHERE sequence < ? ORDER BY sequence DESC')
      .get(from)?.hash ?? noActHash
  const rows = file
    .prepare<[number], Parameters<typeof actFactsOf>[0] & { changes_hash: string }>(
      'SELECT * FROM act WHERE sequence >= ? ORDER BY sequence',
    )
    .all(from)
  const update = file.prepare('UPDATE act SET previous_hash = ?, hash = ? WHERE sequence = ?')
  for (const row of rows) {
    const hash = actHash(previous, actFactsOf(row), row.changes_hash)
    update.run(previous, hash, row.sequence)
    previous = hash
  }
}

describe('the chain of acts', () => {
  it('is whole as it was written, and knows its earlier head', async () => {
    const verdict = await found(() => undefined, head.afterFour)
    expect(verdict).toMatchObject({ acts: 8, misfit: undefined, earlierHead: 4, head: { sequence: 8 } })
    expect(verdict.head.hash).toBe(head.last)
  })

  const copied =
    'act_id, kind, actor, observed_at, received_at, request_hash, reply_status, reply_body, reason, reverses'
  it.each<[string, (file: SqliteDatabase.Database) => void, Misfit]>([
    ['a changed actor', run(`UPDATE act SET actor = 'nobody' WHERE sequence = 3`), at('changed', 3)],
    ['a changed time', run(`UPDATE act SET observed_at = '2026-03-09' WHERE sequence = 2`), at('changed', 2)],
    ['a changed answer', run(`UPDATE act SET reply_body = '{}' WHERE sequence = 6`), at('changed', 6)],
    ['a reason taken out', run('UPDATE act SET reason = NULL WHERE sequence = 4'), at('changed', 4)],
    ['a changed hash', run(`UPDATE act SET hash = '' WHERE sequence = 4`), at('changed', 4)],
    ['a missing act', run('DELETE FROM act WHERE sequence = 4'), { kind: 'missing', sequence: 4, until: 4 }],
    [
      'the first acts missing',
      run('DELETE FROM act WHERE sequence < 3'),
      { kind: 'missing', sequence: 1, until: 2 },
    ],
    [
      'the last acts missing',
      run('DELETE FROM act WHERE sequence > 6'),
      { kind: 'missing', sequence: 7, until: 8 },
    ],
    [
      'the last acts missing, and what counts them too',
      run(`DELETE FROM act WHERE sequence > 6; UPDATE sqlite_sequence SET seq = 6 WHERE name = 'act'`),
      { kind: 'missing', sequence: 7, until: 7 },
    ],
    [
      'an act put in between',
      run(
        `UPDATE act SET sequence = -sequence - 1 WHERE sequence > 4; UPDATE act SET sequence = -sequence WHERE sequence < 0;
         UPDATE record_version SET from_sequence = from_sequence + 1 WHERE from_sequence > 4;
         UPDATE track_seal SET sequence = -sequence - 1; UPDATE track_seal SET sequence = -sequence;
         INSERT INTO act (sequence, ${copied}, previous_hash, changes_hash, hash)
         SELECT 5, 'x', kind, actor, observed_at, received_at, request_hash, reply_status, reply_body, reason, reverses, hash, changes_hash, hash FROM act WHERE sequence = 4`,
      ),
      at('put-in', 5),
    ],
    [
      'an act put in at the end',
      run(
        `INSERT INTO act (${copied}, previous_hash, changes_hash, hash)
         SELECT 'x', kind, actor, observed_at, received_at, request_hash, reply_status, reply_body, reason, reverses, previous_hash, changes_hash, hash FROM act WHERE sequence = 8`,
      ),
      at('put-in', 9),
    ],
    [
      'an act changed with its own hash made anew',
      (file) => {
        file.exec(`UPDATE act SET actor = 'nobody' WHERE sequence = 3`)
        const kept = file
          .prepare<[], { hash: string; previous_hash: string }>(
            'SELECT hash, previous_hash FROM act WHERE sequence = 4',
          )
          .get()
        chainAgain(file, 3)
        file
          .prepare('UPDATE act SET hash = ?, previous_hash = ? WHERE sequence = 4')
          .run(kept?.hash, kept?.previous_hash)
      },
      at('replaced', 3),
    ],
  ])('finds %s', async (_, tamper, misfit) => {
    expect((await found(tamper)).misfit).toEqual(misfit)
  })

  it('made anew from an act on is found by an earlier head, and by nothing else', async () => {
    const tamper = (file: SqliteDatabase.Database) => {
      file.exec(`UPDATE act SET actor = 'nobody' WHERE sequence = 3`)
      chainAgain(file, 3)
    }
    expect((await found(tamper)).misfit).toBeUndefined()
    const verdict = await found(tamper, head.afterFour)
    expect(verdict.misfit).toEqual({ kind: 'head-unknown', sequence: 8, hash: head.afterFour })
  })
})

describe('the versions of records', () => {
  const first = `port ${a} version 1`
  it.each<[string, (file: SqliteDatabase.Database) => void, Misfit]>([
    [
      'a changed body',
      run(
        `UPDATE record_version SET body = replace(body, 'first', 'worst') WHERE id = '${a}' AND version = 1`,
      ),
      { kind: 'version-changed', sequence: 1, version: first },
    ],
    [
      'a body changed with its hash',
      (file) => {
        const body = JSON.stringify(port(a, 'worst'))
        file
          .prepare(`UPDATE record_version SET body = ?, sha256 = ? WHERE id = ? AND version = 1`)
          .run(body, sha256(body), a)
      },
      at('changes-altered', 1),
    ],
    [
      'what a version is found by moved elsewhere',
      run(`UPDATE record_version SET from_m = 99 WHERE id = '${c}' AND version = 2`),
      { kind: 'version-changed', sequence: 7, version: `port ${c} version 2` },
    ],
    ['a missing version', run(`DELETE FROM record_version WHERE id = '${b}'`), at('changes-altered', 3)],
    [
      'a version put in',
      run(
        `INSERT INTO record_version (id, kind, from_sequence, version, line_id, from_m, to_m, body, sha256)
         SELECT '${seriesId}', kind, 2, 7, line_id, from_m, to_m, body, sha256 FROM record_version WHERE id = '${b}'`,
      ),
      { kind: 'version-put-in', sequence: 2, version: `port ${seriesId} version 7` },
    ],
    [
      'a version ended by nobody',
      run(`UPDATE record_version SET to_sequence = 8 WHERE id = '${c}' AND version = 2`),
      { kind: 'ended-by-nobody', sequence: 8, version: `port ${c} version 2` },
    ],
    [
      'a version ended by an act that never was',
      run(`UPDATE record_version SET to_sequence = 99 WHERE id = '${c}' AND version = 2`),
      { kind: 'ended-by-nobody', sequence: 7, version: `port ${c} version 2` },
    ],
    [
      'an ended version that stands again',
      run(`UPDATE record_version SET to_sequence = NULL WHERE id = '${b}'`),
      at('changes-altered', 4),
    ],
    [
      'the earliest of several',
      run(
        `UPDATE record_version SET body = '{}' WHERE id = '${c}'; UPDATE act SET kind = 'x' WHERE sequence = 2`,
      ),
      at('changed', 2),
    ],
  ])('finds %s', async (_, tamper, misfit) => {
    expect((await found(tamper)).misfit).toEqual(misfit)
  })
})

describe('the fixes that were sealed', () => {
  const where = { seriesId, hourMs: nineMs }
  it.each<[string, (file: SqliteDatabase.Database) => void, Misfit]>([
    [
      'a fix moved, with the hash beside it made anew',
      (file) => {
        const blob = file.prepare<[], { fixes: Buffer }>('SELECT fixes FROM track_chunk').get()!.fixes
        blob.writeInt32LE(
          blob.readInt32LE(16 + 4 * blob.readUInt32LE(8)) + 1000,
          16 + 4 * blob.readUInt32LE(8),
        )
        file.prepare('UPDATE track_chunk SET fixes = ?').run(blob)
      },
      { kind: 'fixes-altered', sequence: 5, ...where },
    ],
    [
      'fixes cut off',
      run('UPDATE track_chunk SET fixes = substr(fixes, 1, 100)'),
      { kind: 'fixes-altered', sequence: 5, ...where },
    ],
    ['an hour taken out', run('DELETE FROM track_chunk'), { kind: 'fixes-missing', sequence: 5, ...where }],
    ['a seal taken off', run('DELETE FROM track_seal WHERE sequence = 6'), at('changes-altered', 6)],
    [
      'a seal put on by nobody',
      run(
        `INSERT INTO track_seal SELECT 3, series_id, hour_ms, cutoff_ms, count, sha256 FROM track_seal WHERE sequence = 5`,
      ),
      at('changes-altered', 3),
    ],
  ])('finds %s', async (_, tamper, misfit) => {
    expect((await found(tamper)).misfit).toEqual(misfit)
  })
})

describe('fixes kept in the first format', () => {
  /** Writes them as they were written before; they were received at a whole second. */
  async function keepAsBefore(db: Database): Promise<string> {
    const { fixes } = await db.selectFrom('track_chunk').select('fixes').executeTakeFirstOrThrow()
    const older = asOfFirstVersion(fixes)
    const sha256 = chunkHash(older)
    await db
      .updateTable('track_chunk')
      .set({ fixes: Buffer.from(older), sha256 })
      .execute()
    return sha256
  }
  const inStore = async (see: (db: Database) => Promise<void>) => {
    const own = mkdtempSync(join(tmpdir(), 'borderkeep-chain-'))
    const store = await openStore(own)
    try {
      await addFixes(store.db, [], seriesId, walk(0, 30), nineMs + 40 * 60_000)
      await see(store.db)
    } finally {
      await store.close()
      rmSync(own, { recursive: true, force: true })
    }
  }

  it('are sealed once, fit their seal, and fit it still when later fixes rewrite them', () =>
    inStore(async (db) => {
      await keepAsBefore(db)
      const sealedAtMs = nineMs + 45 * 60_000
      expect(await sealTracks(db, () => sealedAtMs)).toBe(1)
      expect((await verifyJournal(db)).misfit).toBeUndefined()
      expect((await sealsDue(db, 0, 1, sealedAtMs)).seals).toEqual([])
      await addFixes(db, [], seriesId, walk(10.5, 30), nineMs + 50 * 60_000)
      expect(await sealTracks(db, () => nineMs + 55 * 60_000)).toBe(1)
      expect((await verifyJournal(db)).misfit).toBeUndefined()
    }))

  it('fit a seal of that format too', () =>
    inStore(async (db) => {
      const sha256 = await keepAsBefore(db)
      const receivedAt = new Date(nineMs + 45 * 60_000).toISOString()
      await commit(db, 'borderkeep', {
        actId: randomUUID(),
        kind: 'tracks-sealed',
        observedAt: receivedAt,
        receivedAt,
        request: '',
        apply: () =>
          Promise.resolve({
            changes: [],
            seals: [
              {
                series_id: seriesId,
                hour_ms: nineMs,
                cutoff_ms: nineMs + 45 * 60_000,
                count: 30,
                sha256,
              },
            ],
            reply: { status: 201, body: undefined },
          }),
      })
      expect((await verifyJournal(db)).misfit).toBeUndefined()
    }))
})

it('says each misfit in a sentence that names its act', () => {
  expect(misfitSentence({ kind: 'missing', sequence: 4, until: 6 })).toBe('Acts 4 to 6 are missing.')
  expect(misfitSentence({ kind: 'fixes-missing', sequence: 5, seriesId, hourMs: nineMs })).toBe(
    `Act 5 sealed the fixes of ${seriesId} in the hour from 2026-03-10T09:00:00.000Z, which are gone.`,
  )
})

function at(kind: 'changed' | 'put-in' | 'replaced' | 'changes-altered', sequence: number): Misfit {
  return { kind, sequence }
}
