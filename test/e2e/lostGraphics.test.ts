import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { countPixels } from './product.ts'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })

const wallSize = { viewport: { width: 1280, height: 720 } }
const held = '#4EB3D3'
const drawn = { timeout: 100_000, interval: 1000 }

const heldOnMap = (page: Page) => countPixels(page, '.wall-map', held)
const heldOnChart = (page: Page) => countPixels(page, '.wall-unrolled', held)
const share = (page: Page) => page.locator('.wall-share h1').innerText()
const markPage = (page: Page) => page.evaluate(() => void ((globalThis as { kept?: boolean }).kept = true))
const isStillTheSame = (page: Page) => page.evaluate(() => (globalThis as { kept?: boolean }).kept === true)

/** Takes the graphics from every canvas of the maps, as a driver does; gives how many there were. */
const loseContexts = (page: Page) =>
  page.evaluate(() => {
    const contexts = [...document.querySelectorAll<HTMLCanvasElement>('.map-view canvas')]
      .map((canvas) => canvas.getContext('webgl2'))
      .filter((context) => context !== null)
    for (const context of contexts) {
      context.getExtension('WEBGL_lose_context')?.loseContext()
      if (context.canvas instanceof HTMLCanvasElement) context.canvas.dataset['lost'] = ''
    }
    return contexts.length
  })

const lostCanvases = (page: Page) => page.locator('.map-view canvas[data-lost]').count()

/** From now on no canvas gets a context for graphics, or again each does. */
const refuseContexts = (page: Page, refused: boolean) =>
  page.evaluate((refused) => {
    const kept = globalThis as { getContext?: unknown }
    kept.getContext ??= Reflect.get(HTMLCanvasElement.prototype, 'getContext')
    const own = kept.getContext as (this: HTMLCanvasElement, ...args: unknown[]) => unknown
    const none = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.startsWith('webgl') ? null : own.call(this, kind, ...rest)
    }
    Reflect.set(HTMLCanvasElement.prototype, 'getContext', refused ? none : own)
  }, refused)

describe('a wall that loses its graphics', () => {
  it('draws the map anew when its WebGL contexts are lost, again and again', async () => {
    const { page } = await running.open('/wall?lang=en&scene=whole', wallSize)
    await markPage(page)
    for (let turn = 0; turn < 3; turn++) {
      await expect.poll(() => heldOnMap(page), drawn).toBeGreaterThan(500)
      expect(await loseContexts(page)).toBe(2)
      await expect.poll(() => lostCanvases(page), drawn).toBe(0)
    }
    await expect.poll(() => heldOnMap(page), drawn).toBeGreaterThan(500)
    expect(await page.locator('.map-view canvas').count()).toBe(2)
    expect(await isStillTheSame(page)).toBe(true)
    await page.context().close()
  }, 400_000)

  it('keeps its figures and says so while no map can be drawn, and draws it when it can', async () => {
    const { page } = await running.open('/wall?lang=zh&scene=whole', wallSize)
    await expect.poll(() => heldOnMap(page), drawn).toBeGreaterThan(500)
    await markPage(page)
    await refuseContexts(page, true)
    await loseContexts(page)
    await page.getByText('暂时无法显示地图').waitFor()
    // Longer than it takes to try again a few times.
    await page.waitForTimeout(12_000)
    expect(await share(page)).toMatch(/\d/)
    expect(await heldOnChart(page)).toBeGreaterThan(500)
    await refuseContexts(page, false)
    await expect.poll(() => heldOnMap(page), drawn).toBeGreaterThan(500)
    await page.getByText('暂时无法显示地图').waitFor({ state: 'detached' })
    expect(await isStillTheSame(page)).toBe(true)
    await page.context().close()
  }, 400_000)

  it('has map and chart again after the whole graphics process died', async () => {
    const { page } = await running.open('/wall?lang=en&scene=whole', wallSize)
    await expect.poll(() => heldOnMap(page), drawn).toBeGreaterThan(500)
    await expect.poll(() => heldOnChart(page), drawn).toBeGreaterThan(500)
    await markPage(page)
    const devtools = await running.browser.newBrowserCDPSession()
    await devtools.send('Browser.crashGpuProcess')
    await page.waitForTimeout(3000)
    await expect.poll(() => heldOnMap(page), drawn).toBeGreaterThan(500)
    await expect.poll(() => heldOnChart(page), drawn).toBeGreaterThan(500)
    expect(await page.getByText('Compilation error').count()).toBe(0)
    expect(await isStillTheSame(page)).toBe(true)
    await page.context().close()
  }, 400_000)
})
