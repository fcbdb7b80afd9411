/**
 * `npm run pictures`: takes the README's pictures of the demonstration county, in `.github/pictures`.
 * Run it after `npm start` has built the product.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openPage, startBrowser, startProduct } from './product.ts'

const folder = join(import.meta.dirname, '..', '..', '.github', 'pictures')

const pictures = [
  {
    name: 'wall-en',
    path: '/wall?lang=en&scene=whole',
    shown: '.wall-gaps',
    viewport: { width: 1920, height: 1080 },
  },
  {
    name: 'wall-zh',
    path: '/wall?lang=zh&scene=whole',
    shown: '.wall-gaps',
    viewport: { width: 1920, height: 1080 },
  },
  { name: 'overview-en', path: '/?lang=en', shown: '.gap-row', viewport: { width: 1440, height: 900 } },
  { name: 'plan-en', path: '/plan?lang=en', shown: '.plan-side', viewport: { width: 1440, height: 900 } },
  {
    name: 'field-zh',
    path: '/field?lang=zh',
    shown: '.field-list button',
    viewport: { width: 390, height: 844 },
  },
] as const

mkdirSync(folder, { recursive: true })
const product = await startProduct({ DEMO: 'malipo' })
const browser = await startBrowser()
try {
  for (const { name, path, shown, viewport } of pictures) {
    const { page } = await openPage(browser, product, path, { viewport })
    await page.locator(shown).first().waitFor()
    if (name === 'plan-en') {
      await page.locator('.plan-side button', { hasText: 'B-0' }).nth(2).click()
    }
    // Maps drawn by software take their time; nothing on the page says when the last tile is there.
    await page.waitForTimeout(path === '/field?lang=zh' ? 2000 : 45_000)
    await page.locator('.wall-band').waitFor({ state: 'detached' })
    await page.screenshot({ path: join(folder, `${name}.png`), timeout: 120_000 })
    await page.context().close()
    console.log(`${name}.png`)
  }
} finally {
  await browser.close()
  await product.stop()
}
