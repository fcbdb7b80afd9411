import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import type { Health } from '../../../data/model/health.ts'
import type { Problem } from '../../../data/model/problem.ts'
import { checkStoreFile } from '../../../data/store/checkStoreFile.ts'
import { openStore } from '../../../data/store/openStore.ts'
import { lockStore } from '../../../data/store/storeLock.ts'
import { barrierBody, make, startSmallCounty, type SmallCounty } from '../smallCounty.ts'
import { canFreeze, canMount, trySmallDisk, type SmallDisk } from './smallDisk.ts'

let county: SmallCounty
let disk: SmallDisk | undefined
afterEach(async () => {
  await county.stop()
  disk?.unmount()
  disk = undefined
})

const health = async () => {
  const answer = await county.get('/api/health')
  return { status: answer.status, body: (await answer.json()) as Health }
}

const addBarrier = (language = 'en') =>
  county.send('POST', '/api/collections/barriers/items', barrierBody(county), { 'Accept-Language': language })

const countBarriers = async () => {
  const answer = await county.get('/api/collections/barriers/items?limit=1000')
  expect(answer.status).toBe(200)
  return ((await answer.json()) as { features: unknown[] }).features.length
}

const report = () =>
  fetch(`${county.address}/api/trackers/report?id=phone&lat=22.9&lon=104.7&timestamp=${county.clock.nowMs}`, {
    method: 'POST',
  })

/** Refused with this code in both languages, nothing kept, all that only reads answered. */
async function expectRefused(status: number, code: string, state: string, sentence: RegExp, zh: RegExp) {
  const before = (await health()).body.sequence
  const refused = await addBarrier()
  const problem = (await refused.json()) as Problem
  expect([refused.status, problem.code, problem.detail]).toEqual([
    status,
    code,
    expect.stringMatching(sentence),
  ])
  expect(((await (await addBarrier('zh')).json()) as Problem).detail).toMatch(zh)
  expect(((await (await report()).json()) as Problem).code).toBe(code)
  const degraded = await health()
  expect([degraded.status, degraded.body.status]).toEqual([503, 'degraded'])
  expect(degraded.body.sequence).toBe(before)
  expect(degraded.body.storage).toMatchObject({ state, since: new Date(county.clock.nowMs).toISOString() })
  expect(await countBarriers()).toBe(1)
  expect((await county.get('/api/coverage?kind=actual')).status).toBe(200)
  expect(await (await county.get('/api/metrics')).text()).toContain('borderkeep_storage_ok 0')
}

/** The next look finds that it is over, and acts are taken again without a restart. */
async function expectHealed() {
  await county.keeping.storage.look()
  expect((await health()).body).toMatchObject({ status: 'ok', storage: { state: 'ok', since: null } })
  expect((await addBarrier()).status).toBe(201)
  expect((await report()).status).toBe(200)
  expect(await countBarriers()).toBe(2)
  expect(await (await county.get('/api/metrics')).text()).toContain('borderkeep_storage_ok 1')
}

async function start(folder?: string) {
  county = await startSmallCounty(folder === undefined ? {} : { folder })
  await make(county, '/api/trackers', {
    key: 'phone',
    name: { en: 'Phone', zh: '终端' },
    unitId: county.unitId,
  })
  expect((await addBarrier()).status).toBe(201)
}

