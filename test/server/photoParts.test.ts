import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { nextPartBytes, sendPhoto } from '../../client/api/photos.ts'
import { pngOf } from './pictures.ts'
import { startApp, type RunningApp } from './startApp.ts'

let app: RunningApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.stop())
afterEach(() => vi.unstubAllGlobals())

const realFetch = globalThis.fetch
const idOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')

/** A picture of some bytes: what follows the end of a PNG is no part of it, and is kept all the same. */
function pictureOf(bytes: number, seed: number): Buffer {
  const head = pngOf(4, 4)
  const rest = Buffer.alloc(Math.max(0, bytes - head.length))
  let state = seed + 1
  for (let at = 0; at < rest.length; at++) {
    state = (state * 48_271) % 2_147_483_647
    rest[at] = state & 0xff
  }
  return Buffer.concat([head, rest])
}

const part = (id: string, from: number, of: number, content: Buffer | undefined) =>
  fetch(`${app.address}/api/photos/${id}/parts?from=${from}&of=${of}`, {
    method: 'POST',
    ...(content === undefined
      ? {}
      : { headers: { 'Content-Type': 'application/octet-stream' }, body: new Uint8Array(content) }),
  })

/** How one request goes: it arrives and is answered, never arrives, or arrives and its answer is lost. */
type Fate = 'answered' | 'lost' | 'answer lost'

/** A page’s way to the server, with what becomes of one request after another; counts what was sent of photos. */
function wayOf(fates: readonly Fate[]) {
  const sent = { bytes: 0, answeredBytes: 0, requests: 0 }
  vi.stubGlobal('document', { documentElement: { lang: 'en' } })
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const fate = fates[sent.requests] ?? 'answered'
    sent.requests += 1
    const bytes = init.body instanceof Blob ? init.body.size : 0
    sent.bytes += bytes
    if (fate === 'lost') throw new TypeError('network')
    const answer = await realFetch(`${app.address}${path}`, init)
    if (fate === 'answer lost') throw new TypeError('network')
    sent.answeredBytes += bytes
    return answer
  })
  return sent
}

