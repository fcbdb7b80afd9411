import type { CDPSession, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })

/** Frames as they reach the screen; the page itself is not asked for them. */
async function watchScreen(devtools: CDPSession): Promise<() => string | undefined> {
  let newest: string | undefined
  devtools.on('Page.screencastFrame', ({ data, sessionId }) => {
    newest = data
    void devtools.send('Page.screencastFrameAck', { sessionId })
  })
  await devtools.send('Page.startScreencast', { format: 'png' })
  return () => newest
}

/** Share of the upper tenth of a picture that is nearly white. */
const whiteOnTop = (reader: Page, encoded: string) =>
  reader.evaluate(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.codePointAt(0) ?? 0)
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const [width, height] = [bitmap.width, Math.round(bitmap.height / 10)]
    const pen = new OffscreenCanvas(width, height).getContext('2d')
    if (pen === null) throw new Error('no 2d context')
    pen.drawImage(bitmap, 0, 0)
    const { data } = pen.getImageData(0, 0, width, height)
    let count = 0
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 0) > 200) count++
    return count / (width * height)
  }, encoded)

it('a wall that is stuck says so over its old picture, and no longer once it goes on', async () => {
  const { page } = await running.open('/wall?lang=en', { viewport: { width: 1280, height: 720 } })
  await expect.poll(() => page.locator('.wall-share h1').innerText()).toMatch(/\d/)
  const reader = await (await running.browser.newContext()).newPage()
  const devtools = await page.context().newCDPSession(page)
  const screen = await watchScreen(devtools)
  const white = async () => {
    const frame = screen()
    return frame === undefined ? 0 : await whiteOnTop(reader, frame)
  }
  await expect.poll(() => screen()).toBeDefined()
  expect(await white()).toBeLessThan(0.3)
  // Nothing of the page runs for so long.
  await page.evaluate(() =>
    setTimeout(() => {
      const untilMs = Date.now() + 45_000
      while (Date.now() < untilMs);
    }, 0),
  )
  await expect.poll(white, { timeout: 40_000, interval: 1000 }).toBeGreaterThan(0.6)
  await expect.poll(white, { timeout: 60_000, interval: 1000 }).toBeLessThan(0.3)
  await page.context().close()
}, 240_000)
