import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { startBrowser } from '../../e2e/product.ts'
import { listen } from '../listening.ts'
import { countGraphics } from './wallPage.ts'

const viewport = { width: 1920, height: 1080 }

export const patienceMs = 300_000

/** What `use` finds in a browser of its own. */
export async function withBrowser<Found>(use: (browser: Browser) => Promise<Found>): Promise<Found> {
  const browser = await startBrowser()
  try {
    return await use(browser)
  } finally {
    await browser.close()
  }
}

/** Runs the product on a new demonstration while `use` does. */
export async function withProduct<Found>(
  demo: string,
  use: (address: string) => Promise<Found>,
): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'borderkeep-bench-wall-'))
  const product = await listen(join(process.cwd(), 'dist', 'server', 'main.js'), [], {
    PORT: '0',
    DATA_DIR: folder,
    DEMO: demo,
  })
  try {
    return await use(product.address)
  } finally {
    await product.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

export async function openWall(browser: Browser, address: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport, locale: 'en-GB' })).newPage()
  await countGraphics(page)
  await page.goto(`${address}/wall?lang=en`, { waitUntil: 'commit' })
  return page
}

/** What `share` of the values lie at or below. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
