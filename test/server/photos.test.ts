import { createHash, randomUUID } from 'node:crypto'
import SqliteDatabase from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { join } from 'node:path'
import { commit } from '../../data/journal/commit.ts'
import { misfitSentence } from '../../data/journal/misfit.ts'
import { verifyJournal } from '../../data/journal/verifyJournal.ts'
import { backUp } from '../../data/store/backUp.ts'
import { openForReading } from '../../data/store/openForReading.ts'
import { openStore } from '../../data/store/openStore.ts'
import { keepPhotos, tryGetPhoto } from '../../data/store/photos.ts'
import { storeFile } from '../../data/store/storeFolder.ts'
import { copyFileSync, mkdirSync } from 'node:fs'
import { pngOf, tinyJpeg, tinyWebp } from './pictures.ts'
import { startApp, type RunningApp } from './startApp.ts'

let app: RunningApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.stop())

const add = (content: Buffer, type = 'image/png') =>
  fetch(`${app.address}/api/photos`, {
    method: 'POST',
    headers: { 'Content-Type': type },
    body: new Uint8Array(content),
  })
const idOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')

describe('a photo', () => {
  it('is kept byte for byte under the hash of its content', async () => {
    const content = pngOf(40, 30)
    const answer = await add(content)
    expect(answer.status).toBe(201)
    expect(await answer.json()).toEqual({
      id: idOf(content),
      type: 'image/png',
      bytes: content.length,
      widthPx: 40,
      heightPx: 30,
      receivedAt: '2026-03-10T04:00:00.000Z',
    })
    const back = await app.get(`/api/photos/${idOf(content)}`)
    expect(back.headers.get('Content-Type')).toBe('image/png')
    expect(back.headers.get('Cache-Control')).toContain('immutable')
    expect(Buffer.from(await back.arrayBuffer()).equals(content)).toBe(true)
  })

  it('that is there already is the one that is there', async () => {
    const content = pngOf(11, 12)
    expect((await add(content)).status).toBe(201)
    expect((await add(content)).status).toBe(200)
  })

  it.each([
    ['a JPEG', tinyJpeg, { type: 'image/jpeg', widthPx: 3, heightPx: 2 }],
    ['a WebP', tinyWebp, { type: 'image/webp', widthPx: 5, heightPx: 4 }],
  ])('may be %s, and is what its bytes say, whatever it is called', async (_, content, found) => {
    const answer = await add(content, 'image/png')
    expect(answer.status).toBe(201)
    expect(await answer.json()).toMatchObject(found)
  })

  it.each([
    ['a page', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a drawing that can hold scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a JPEG that ends before it says how large it is', tinyJpeg.subarray(0, 8)],
    ['a picture without pixels', pngOf(0, 5)],
    ['a picture of a thousand megapixels', hugePng()],
  ])('is not taken where it is %s', async (_, content) => {
    const answer = await add(content)
    expect(answer.status).toBe(415)
    expect(await answer.json()).toMatchObject({ code: 'media-type-unsupported' })
  })

  it('of more than 4 MB is not taken, nor one that says it is something else', async () => {
    expect((await add(Buffer.alloc(4 * 1024 * 1024 + 1))).status).toBe(413)
    expect((await add(pngOf(2, 2), 'application/pdf')).status).toBe(415)
  })

  it('that nobody sent is not found', async () => {
    expect((await app.get(`/api/photos/${'0'.repeat(64)}`)).status).toBe(404)
    expect((await app.get('/api/photos/none')).status).toBe(404)
  })

  it('goes into a backup and comes back with it', async () => {
    const content = pngOf(21, 22)
    await add(content)
    const folder = join(app.folder, 'photo-backups')
    const { name } = backUp({ file: storeFile(app.folder), folder, keep: 3, nowMs: app.clock.nowMs })
    const restored = join(app.folder, 'restored')
    mkdirSync(restored)
    copyFileSync(join(folder, name), storeFile(restored))
    const store = await openStore(restored)
    const kept = await tryGetPhoto(store.db, idOf(content))
    await store.close()
    expect(Buffer.from(kept!.content).equals(content)).toBe(true)
  })

  it.each([
    ['altered', "UPDATE photo SET content = x'00' WHERE id = ?", 'photo-altered'],
    ['thrown away', 'DELETE FROM photo WHERE id = ?', 'photo-missing'],
  ])('that an act names is told of where it was %s past the product', async (_, tampering, kind) => {
    const [first, second] = [pngOf(41, tampering.length), pngOf(42, tampering.length)]
    const sequence = await nameBy('incident', first, [idOf(first)])
    await nameBy('trail-event', second, [{ id: idOf(second), takenAt: null, position: null }])
    expect((await verifyJournal(app.db)).misfit).toBeUndefined()
    const copied = join(app.folder, kind)
    mkdirSync(copied)
    const folder = join(app.folder, 'photo-backups')
    const { name } = backUp({ file: storeFile(app.folder), folder, keep: 9, nowMs: app.clock.nowMs })
    copyFileSync(join(folder, name), storeFile(copied))
    const file = new SqliteDatabase(storeFile(copied))
    file.exec('DROP TRIGGER photo_never_changed; DROP TRIGGER photo_named_stays')
    for (const content of [first, second]) file.prepare(tampering).run(idOf(content))
    file.close()
    const { db } = await openForReading(copied)
    const { misfit } = await verifyJournal(db)
    await db.destroy()
    expect(misfit).toEqual({ kind, sequence, photo: idOf(first) })
    expect(misfitSentence(misfit!)).toContain(`Act ${sequence} named the photo ${idOf(first)}`)
  })

  it('that no act names is thrown away after two months', async () => {
    const content = pngOf(31, 32)
    await add(content)
    app.clock.nowMs += 61 * 24 * 3_600_000
    await add(pngOf(33, 34))
    expect((await app.get(`/api/photos/${idOf(content)}`)).status).toBe(404)
  })
})

/** An act that names a photo in the list of a record; answers with its sequence. */
async function nameBy(kind: 'incident' | 'trail-event', content: Buffer, photos: object[] | string[]) {
  await add(content)
  const at = new Date(app.clock.nowMs).toISOString()
  const id = randomUUID()
  const { sequence } = await commit(app.db, 'test', {
    actId: randomUUID(),
    kind: kind === 'incident' ? 'incident-reported' : 'trail-event',
    observedAt: at,
    receivedAt: at,
    request: '',
    async apply(tx, sequence) {
      await keepPhotos(tx, [idOf(content)], sequence)
      const when = { observedAt: at, receivedAt: at, actor: 'test' }
      const incident = { lineId: randomUUID(), chainageM: 5, direction: 'unknown', people: 2 }
      const event = { trailId: randomUUID(), kind: 'reported' }
      const record = { id, ...when, ...(kind === 'incident' ? incident : event), photos }
      return { changes: [{ kind, id, record }], reply: { status: 201, body: undefined } }
    },
  })
  return sequence
}

function hugePng(): Buffer {
  const content = pngOf(2, 2)
  content.writeUInt32BE(40_000, 16)
  content.writeUInt32BE(25_000, 20)
  return content
}
