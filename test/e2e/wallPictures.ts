/**
 * `npm run pictures:wall [-- folder [condition…]]`: takes the wall on the displays it hangs on, in both
 * languages and as it may stand: as usual, near by, with many gaps, with none. Without a folder a new one is
 * made and told.
 * Run it after `npm start` has built the product.
 */
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { CoverageAnswer } from '../../data/model/coverageAnswer.ts'
import type { PolicyRecord } from '../../data/model/policy.ts'
import { cancelMostPatrols } from './manyGaps.ts'
import { openPage, startBrowser, startProduct } from './product.ts'

const displays = [
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 7680, height: 2160 },
  { width: 1080, height: 1920 },
] as const
const hourMs = 3_600_000
/** Drawn by software, a wall of two large screens takes its time. */
const patienceMs = 300_000

const [asked, ...only] = process.argv.slice(2)
const folder = asked ?? mkdtempSync(join(tmpdir(), 'borderkeep-wall-'))
mkdirSync(folder, { recursive: true })
const product = await startProduct({ DEMO: 'malipo' })
const browser = await startBrowser()

const iso = (fromNowMs: number) => new Date(Date.now() + fromNowMs).toISOString()

async function ask<Body>(path: string): Promise<Body> {
  const answer = await fetch(product.address + path)
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as Body
}

async function act(path: string, body: object): Promise<void> {
  const answer = await fetch(product.address + path, {
    method: 'POST',
    headers: { 'Idempotency-Key': randomUUID(), 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(await answer.text())
}

const countyId = async () => {
  const { items } = await ask<{ items: { id: string; level: string }[] }>('/api/units')
  return items.find(({ level }) => level === 'county')!.id
}

const coverageNow = () => {
  const window = new URLSearchParams({ from: iso(-hourMs), to: iso(hourMs), at: iso(0) })
  return ask<CoverageAnswer>(`/api/coverage?${window}`)
}

/** Most patrols do not go, and somebody deals with one gap. */
async function makeMany(): Promise<void> {
  await cancelMostPatrols(product.address)
  const { lineId, gapsNow } = (await coverageNow()).lines[0]!
  const { fromM, toM } = gapsNow.toSorted((a, b) => b.lengthM - a.lengthM)[0]!
  await act('/api/gaps/acknowledgements', {
    lineId,
    fromM,
    toM,
    kind: 'planned',
    unitId: await countyId(),
    action: 'A team is on its way.',
    until: iso(2 * hourMs),
  })
}

/** A drone over the whole line, and limits that it keeps. */
async function makeNone(): Promise<void> {
  const longestMin = 10_080
  const { items } = await ask<{ items: PolicyRecord[] }>('/api/policies')
  const { id: _, version: __, synthetic: ___, ...rules } = items.at(-1)!
  const tiers = rules.tiers.map((tier) => ({ ...tier, baseLimitMin: longestMin }))
  await act('/api/policies', { ...rules, tiers, trailLimitMin: longestMin, validFrom: iso(-60_000) })
  const unitId = await countyId()
  for (const { lineId, lengthM } of (await coverageNow()).lines)
    await act('/api/patrols', {
      lineId,
      unitId,
      fromM: 0,
      toM: Math.floor(lengthM),
      mode: 'drone',
      from: iso(-hourMs),
      to: iso(12 * hourMs),
      team: { en: 'Drone 1', zh: '无人机 1' },
    })
}

/** Nothing on the page says that the map is drawn: it is when it looks as it did a moment before. */
async function untilStill(page: Page): Promise<void> {
  let before: Buffer | undefined
  for (let look = 0; look < 20; look++) {
    const now = await page.locator('.wall-map canvas').first().screenshot({ timeout: patienceMs })
    if (before?.equals(now) === true) return
    before = now
  }
}

async function take(name: string, path: string, viewport: { width: number; height: number }) {
  const { page, quiet } = await openPage(browser, product, path, { viewport })
  page.setDefaultTimeout(patienceMs)
  await page.locator('.wall-gaps li, .wall-gaps .wall-quiet').first().waitFor()
  await quiet()
  await untilStill(page)
  await page.locator('.wall-band').waitFor({ state: 'detached' })
  await page.screenshot({
    path: join(folder, `${name}.png`),
    timeout: patienceMs,
    // Where software draws so large a picture the page is late by itself, and would say that it is stuck.
    style: '.wall-stuck { visibility: hidden }',
  })
  await page.context().close()
  console.log(join(folder, `${name}.png`))
}

const conditions = [
  { condition: 'usual', scene: 'whole' },
  { condition: 'near', scene: 'gap:1' },
  { condition: 'many', scene: 'whole', make: makeMany },
  { condition: 'none', scene: 'whole', make: makeNone },
]

try {
  for (const { condition, scene, make } of conditions) {
    if (only.length > 0 && !only.includes(condition)) continue
    await make?.()
    for (const viewport of displays)
      for (const language of ['en', 'zh'])
        await take(
          `${condition}-${viewport.width}x${viewport.height}-${language}`,
          `/wall?lang=${language}&scene=${scene}`,
          viewport,
        )
  }
} finally {
  await browser.close()
  await product.stop()
}
