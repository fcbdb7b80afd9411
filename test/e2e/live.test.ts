import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { startCuttableWay } from './cuttable.ts'
import { openPage, type WatchedPage } from './product.ts'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })

afterEach(async () => {
  await Promise.all(running.browser.contexts().map((context) => context.close()))
})

interface Feature {
  id: string
  properties: Record<string, unknown>
}

async function ask<Answer>(path: string): Promise<Answer> {
  return (await (await fetch(running.product.address + path)).json()) as Answer
}

async function openTrail(): Promise<Feature> {
  const { features } = await ask<{ features: Feature[] }>('/api/collections/trails/items?limit=10000')
  const found = features.find((trail) => trail.properties['unsealed'] === true)
  if (found === undefined) throw new Error('the demonstration has no open trail')
  return found
}

const trailEvent = (kind: 'sealed' | 'breached') => ({
  kind,
  observedAt: new Date().toISOString(),
  position: null,
  accuracyM: null,
  method: kind === 'sealed' ? 'wire' : null,
  note: '',
  withdraws: null,
})

/** Sends an act from a page, as its forms do; gives when it was begun. */
const actIn = (page: Page, path: string, method: string, body: object | undefined, version?: number) =>
  page.evaluate(
    async ({ path, method, body, version, actId }) => {
      const beganMs = Date.now()
      const answer = await fetch(path, {
        method,
        headers: {
          'Idempotency-Key': actId,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      if (!answer.ok) throw new Error(await answer.text())
      const made: unknown = answer.status === 204 ? null : await answer.json()
      return { beganMs, made: made as { id: string; version: number } }
    },
    { path, method, body, version, actId: randomUUID() },
  )

/** Without a page: what others do while it sleeps or is cut off. */
async function act(path: string, body: object): Promise<void> {
  const answer = await fetch(running.product.address + path, {
    method: 'POST',
    headers: { 'Idempotency-Key': randomUUID(), 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(await answer.text())
}

const wallSize = { viewport: { width: 1280, height: 720 } }

/** The figure before these words on a wall. */
const statOf = (page: Page, words: string) => page.locator('.wall-stat', { hasText: words }).locator('b')

async function openWall(from = running.product): Promise<WatchedPage> {
  const wall = await openPage(running.browser, from, '/wall?lang=en&scene=whole', wallSize)
  await expect.poll(() => statOf(wall.page, 'trails open').innerText()).toMatch(/\d/)
  await expect.poll(() => statOf(wall.page, 'gap').first().innerText()).toMatch(/\d/)
  await wall.page.evaluate(() => void ((globalThis as { kept?: boolean }).kept = true))
  return wall
}

const isStillTheSame = (page: Page) => page.evaluate(() => (globalThis as { kept?: boolean }).kept === true)

/** Notes in the page when the text of an element changes, by the clock that all pages share. */
const noteChanges = (page: Page, selector: string, words: string) =>
  page.evaluate(
    ({ selector, words }) => {
      const shown = [...document.querySelectorAll(selector)].find(({ textContent }) =>
        textContent.includes(words),
      )
      if (shown === undefined) throw new Error(`no ${words}`)
      const noted = globalThis as { changes?: { atMs: number }[] }
      noted.changes = []
      new MutationObserver(() => noted.changes?.push({ atMs: Date.now() })).observe(shown, {
        childList: true,
        characterData: true,
        subtree: true,
      })
    },
    { selector, words },
  )

const nextChange = async (page: Page, afterMs: number): Promise<number> => {
  const found = await page.waitForFunction(
    (afterMs) =>
      (globalThis as { changes?: { atMs: number }[] }).changes?.find(({ atMs }) => atMs >= afterMs)?.atMs,
    afterMs,
    { polling: 20 },
  )
  return (await found.jsonValue()) ?? Number.NaN
}

function percentiles(delaysMs: readonly number[]) {
  const sorted = delaysMs.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
  return { p50: at(0.5), p95: at(0.95), most: sorted.at(-1)! }
}

/** Requests to the API that a page makes, but for its stream and where teams are: phones report all day. */
function watchRequests(page: Page): { take(): string[] } {
  let asked: string[] = []
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url())
    if (!pathname.startsWith('/api/') || /live|teams-now/.test(pathname)) return
    asked.push(pathname + search)
  })
  return {
    take() {
      const taken = asked
      asked = []
      return taken
    },
  }
}

/** A patrol that holds the whole line by itself: with it there is no gap, without it there are some. */
async function patrolEverywhere() {
  const { lines } = await ask<{ lines: { id: string; lengthM: number }[] }>('/api/county')
  const { items: units } = await ask<{ items: { id: string }[] }>('/api/units')
  const [line, unit] = [lines[0], units[0]]
  if (line === undefined || unit === undefined) throw new Error('the demonstration has no line or unit')
  return {
    lineId: line.id,
    fromM: 0,
    toM: line.lengthM,
    from: new Date(Date.now() - 3_600_000).toISOString(),
    to: new Date(Date.now() + 8 * 3_600_000).toISOString(),
    mode: 'drone',
    speedKmh: 200,
    loop: true,
    team: { en: 'Everywhere', zh: '各处' },
    unitId: unit.id,
  }
}

/** A light window that lists one trail with its status. */
async function openTrailList(trail: Feature, address = running.product.address, isAlone = false) {
  const context = await running.browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB' })
  if (isAlone) await context.addInitScript(() => void Reflect.deleteProperty(globalThis, 'SharedWorker'))
  const page = await context.newPage()
  await page.goto(`${address}/field?lang=en`)
  await page.getByRole('searchbox', { name: 'Trail number' }).fill(String(trail.properties['number']))
  const status = () => page.locator('.field-list button').first().innerText()
  const connection = () => page.locator('.field-connection').innerText()
  await expect.poll(status).toMatch(/open|breached|reopened/)
  await expect.poll(connection).toBe('Up to date')
  await page.evaluate(() => void ((globalThis as { kept?: boolean }).kept = true))
  return { page, status, connection }
}

const rounds = 12
const markOf = (page: Page) => page.locator('.live-mark')

describe('two windows', () => {
  it('an act in one is seen in the other within a second, with few requests and no reload', async () => {
    const desk = await running.open('/field?lang=en')
    const trail = await openTrail()
    const list = await openTrailList(trail)
    const ofList = watchRequests(list.page)
    const events = `/api/trails/${trail.id}/events`
    await noteChanges(list.page, '.field-list', '')
    const ofTrails: number[] = []
    for (const kind of Array.from({ length: rounds }, () => ['sealed', 'breached'] as const).flat()) {
      const { beganMs } = await actIn(desk.page, events, 'POST', trailEvent(kind))
      ofTrails.push((await nextChange(list.page, beganMs)) - beganMs)
    }
    const ofTrailActs = ofList.take().length / ofTrails.length

    const wall = await openWall()
    const body = await patrolEverywhere()
    const ofWall = watchRequests(wall.page)
    await noteChanges(wall.page, '.wall-stat', 'gap')
    const ofCoverage: number[] = []
    for (let round = 0; round < rounds; round++) {
      const { beganMs, made } = await actIn(desk.page, '/api/patrols', 'POST', body)
      ofCoverage.push((await nextChange(wall.page, beganMs)) - beganMs)
      const ended = await actIn(desk.page, `/api/patrols/${made.id}`, 'DELETE', undefined, made.version)
      ofCoverage.push((await nextChange(wall.page, ended.beganMs)) - ended.beganMs)
    }
    const ofPatrolActs = ofWall.take().length / ofCoverage.length

    console.log('A trail is seen sealed after', percentiles(ofTrails), 'ms; requests an act:', ofTrailActs)
    console.log('Gaps change on a wall after', percentiles(ofCoverage), 'ms; requests an act:', ofPatrolActs)
    expect(percentiles(ofTrails).p95).toBeLessThan(1000)
    // A wall is drawn by software here, which takes longer than all else together.
    expect(percentiles(ofCoverage).p50).toBeLessThan(2000)
    expect(ofTrailActs).toBeLessThanOrEqual(3)
    expect(ofPatrolActs).toBeLessThanOrEqual(4)
    expect(await isStillTheSame(list.page)).toBe(true)
    expect(await isStillTheSame(wall.page)).toBe(true)
    expect(wall.errors).toEqual([])
  })

  it('a window that was frozen shows what was done meanwhile when it goes on', async () => {
    const trail = await openTrail()
    const window = await openTrailList(trail)
    const devtools = await window.page.context().newCDPSession(window.page)
    await devtools.send('Page.setWebLifecycleState', { state: 'frozen' })
    await act(`/api/trails/${trail.id}/events`, trailEvent('sealed'))
    await devtools.send('Page.setWebLifecycleState', { state: 'active' })
    const beganMs = Date.now()
    await expect.poll(() => window.status()).toMatch(/to be verified/)
    console.log('After a freeze it is seen after', Date.now() - beganMs, 'ms')
    expect(await isStillTheSame(window.page)).toBe(true)
  })

  it('a desk that was cut off says since when, and catches up by itself', async () => {
    const way = await startCuttableWay(running.product.address)
    const desk = await openPage(running.browser, { ...running.product, address: way.address }, '/?lang=en')
    await desk.page.evaluate(() => void ((globalThis as { kept?: boolean }).kept = true))
    await expect.poll(() => markOf(desk.page).innerText()).toBe('Up to date')
    await desk.page.locator('.gap-row').first().waitFor()
    way.cut()
    await expect.poll(() => markOf(desk.page).innerText()).toMatch(/^Not connected since \d\d:\d\d$/)
    const trail = await openTrail()
    await act(`/api/trails/${trail.id}/events`, trailEvent('sealed'))
    const requests = watchRequests(desk.page)
    const beganMs = Date.now()
    way.mend()
    await expect.poll(() => markOf(desk.page).innerText(), { timeout: 40_000 }).toBe('Up to date')
    console.log('After a cut it is connected again after', Date.now() - beganMs, 'ms')
    // What happened is told by the stream: of the journal nothing is asked anew but what it touched.
    expect(requests.take().filter((asked) => asked.includes('limit=10000'))).toEqual([])
    expect(await isStillTheSame(desk.page)).toBe(true)
    await way.stop()
  })

  it('a phone without a shared worker follows too, and again when it is back online', async () => {
    const way = await startCuttableWay(running.product.address)
    const trail = await openTrail()
    const phone = await openTrailList(trail, way.address, true)
    await phone.page.context().setOffline(true)
    way.cut()
    await expect.poll(() => phone.connection()).toMatch(/^Offline since \d\d:\d\d$/)
    await act(`/api/trails/${trail.id}/events`, trailEvent('sealed'))
    way.mend()
    await phone.page.context().setOffline(false)
    const beganMs = Date.now()
    await expect.poll(() => phone.status()).toMatch(/to be verified/)
    console.log('A phone that is online again shows it after', Date.now() - beganMs, 'ms')
    await expect.poll(() => phone.connection()).toBe('Up to date')
    expect(await isStillTheSame(phone.page)).toBe(true)
    await way.stop()
  })

  it('a server that begins again is followed on, with what was done since', async () => {
    const trail = await openTrail()
    const window = await openTrailList(trail)
    const wall = await openWall()
    const requests = watchRequests(window.page)
    await running.product.restart()
    await act(`/api/trails/${trail.id}/events`, trailEvent('sealed'))
    const beganMs = Date.now()
    await expect.poll(() => window.status()).toMatch(/to be verified/)
    console.log('After a restart it is seen after', Date.now() - beganMs, 'ms;', requests.take())
    await expect.poll(() => wall.page.locator('.wall-live').innerText()).toMatch(/LIVE/)
    expect(await isStillTheSame(window.page)).toBe(true)
    expect(await isStillTheSame(wall.page)).toBe(true)
  })

  it('the eighth tab of a browser loads and follows as the first one does', async () => {
    const context = await running.browser.newContext({
      viewport: { width: 900, height: 700 },
      locale: 'en-GB',
    })
    const streams = async () => {
      const figures = await (await fetch(`${running.product.address}/api/metrics`)).text()
      return Number(/^borderkeep_live_listeners (\d+)$/m.exec(figures)?.[1])
    }
    await expect.poll(streams).toBe(0)
    const pages: Page[] = []
    for (let tab = 0; tab < 8; tab++) {
      const page = await context.newPage()
      await page.goto(`${running.product.address}/field?lang=en`)
      await expect.poll(() => page.locator('.field-connection').innerText()).toBe('Up to date')
      pages.push(page)
    }
    await expect.poll(() => streams()).toBe(1)
    const trail = await openTrail()
    await act(`/api/trails/${trail.id}/events`, trailEvent('sealed'))
    const number = String(trail.properties['number'])
    for (const page of pages) {
      await page.bringToFront()
      await page.getByRole('searchbox', { name: 'Trail number' }).fill(number)
      await expect
        .poll(() => page.locator('.field-list button').first().innerText())
        .toMatch(/to be verified/)
    }
  })

  it('asks for nothing while nothing happens', async () => {
    const wall = await openWall()
    const requests = watchRequests(wall.page)
    const sequence = async () => (await ask<{ sequence: number }>('/api/county')).sequence
    let before: number
    let asked: string[]
    // The demonstration acts now and then, and then pages do ask.
    do {
      // A new minute asks for its own picture: between two of them there is nothing to ask for.
      await expect.poll(() => new Date().getSeconds(), { timeout: 61_000, interval: 200 }).toBe(10)
      before = await sequence()
      requests.take()
      await expect.poll(() => new Date().getSeconds(), { timeout: 61_000, interval: 200 }).toBe(35)
      asked = requests.take()
    } while ((await sequence()) !== before)
    expect(asked).toEqual([])
  }, 300_000)
})