describe('a photo in parts', () => {
  it('is kept byte for byte whatever is lost on the way, and nothing goes twice that was answered', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 100, max: 400_000 }),
        fc.nat(1_000_000),
        fc.array(fc.constantFrom<Fate>('answered', 'answered', 'lost', 'answer lost'), { maxLength: 12 }),
        async (bytes, seed, fates) => {
          const content = pictureOf(bytes, seed)
          const sent = wayOf(fates)
          // Each time the page tries anew, as the outbox does.
          for (let attempt = 0; ; attempt++) {
            try {
              const facts = await sendPhoto(new Blob([new Uint8Array(content)], { type: 'image/png' }))
              expect(facts).toMatchObject({ id: idOf(content), bytes: content.length, type: 'image/png' })
              break
            } catch (error) {
              if (!(error instanceof TypeError) || attempt > fates.length) throw error
            }
          }
          expect(sent.answeredBytes).toBeLessThanOrEqual(content.length)
          if (!fates.includes('answer lost')) expect(sent.answeredBytes).toBe(content.length)
          const back = await realFetch(`${app.address}/api/photos/${idOf(content)}`)
          expect(Buffer.from(await back.arrayBuffer()).equals(content)).toBe(true)
          const { left } = await app.db
            .selectFrom('photo_part')
            .select((eb) => eb.fn.countAll<number>().as('left'))
            .executeTakeFirstOrThrow()
          expect(left).toBe(0)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('goes on where it was after a stop of the sender, and says how far it is', async () => {
    const content = pictureOf(90_000, 3)
    const id = idOf(content)
    const progress = async (answer: Promise<Response>) => (await answer).json()
    expect(await progress(part(id, 0, 90_000, undefined))).toEqual({ heldBytes: 0, photo: null })
    expect(await progress(part(id, 0, 90_000, content.subarray(0, 40_000)))).toEqual({
      heldBytes: 40_000,
      photo: null,
    })
    // Twice the same, and one that leaves a hole: neither changes anything.
    for (const from of [0, 60_000])
      expect(await progress(part(id, from, 90_000, content.subarray(from, from + 9)))).toEqual({
        heldBytes: 40_000,
        photo: null,
      })
    const sent = wayOf([])
    await sendPhoto(new Blob([new Uint8Array(content)], { type: 'image/png' }))
    expect(sent.bytes).toBe(50_000)
  })

  it('that is none, or another one than it says, is not kept and can be sent anew', async () => {
    const [page, picture] = [Buffer.alloc(5000, 'no picture'), pictureOf(5000, 8)]
    expect((await part(idOf(page), 0, page.length, page)).status).toBe(415)
    expect(await (await part(idOf(page), 0, page.length, undefined)).json()).toMatchObject({ heldBytes: 0 })
    const altered = Buffer.from(picture)
    altered[4000] = 255 - altered[4000]!
    const answer = await part(idOf(picture), 0, picture.length, altered)
    // Not refused: whoever sends it begins anew, and the report that names it waits meanwhile.
    expect(await answer.json()).toEqual({ heldBytes: 0, photo: null })
    expect(await (await part(idOf(picture), 0, picture.length, picture)).json()).toMatchObject({
      photo: { id: idOf(picture), bytes: 5000 },
    })
  })

  it.each([
    ['from', `from=-1&of=9`],
    ['of', `from=0&of=${4 * 1024 * 1024 + 1}`],
    ['of', 'from=0&of=2'],
    ['of', 'from=0'],
  ])('of which %s cannot be is refused by that name: %s', async (field, query) => {
    const answer = await fetch(`${app.address}/api/photos/${'1'.repeat(64)}/parts?${query}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: 'abc',
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ field })
  })

  it('that goes no further for a week, or is one of too many at once, makes room', async () => {
    const begin = (index: number) => part(index.toString(16).padStart(64, '0'), 0, 99, Buffer.from('abc'))
    const held = async (index: number) => {
      const answer = await part(index.toString(16).padStart(64, '0'), 0, 99, undefined)
      return ((await answer.json()) as { heldBytes: number }).heldBytes
    }
    for (let index = 1; index <= 21; index++) {
      app.clock.nowMs += 1000
      await begin(index)
    }
    expect(await Promise.all([1, 2, 21].map(held))).toEqual([0, 3, 3])
    app.clock.nowMs += 8 * 24 * 3_600_000
    await begin(22)
    expect(await Promise.all([2, 21, 22].map(held))).toEqual([0, 0, 3])
  })
})

describe('a photo that takes long', () => {
  it('keeps its first part for as long as it goes on, and goes as a whole where it does not', async () => {
    const content = pictureOf(900, 77)
    const id = idOf(content)
    const send = async (from: number, to: number) =>
      (await part(id, from, 900, content.subarray(from, to))).json()
    expect(await send(0, 300)).toMatchObject({ heldBytes: 300 })
    app.clock.nowMs += 6 * 24 * 3_600_000
    expect(await send(300, 600)).toMatchObject({ heldBytes: 600 })
    app.clock.nowMs += 3 * 24 * 3_600_000
    expect(await send(600, 900)).toMatchObject({ heldBytes: 900, photo: { id } })
    const other = pictureOf(900, 78)
    await part(idOf(other), 0, 900, other.subarray(0, 300))
    app.clock.nowMs += 24 * 3_600_000
    await part(idOf(other), 300, 900, other.subarray(300, 600))
    app.clock.nowMs += 8 * 24 * 3_600_000
    expect(await (await part(idOf(other), 600, 900, other.subarray(600))).json()).toEqual({
      heldBytes: 0,
      photo: null,
    })
  })
})

describe('the size of a part', () => {
  it('is what goes through in two seconds, within bounds', () => {
    expect(nextPartBytes(32_768, 1000)).toBe(65_536)
    expect(nextPartBytes(32_768, 60_000)).toBe(16 * 1024)
    expect(nextPartBytes(1_000_000, 1)).toBe(1024 * 1024)
    expect(nextPartBytes(1000, 0)).toBe(1024 * 1024)
  })
})
