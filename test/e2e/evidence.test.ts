import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { countPixels } from './product.ts'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })

interface GapFeature {
  geometry: { coordinates: [number, number][] }
  properties: { shows: string; lineId: string; fromM: number; toM: number; lengthM: number }
}

/** Gaps by evidence at this moment, as lines on the ground. */
async function gapsByEvidence(): Promise<GapFeature[]> {
  const answer = await fetch(`${running.product.address}/api/coverage?kind=actual&f=geojson`)
  const { features } = (await answer.json()) as { features: GapFeature[] }
  return features.filter(({ properties }) => properties.shows === 'gap-now')
}

async function post(path: string, body: unknown): Promise<{ id: string }> {
  const answer = await fetch(`${running.product.address}/api${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify(body),
  })
  expect(answer.status, await answer.clone().text()).toBe(201)
  return (await answer.json()) as { id: string }
}

async function firstUnitId(): Promise<string> {
  const answer = await fetch(`${running.product.address}/api/units`)
  return ((await answer.json()) as { items: { id: string }[] }).items[0]!.id
}

/** A walk along a path at an even pace, a fix every twenty seconds. */
function gpxAlong(path: readonly [number, number][], fromMs: number, toMs: number): string {
  const fixes = Math.floor((toMs - fromMs) / 20_000)
  const points = Array.from({ length: fixes + 1 }, (_, index) => {
    const at = (index / fixes) * (path.length - 1)
    const [from, to] = [path[Math.floor(at)]!, path[Math.ceil(at)]!]
    const share = at - Math.floor(at)
    const [lon, lat] = [0, 1].map((axis) => from[axis]! + (to[axis]! - from[axis]!) * share)
    const time = new Date(fromMs + index * 20_000).toISOString()
    return `<trkpt lat="${lat!.toFixed(7)}" lon="${lon!.toFixed(7)}"><time>${time}</time></trkpt>`
  })
  return `<?xml version="1.0"?><gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>${points.join('')}</trkseg></trk></gpx>`
}

/** Held ground of the chart on a light page: half of the state's colour. */
const chartHeld = '#82B0C4'
const gapColour = '#B3124A'

/** A place in the middle of the chart, above the line across at now. */
async function placeInChart(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.locator('.unrolled').boundingBox()
  if (box === null) throw new Error('the chart has no size')
  return { x: box.x + box.width * 0.55, y: box.y + box.height * 0.55 }
}

describe('coverage by evidence in a real browser', () => {
  it('the chart is painted in its states, and the overview switches to actual and compared', async () => {
    const { page, errors } = await running.open('/?lang=en')
    await page.locator('.gap-row').first().waitFor()
    await expect
      .poll(() => countPixels(page, '.unrolled', chartHeld, 8), { timeout: 60_000, interval: 1000 })
      .toBeGreaterThan(20_000)
    await expect.poll(() => countPixels(page, '.unrolled', gapColour)).toBeGreaterThan(500)

    await page.getByText('Actual', { exact: true }).click()
    await page.getByText('Held now, by evidence').waitFor()
    await expect.poll(() => new URL(page.url()).searchParams.get('kind')).toBe('actual')
    await page
      .getByText(/at most \d+\.\d %/)
      .first()
      .waitFor()
    await expect.poll(() => countPixels(page, '.unrolled', chartHeld, 8)).toBeGreaterThan(5000)

    await page.getByText('Compared', { exact: true }).click()
    await page.getByText('Promises now, held against evidence').waitFor()
    for (const state of ['kept', 'broken', 'held unplanned', 'unknown'])
      await page.locator('.promises dt', { hasText: state }).waitFor()
    await page.reload()
    await page.getByText('Promises now, held against evidence').waitFor()
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('a click into the chart opens what gave the place its state', async () => {
    const { page, errors } = await running.open('/?lang=en&kind=actual')
    await page.locator('.gap-row').first().waitFor()
    const { x, y } = await placeInChart(page)
    await page.mouse.click(x, y)
    await page.getByText('Revisit limit here').waitFor()
    await page.locator('.limit-formula', { hasText: /R = .* min/ }).waitFor()
    for (const kind of ['Planned', 'Actual', 'Compared'])
      await page.locator('.state-row').getByText(kind, { exact: true }).waitFor()
    await page.getByText(/Tracked since/).waitFor()
    await expect.poll(() => new URL(page.url()).searchParams.get('pick')).toMatch(/^moment:/)
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('a track uploaded for a silent patrol turns its stretch from unknown to held', async () => {
    const gap = (await gapsByEvidence()).find(({ properties }) => properties.lengthM > 400)
    if (gap === undefined) throw new Error('the demonstration has no gap by evidence')
    const { lineId, fromM, toM } = gap.properties
    const nowMs = Math.floor(Date.now() / 60_000) * 60_000
    const patrol = await post('/patrols', {
      lineId,
      fromM,
      toM,
      from: new Date(nowMs - 3_600_000).toISOString(),
      to: new Date(nowMs + 3_600_000).toISOString(),
      mode: 'vehicle',
      team: { en: 'Team with a file', zh: '带轨迹的队' },
      unitId: await firstUnitId(),
    })
    const middle = `/?lang=en&kind=actual&pick=moment:${lineId}:${Math.round((fromM + toM) / 2)}`
    const { page, errors } = await running.open(middle)
    const actual = page.locator('.state-row', { has: page.getByText('Actual', { exact: true }) })
    await actual.getByText('unknown').waitFor()
    await page.getByText('Assigned, but silent').waitFor()

    await page.goto(`${running.product.address}/?lang=en&kind=actual&pick=patrol:${patrol.id}`)
    await page.getByText('No track was received').waitFor()
    await page.locator('input[type=file]').setInputFiles({
      name: 'walk.gpx',
      mimeType: 'application/gpx+xml',
      buffer: Buffer.from(gpxAlong(gap.geometry.coordinates, nowMs - 30 * 60_000, nowMs - 5 * 60_000)),
    })
    await page.getByText(/^\d+ fixes stored/).waitFor()
    await expect
      .poll(() => page.getByTestId('share-walked').innerText(), { timeout: 60_000 })
      .toMatch(/^(9\d\.\d|100\.0) %/)

    await page.goto(running.product.address + middle)
    await actual.getByText('held', { exact: true }).waitFor()
    await page.getByText('Team with a file').first().waitFor()
    expect(errors).toEqual([])
    await page.context().close()
  })
})
