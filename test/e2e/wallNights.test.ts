import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { startCuttableWay } from './cuttable.ts'
import { openPage } from './product.ts'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })

afterEach(async () => {
  await Promise.all(running.browser.contexts().map((context) => context.close()))
})

const wallSize = { viewport: { width: 1280, height: 720 } }
const patience = { timeout: 90_000, interval: 250 }

/** A wall that is live, marked so that a reload shows; alone, its clock can be set and is all that it knows. */
async function openWall(address = running.product.address, isAlone = false): Promise<Page> {
  const product = { ...running.product, address }
  const { page } = await openPage(running.browser, product, '/wall?lang=en&scene=whole', wallSize)
  if (isAlone) {
    await page.addInitScript(() => {
      Reflect.deleteProperty(globalThis, 'SharedWorker')
      const own = Date.now.bind(Date)
      Date.now = () => own() + ((globalThis as { setByMs?: number }).setByMs ?? 0)
    })
    await page.reload()
  }
  await expect.poll(() => page.locator('.wall-live').count(), patience).toBe(1)
  await expect.poll(() => page.locator('.wall-stat b').allInnerTexts(), patience).not.toContain('–')
  await page.evaluate(() => void ((globalThis as { kept?: boolean }).kept = true))
  return page
}

const isStillTheSame = (page: Page) => page.evaluate(() => (globalThis as { kept?: boolean }).kept === true)

const bandOf = (page: Page) => page.locator('.wall-band b')

/** The figures and the list that a commander decides by. */
const figuresOf = async (page: Page) => [
  ...(await page.locator('.wall-share h1, .wall-stat b').allInnerTexts()),
  ...(await page.locator('.wall-gaps li b, .wall-gaps li h3').allInnerTexts()),
]

/** What a wall says that is opened now: whoever was away has to say the same. */
async function expectAsOpenedNow(page: Page): Promise<void> {
  const other = await openWall()
  await expect
    .poll(async () => (await figuresOf(page)).join(' | '), patience)
    .toBe((await figuresOf(other)).join(' | '))
  await other.context().close()
}

interface Trail {
  id: string
  properties: { unsealed: boolean; status: string | null }
}

/** Seals so many open trails and gives how many are open then. */
async function sealTrails(count: number): Promise<number> {
  const answer = await fetch(`${running.product.address}/api/collections/trails/items?limit=10000`)
  const { features } = (await answer.json()) as { features: Trail[] }
  const open = features.filter(({ properties }) => properties.unsealed)
  for (const { id } of open.slice(0, count)) {
    const sealed = await fetch(`${running.product.address}/api/trails/${id}/events`, {
      method: 'POST',
      headers: { 'Idempotency-Key': randomUUID(), 'Content-Type': 'application/json' },
      body: JSON.stringify({
        kind: 'sealed',
        observedAt: new Date().toISOString(),
        position: null,
        accuracyM: null,
        method: 'wire',
        note: '',
        withdraws: null,
      }),
    })
    expect(sealed.status).toBe(201)
  }
  return open.length - count
}

const openTrailsOn = (page: Page) =>
  page.locator('.wall-stat', { hasText: 'trails open' }).locator('b').innerText()

describe('a wall that nobody touches', () => {
  it('is right again after minutes without the server, which began anew with other data', async () => {
    const way = await startCuttableWay(running.product.address)
    const wall = await openWall(way.address)
    const cutMs = Date.now()
    way.cut()
    await expect.poll(() => bandOf(wall).count(), patience).toBe(1)
    console.log('A wall says that there is no data after', Date.now() - cutMs, 'ms')
    await expect.poll(() => bandOf(wall).innerText()).toMatch(/^no data since \d\d:\d\d:\d\d$/)
    await expect.poll(() => wall.locator('.wall-stat b').allInnerTexts()).toEqual(['–', '–'])
    expect(await wall.locator('.wall-live').count()).toBe(0)
    await running.product.restart()
    const open = await sealTrails(3)
    // By now it asks less and less often.
    await wall.waitForTimeout(Math.max(0, 120_000 - (Date.now() - cutMs)))
    const mendedMs = Date.now()
    way.mend()
    await expect.poll(() => openTrailsOn(wall), patience).toBe(String(open))
    await expect.poll(() => bandOf(wall).count(), patience).toBe(0)
    console.log('After two minutes it is right again after', Date.now() - mendedMs, 'ms')
    await expect.poll(() => wall.locator('.wall-live').count()).toBe(1)
    await expectAsOpenedNow(wall)
    expect(await isStillTheSame(wall)).toBe(true)
    await way.stop()
  }, 400_000)

  it('is right again when it wakes from a sleep in which data changed', async () => {
    const wall = await openWall()
    const devtools = await wall.context().newCDPSession(wall)
    await devtools.send('Page.setWebLifecycleState', { state: 'frozen' })
    const open = await sealTrails(2)
    await new Promise((resolve) => setTimeout(resolve, 60_000))
    const wokenMs = Date.now()
    await devtools.send('Page.setWebLifecycleState', { state: 'active' })
    await expect.poll(() => openTrailsOn(wall), patience).toBe(String(open))
    await expect.poll(() => bandOf(wall).count(), patience).toBe(0)
    console.log('After a sleep it is right again after', Date.now() - wokenMs, 'ms')
    await expectAsOpenedNow(wall)
    expect(await isStillTheSame(wall)).toBe(true)
  }, 400_000)

  it('shows the time of the server, whatever becomes of the clock of its own machine', async () => {
    // A shared worker's clock would not be set with the page's, as it is on a machine.
    const wall = await openWall(running.product.address, true)
    const shownMs = async () => {
      const shown = await wall.locator('.wall-clock b').innerText()
      const [hours = 0, minutes = 0, seconds = 0] = shown.split(':').map(Number)
      const day = new Date(Date.now() + 8 * 3_600_000)
      return (
        Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), hours, minutes, seconds) -
        8 * 3_600_000
      )
    }
    const offS = async () => Math.abs((await shownMs()) - Date.now()) / 1000
    await expect.poll(offS, patience).toBeLessThan(5)
    for (const setByMs of [600_000, -600_000]) {
      await wall.evaluate((setByMs) => Object.assign(globalThis, { setByMs }), setByMs)
      // A page looks at its clock each second, and asks.
      await wall.waitForTimeout(4000)
      await expect.poll(offS, { timeout: 15_000, interval: 250 }).toBeLessThan(5)
      console.log('Clock set by', setByMs / 1000, 's: shown', await offS(), 's off')
    }
    await expectAsOpenedNow(wall)
    expect(await isStillTheSame(wall)).toBe(true)
  }, 400_000)
})
