import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { startCuttableWay } from './cuttable.ts'
import { openPage } from './product.ts'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })
const wide = { viewport: { width: 1920, height: 1080 } }
/** A whole wall drawn by software, on two cores that others use too. */
const patienceMs = 150_000

/** The numbers of gaps that stand whole in the list, and the figure beside its heading. */
async function gapsListed(page: Page): Promise<{ whole: number; left: number }> {
  const list = page.locator('.wall-gaps ol')
  const box = (await list.boundingBox())!
  const rows = await list
    .locator('li')
    .evaluateAll((all) => all.map((row) => row.getBoundingClientRect().right))
  const left = await page.locator('.wall-gaps .wall-left').allInnerTexts()
  return {
    whole: rows.filter((right) => right <= box.x + box.width + 1).length,
    left: Number.parseInt(left.join('').replace(/\D+/g, '') || '0', 10),
  }
}

describe('the wall', () => {
  it(
    'counts its gaps, and those that its list has no room for',
    async () => {
      const { page } = await running.open('/wall?lang=en&scene=whole', wide)
      const stat = page.locator('.wall-stat').first()
      await stat.getByText(/not in hand|all in hand/).waitFor({ timeout: patienceMs })
      const total = Number.parseInt(await stat.innerText(), 10)
      const { whole, left } = await gapsListed(page)
      expect(whole).toBeGreaterThan(0)
      expect(whole + left).toBe(total)
      await page.context().close()
    },
    2 * patienceMs,
  )

  it(
    'of what was known then says the moment and never now',
    async () => {
      const known = new Date(Date.now() - 2 * 3_600_000).toISOString()
      for (const [language, now] of [
        ['en', /\bnow\b(?! is)/i],
        ['zh', /当前(?!已知)|现在/],
      ] as const) {
        const { page } = await running.open(`/wall?lang=${language}&scene=whole&known=${known}`, wide)
        await page.locator('.wall-gaps li').first().waitFor({ timeout: patienceMs })
        const said = await page.locator('.wall').innerText()
        expect(said).not.toMatch(now)
        await page.context().close()
      }
    },
    3 * patienceMs,
  )

  it(
    'goes on showing the last that was known, dated, where nothing is heard any more',
    async () => {
      const way = await startCuttableWay(running.product.address)
      const product = { ...running.product, address: way.address }
      const { page } = await openPage(running.browser, product, '/wall?lang=en&scene=whole', wide)
      await page.locator('.wall-gaps li').first().waitFor({ timeout: patienceMs })
      const before = await page.locator('.wall-gaps .wall-where').first().innerText()
      way.cut()
      await page.locator('.wall-band').waitFor({ timeout: patienceMs })
      await expect.poll(() => page.locator('.wall-gaps .wall-where').first().innerText()).toBe(before)
      await expect.poll(() => page.locator('.wall-gaps h2').innerText()).toMatch(/last known .*\d\d:\d\d/)
      const band = (await page.locator('.wall-band').boundingBox())!
      for (const heading of ['.wall-county h2', '.wall-gaps h2']) {
        const box = (await page.locator(heading).boundingBox())!
        expect(box.y).toBeGreaterThanOrEqual(band.y + band.height - 1)
      }
      await page.context().close()
      await way.stop()
    },
    3 * patienceMs,
  )
})
