import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Row, Section } from '../row.ts'
import { percentile, withBrowser, withProduct } from '../wall/openWall.ts'

/** A cheap phone at the edge of a village's signal. */
const slowdown = 4
const bytesPerSecond = 400_000 / 8
const latencyMs = 400

const phone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, locale: 'en-GB' }

export const phoneSection: Section = {
  title: 'The phone: first screen, and an entry kept',
  about:
    'The demonstration’s /field in Chromium with the processor slowed to a quarter and a network of 400 kbit/s and 400 ms there and back. First: a phone that was never here, until its trails are listed. Again: the same page once the worker has kept it. Kept: from the press of “send” until the phone says that it has the entry.',
  run: (quick) =>
    withBrowser((browser) =>
      withProduct('malipo', async (address) => ({ rows: await phoneRows(browser, address, quick ? 1 : 5) })),
    ),
}

async function phoneRows(browser: Browser, address: string, runs: number): Promise<Row[]> {
  const first: number[] = []
  const again: number[] = []
  let wire = { requests: 0, bytes: 0 }
  const kept: number[] = []
  for (let run = 0; run < runs; run++) {
    const context = await browser.newContext(phone)
    context.setDefaultTimeout(120_000)
    const { page, onWire } = await slowPage(context)
    first.push(await opened(page, address))
    wire = { ...onWire }
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    again.push(await opened(page, address))
    kept.push(await keptEntry(page))
    await context.close()
  }
  const row = (what: string, values: readonly number[], notes: string[] = []): Row => ({
    what,
    unit: 'ms',
    value: percentile(values, 0.5),
    runs,
    peers: [],
    floors: [],
    notes,
  })
  return [
    row('first visit, until the trails are listed', first, [
      `${wire.requests} requests, ${Math.round(wire.bytes / 1000)} kB, which this network carries in ${Math.round((wire.bytes / bytesPerSecond) * 1000 + latencyMs)} ms at the soonest`,
    ]),
    row('every later visit, until the trails are listed', again),
    row('from the press of “send” to “kept”', kept),
  ]
}

/** A page on the slow phone, and what has come to it over its network. */
async function slowPage(context: BrowserContext) {
  const page = await context.newPage()
  const wire = await context.newCDPSession(page)
  await wire.send('Network.enable')
  await wire.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: latencyMs,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  })
  await wire.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  const onWire = { requests: 0, bytes: 0 }
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => {
    onWire.requests += 1
    onWire.bytes += encodedDataLength
  })
  return { page, onWire }
}

async function opened(page: Page, address: string): Promise<number> {
  const beganMs = performance.now()
  await page.goto(`${address}/field?lang=en`, { waitUntil: 'commit' })
  await page.locator('.field-trail').first().waitFor()
  return performance.now() - beganMs
}

async function keptEntry(page: Page): Promise<number> {
  await page.locator('.field-trail').first().click()
  await page.getByText('Other entries').click()
  await page.getByRole('button', { name: 'Found breached' }).click()
  const send = page.getByRole('button', { name: /^Send/ })
  await send.waitFor()
  const beganMs = performance.now()
  await send.click()
  await page.locator('.field-receipt').waitFor()
  return performance.now() - beganMs
}
