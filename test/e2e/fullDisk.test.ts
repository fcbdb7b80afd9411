import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { canMount, trySmallDisk, type SmallDisk } from '../server/keeping/smallDisk.ts'
import { shortLine } from '../server/smallCounty.ts'
import { openPage, startBrowser, startProduct, type Product } from './product.ts'

let disk: SmallDisk | undefined
let product: Product | undefined
let browser: Browser | undefined

beforeAll(async () => {
  if (!canMount) return
  disk = trySmallDisk(400)
  product = await startProduct(disk === undefined ? {} : { DATA_DIR: disk.folder, BACKUP_EVERY: '0' })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
  disk?.unmount()
})

/** Undefined where the server had closed a connection that was kept for the next request. */
const loadLine = () =>
  fetch(`${product?.address}/api/collections/border-lines/items`, {
    method: 'POST',
    headers: { 'Idempotency-Key': randomUUID(), 'Content-Type': 'application/json' },
    body: JSON.stringify(shortLine),
  }).catch(() => undefined)

const full = {
  en: 'The disk of the server is full: nothing can be saved. Reading goes on.',
  zh: '服务器磁盘已满：无法保存任何内容。仍可查看。',
} as const

it.runIf(canMount)(
  'a full disk is said on every screen, in both languages, until there is room again',
  async () => {
    if (disk === undefined || product === undefined || browser === undefined)
      throw new Error('nothing to test')
    const { page } = await openPage(browser, product, '/?lang=en')
    await page.locator('.storage-band[data-state="low"]').waitFor()
    disk.fill()
    let status: number | undefined
    for (let count = 0; count < 2000 && status !== 507; count++) status = (await loadLine())?.status
    expect(status).toBe(507)
    // A page that is open says so by itself.
    await page.getByText(full.en).waitFor({ timeout: 30_000 })
    await page.context().close()

    for (const language of ['en', 'zh'] as const)
      for (const path of ['/', '/plan', '/wall', '/field', '/about']) {
        const { page } = await openPage(browser, product, `${path}?lang=${language}`)
        const band = page.getByRole('alert').filter({ hasText: full[language] })
        await band.waitFor()
        await expectUncovered(page)
        await page.context().close()
      }

    const field = await openPage(browser, product, '/field?lang=en', {
      viewport: { width: 390, height: 844 },
    })
    await field.page.getByText(full.en).waitFor()
    disk.free()
    await field.page.getByText(full.en).waitFor({ state: 'detached', timeout: 30_000 })
    await expect.poll(async () => (await loadLine())?.status, { timeout: 30_000 }).toBe(201)
    await field.page.context().close()
  },
  300_000,
)

/** Nothing lies over the band: what is at its middle belongs to it. */
async function expectUncovered(page: Page) {
  const isOnTop = await page.evaluate(() => {
    const band = document.querySelector('.storage-band')
    const box = band?.getBoundingClientRect()
    if (band === null || box === undefined) return false
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
    return box.width > innerWidth * 0.9 && top !== null && band.contains(top)
  })
  expect(isOnTop).toBe(true)
}
