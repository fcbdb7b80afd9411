import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startCuttableWay, type CuttableWay } from './cuttable.ts'
import { openPage } from './product.ts'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })
const phone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true }
/** A village at the edge of a mast: 240 kbit/s, 600 ms there and back. */
const weakSignal = { latencyMs: 300, bytesPerSecond: 30_000 }

let way: CuttableWay
beforeAll(async () => {
  way = await startCuttableWay(running.product.address)
})
afterAll(() => way.stop())

interface Event {
  note: string
  observedAt: string
  receivedAt: string
  photos: { id: string }[]
}

async function firstTrailId(): Promise<string> {
  const items = `${running.product.address}/api/collections/trails/items?limit=1`
  const { features } = (await (await fetch(items)).json()) as { features: { id: string }[] }
  return features[0]!.id
}

/** What an officer entered at a trail, in the order of the list. */
async function enteredAt(trailId: string): Promise<Event[]> {
  const answer = await fetch(`${running.product.address}/api/trails/${trailId}/events`)
  return ((await answer.json()) as { items: Event[] }).items.filter(({ note }) => note.startsWith('entry'))
}

/** A picture of noise, which no JPEG makes small: some 400 KB once the phone has shrunk it. */
async function noise(page: Page): Promise<Buffer> {
  const encoded = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 800
    canvas.height = 600
    const context = canvas.getContext('2d')!
    const picture = context.createImageData(canvas.width, canvas.height)
    let state = 7
    for (let at = 0; at < picture.data.length; at++) {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      picture.data[at] = at % 4 === 3 ? 255 : state % 256
    }
    context.putImageData(picture, 0, 0)
    return canvas.toDataURL('image/jpeg', 0.95).split(',')[1]!
  })
  return Buffer.from(encoded, 'base64')
}

async function enter(page: Page, note: string): Promise<number> {
  await page.getByLabel('Note (optional)').fill(note)
  const pressedMs = Date.now()
  await page.getByRole('button', { name: /^Send: / }).click()
  await page.getByText('Kept, waiting to be sent').waitFor({ timeout: 3_000 })
  return pressedMs
}

describe('a phone on a weak signal that comes and goes', () => {
  it('keeps an entry with a photo at once, says how it stands, and brings it once and in order', async () => {
    const trailId = await firstTrailId()
    const { page } = await openPage(
      running.browser,
      { ...running.product, address: way.address },
      '/field?lang=en',
      phone,
    )
    await page.locator('.field-trail').first().waitFor()
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    const picture = await noise(page)
    way.slowTo(weakSignal)

    // Opened as it is from a cold start: by the worker, over the weak signal.
    await page.goto(`${way.address}/field?lang=en&trail=${trailId}&act=breached`)
    await page
      .locator('input[type=file][capture]')
      .setInputFiles({ name: 'breach.jpg', mimeType: 'image/jpeg', buffer: picture })
    await page.locator('.photo-picture[src]').waitFor()
    const sentBefore = way.sentBytes()
    const pressedMs = [await enter(page, 'entry with a photo')]

    const [sending, inVain] = [page.getByText(/^Sending/), page.getByText(/^Not reached yet, \d+ attempts?$/)]
    await sending.waitFor()
    for (const isFirst of [true, false]) {
      // In the midst of the photo, as its size tells.
      const before = way.sentBytes()
      await expect.poll(() => way.sentBytes() - before, { timeout: 60_000 }).toBeGreaterThan(100_000)
      // Later the worker may be the one that sends.
      if (isFirst) expect(await sending.isVisible()).toBe(true)
      way.cut()
      await inVain.waitFor()
      await sending.waitFor({ state: 'detached' })
      expect(await enteredAt(trailId)).toEqual([])
      way.mend()
      await page.getByRole('button', { name: 'Send now' }).click()
    }

    // Another one while the photo is on its way: it does not overtake.
    await page.goto(`${way.address}/field?lang=en&trail=${trailId}&act=inspected`)
    pressedMs.push(await enter(page, 'entry after it'))
    expect(await enteredAt(trailId)).toEqual([])
    expect(await page.getByText(/^Received/).isVisible()).toBe(false)
    await page.getByText(/^Received \d/).waitFor()
    expect(await enteredAt(trailId)).toHaveLength(2)
    const sentBytes = way.sentBytes() - sentBefore
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByText('Nothing waiting').waitFor()
    const arrived = await enteredAt(trailId)
    expect(arrived.map(({ note, photos }) => [note, photos.length])).toEqual([
      ['entry with a photo', 1],
      ['entry after it', 0],
    ])
    // What came through before a cut did not go again: whole, it would have been twice as much and more.
    const photo = await fetch(`${running.product.address}/api/photos/${arrived[0]!.photos[0]!.id}`)
    const photoBytes = (await photo.arrayBuffer()).byteLength
    console.info(`${sentBytes} bytes sent for a photo of ${photoBytes} that was cut twice`)
    expect(sentBytes).toBeLessThan(1.5 * photoBytes)
    for (const [index, { observedAt, receivedAt }] of arrived.entries()) {
      expect(Math.abs(Date.parse(observedAt) - pressedMs[index]!)).toBeLessThan(3_000)
      expect(Date.parse(receivedAt)).toBeGreaterThan(pressedMs[index]!)
    }
    await page.context().close()
  }, 300_000)
})
