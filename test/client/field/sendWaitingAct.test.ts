import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { waitingAct } from '../../../client/field/acts/actKinds.ts'
import { sendWaitingAct } from '../../../client/field/delivery/sendWaitingAct.ts'
import { keepPhoto } from '../../../client/field/photoShelf.ts'

const bodies: unknown[] = []
const photo = { id: 'a'.repeat(64), type: 'image/jpeg', bytes: 3, widthPx: 1, heightPx: 1 }

/** Keeps every photo under the same address and takes every note. */
const server = async (path: string, { body }: { body?: unknown } = {}) => {
  if (path === '/api/photos') return Response.json({ ...photo, receivedAt: '2026-11-23T00:42:16.000Z' })
  bodies.push(JSON.parse(String(body)))
  return Response.json({ receivedAt: '2026-11-23T00:42:17.000Z' }, { headers: { 'Act-Sequence': '7' } })
}

const noteWith = (photos: readonly string[]) =>
  waitingAct.parse({
    about: 'note',
    actId: 'act-1',
    userName: 'officer',
    pressedAt: '2026-11-23T00:42:00.000Z',
    observedAt: '2026-11-23T00:42:00.000Z',
    told: {
      about: { kind: 'ground' },
      text: '界碑旁有脚印',
      lineId: null,
      position: [97.85, 24.01],
      accuracyM: 5,
      positionSource: 'gps',
      chainageM: null,
    },
    photos,
    attempts: 0,
    trouble: null,
    refusal: null,
  })

beforeEach(() => {
  bodies.length = 0
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('document', { documentElement: { lang: 'zh' } })
  vi.stubGlobal('fetch', server)
})
afterEach(() => vi.unstubAllGlobals())

it('a photo that the phone has no more holds up no entry and is told of', async () => {
  const kept = await keepPhoto(new Blob(['abc'], { type: 'image/jpeg' }))
  const written = await sendWaitingAct(noteWith(['photo-gone', kept]))
  expect(written).toMatchObject({ sequence: 7, missingPhotos: 1 })
  expect(bodies).toMatchObject([{ photos: [photo.id] }])
})

it('an entry waits while its photos cannot be read', async () => {
  const kept = await keepPhoto(new Blob(['abc'], { type: 'image/jpeg' }))
  vi.stubGlobal('indexedDB', {
    open: () => {
      throw new DOMException('The storage is busy', 'InvalidStateError')
    },
  })
  await expect(sendWaitingAct(noteWith([kept]))).rejects.toThrow('busy')
  expect(bodies).toEqual([])
})