describe('while nothing can be saved', () => {
  it.runIf(canMount)(
    'a disk filled in mid-act leaves the database whole; acts are refused until there is room',
    async () => {
      disk = trySmallDisk(16)
      await start(disk?.folder)
      await county.keeping.storage.look()
      expect((await health()).body).toMatchObject({ status: 'ok', warnings: ['disk-low'] })
      disk?.fill()
      // The log of writes has a page or two of its own left: the first acts may still find room.
      for (let count = 0; count < 2000 && (await addBarrierOrNone()); count++);
      const standing = await countBarriers()
      const refused = await addBarrier()
      const problem = (await refused.json()) as Problem
      expect([refused.status, problem.code]).toEqual([507, 'storage-full'])
      expect(problem.detail).toMatch(/The disk of the server is full; nothing was written/)
      expect(((await (await addBarrier('zh')).json()) as Problem).detail).toMatch(/磁盘已满/)
      expect(((await (await report()).json()) as Problem).code).toBe('storage-full')
      expect(await health()).toMatchObject({
        status: 503,
        body: { status: 'degraded', storage: { state: 'full' } },
      })
      expect((await county.get('/api/coverage?kind=actual')).status).toBe(200)
      expect(await countBarriers()).toBe(standing)
      const whole = await sql<{ quick_check: string }>`PRAGMA quick_check`.execute(county.db)
      expect(whole.rows[0]?.quick_check).toBe('ok')
      // It is looked, and not healed by looking.
      await county.keeping.storage.look()
      expect((await health()).body.storage).toMatchObject({ state: 'full', freeBytes: 0 })

      disk?.free()
      await county.keeping.storage.look()
      expect((await health()).body).toMatchObject({ status: 'ok', storage: { state: 'ok', since: null } })
      expect((await addBarrier()).status).toBe(201)
      expect((await report()).status).toBe(200)
      expect(await countBarriers()).toBe(standing + 1)
    },
  )

  const addBarrierOrNone = async () => {
    const { status } = await addBarrier()
    return status === 201
  }

  it.runIf(canMount)('a large act that the disk has no room for is not half written', async () => {
    disk = trySmallDisk(16)
    await start(disk?.folder)
    const before = await health()
    disk?.fill()
    const path = Array.from({ length: 40_000 }, (_, index) => [104.7 + index * 1e-5, 23 + (index % 2) * 1e-6])
    const line = { name: { en: 'Long', zh: '长' }, path, homeSide: 'left', source: 'made', approximate: true }
    const refused = await county.send('POST', '/api/collections/border-lines/items', line)
    expect(refused.status, await refused.clone().text()).toBe(507)
    expect((await health()).body.sequence).toBe(before.body.sequence)
    disk?.free()
    await county.keeping.storage.look()
    const again = await county.send('POST', '/api/collections/border-lines/items', line)
    expect(again.status, await again.clone().text()).toBe(201)
    await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(county.db)
    expect(checkStoreFile(join(county.folder, 'borderkeep.sqlite')).sequence).toBe(
      (before.body.sequence ?? 0) + 1,
    )
  })

  it('a database that another program holds is answered without waiting long, and is soon free again', async () => {
    await start()
    const other = new SqliteDatabase(join(county.folder, 'borderkeep.sqlite'))
    other.exec('BEGIN EXCLUSIVE')
    await expectRefused(
      503,
      'storage-locked',
      'locked',
      /Another program holds the database/,
      /被其他程序占用/,
    )
    // Known to be locked, nobody who reads waits behind an act that waits for the lock.
    const began = performance.now()
    for (let count = 0; count < 10; count++) expect((await addBarrier()).status).toBe(503)
    expect(performance.now() - began).toBeLessThan(3000)
    other.exec('ROLLBACK')
    other.close()
    await expectHealed()
  })

  it.runIf(canMount)(
    'a start on a full disk says why in a sentence, and works once there is room',
    async () => {
      disk = trySmallDisk(16)
      await start(disk?.folder)
      await county.stop()
      disk?.fill()
      const folder = disk?.folder ?? ''
      lockStore(folder).release()
      await expect(openStore(folder)).rejects.toThrow(/There is no room left on the disk for the database/)
      disk?.free()
      county = await startSmallCounty({ folder })
      expect(await countBarriers()).toBe(1)
    },
  )

  it.runIf(canFreeze)('a file that the system does not let be written is still read', async () => {
    await start()
    const files = ['', '-wal'].map((suffix) => join(county.folder, `borderkeep.sqlite${suffix}`))
    spawnSync('chattr', ['+i', ...files])
    try {
      await expectRefused(503, 'storage-read-only', 'read-only', /cannot be written just now/, /暂时无法写入/)
      await county.keeping.storage.look()
      expect((await health()).body.storage.state).toBe('read-only')
    } finally {
      spawnSync('chattr', ['-i', ...files])
    }
    await expectHealed()
  })

  it('a database that is opened to be read only is still read', async () => {
    await start()
    await sql`PRAGMA query_only = ON`.execute(county.db)
    await expectRefused(503, 'storage-read-only', 'read-only', /cannot be written just now/, /暂时无法写入/)
    await county.keeping.storage.look()
    expect((await health()).body.storage.state).toBe('read-only')
    await sql`PRAGMA query_only = OFF`.execute(county.db)
    await expectHealed()
  })

  it('pages that cannot be read stop the writing, not the server, and a whole database heals it', async () => {
    await start()
    const file = join(county.folder, 'borderkeep.sqlite')
    await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(county.db)
    const page = pageOfIndex(file)
    const good = overwrite(file, page, Buffer.alloc(4096, 0xa5))
    await sql`PRAGMA cache_size = 0`.execute(county.db)
    await sql`PRAGMA shrink_memory`.execute(county.db)
    const refused = await addBarrier()
    expect([refused.status, ((await refused.json()) as Problem).code]).toEqual([503, 'storage-damaged'])
    expect((await health()).body).toMatchObject({ status: 'degraded', storage: { state: 'damaged' } })
    // From then on nothing is even tried, as writing to it would make it worse.
    const again = (await (await addBarrier('zh')).json()) as Problem
    expect([again.code, again.detail]).toEqual(['storage-damaged', expect.stringMatching(/须恢复备份/)])
    expect(((await (await report()).json()) as Problem).code).toBe('storage-damaged')
    await county.keeping.storage.checkThrough()
    expect((await health()).body.storage.state).toBe('damaged')
    expect((await county.get('/api/county')).status).toBe(200)

    overwrite(file, page, good)
    await sql`PRAGMA shrink_memory`.execute(county.db)
    await county.keeping.storage.checkThrough()
    expect((await health()).body.storage.state).toBe('ok')
    expect((await addBarrier()).status).toBe(201)
  })
})

/** The page that every act looks at first: the root of the index over the ids of acts. */
function pageOfIndex(file: string): number {
  const sqlite = new SqliteDatabase(file, { readonly: true })
  try {
    return sqlite
      .prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_act_1'`)
      .pluck()
      .get() as number
  } finally {
    sqlite.close()
  }
}

/** Puts bytes in the place of a page and answers with those that stood there. */
function overwrite(file: string, page: number, bytes: Buffer): Buffer {
  const handle = openSync(file, 'r+')
  const before = Buffer.alloc(4096)
  readSync(handle, before, 0, 4096, (page - 1) * 4096)
  writeSync(handle, bytes, 0, 4096, (page - 1) * 4096)
  closeSync(handle)
  return before
}
