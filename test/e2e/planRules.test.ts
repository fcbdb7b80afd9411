import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })

interface Barriers {
  features: {
    properties: { name: { en: string }; type: string; parts: { path: [number, number][] }[] }
  }[]
}

async function someFence() {
  const address = `${running.product.address}/api/collections/barriers/items?limit=10000`
  const { features } = (await (await fetch(address)).json()) as Barriers
  const fence = features.find(({ properties }) => properties.type === 'fence')
  if (fence === undefined) throw new Error('the demonstration has no fence')
  return fence.properties
}

/** A file of areas, each a ring. */
const areas = (rings: readonly { name: string; ring: readonly (readonly number[])[] }[]) => ({
  name: 'reserve.geojson',
  mimeType: 'application/geo+json',
  buffer: Buffer.from(
    JSON.stringify({
      type: 'FeatureCollection',
      features: rings.map(({ name, ring }) => ({
        type: 'Feature',
        properties: { name },
        geometry: { type: 'Polygon', coordinates: [ring] },
      })),
    }),
  ),
})

async function openDrawer(page: Page) {
  await page.locator('.maplibregl-canvas').first().waitFor()
  await page.getByRole('button', { name: 'Rules, prices and layers' }).click()
  return page.getByRole('dialog')
}

describe('the rules that drafts are judged by', () => {
  it('take a layer of the county, name what is wrong with one, and find what stands in it', async () => {
    const fence = await someFence()
    const [lon, lat] = fence.parts[0]!.path[0]!
    const around = [
      [lon - 0.01, lat - 0.01],
      [lon + 0.01, lat - 0.01],
      [lon + 0.01, lat + 0.01],
      [lon - 0.01, lat + 0.01],
      [lon - 0.01, lat - 0.01],
    ]
    const { page } = await running.open('/plan?lang=en')
    const drawer = await openDrawer(page)
    await drawer.getByRole('tab', { name: 'Layers' }).click()
    await drawer.getByRole('button', { name: 'Load a layer' }).click()
    await drawer.getByRole('combobox', { name: 'Rule' }).click()
    await page.getByRole('option', { name: 'Protected nature' }).click()
    const file = drawer.locator('input[type=file]')
    await file.setInputFiles(
      areas([
        { name: 'Old forest', ring: around },
        { name: 'Half a ring', ring: around.slice(0, 2) },
      ]),
    )
    const load = drawer.getByRole('button', { name: 'Load', exact: true })
    await load.click()
    await drawer.getByRole('alert').getByText('feature 2 (Half a ring)').waitFor()
    await file.setInputFiles(areas([{ name: 'Old forest', ring: around }]))
    await load.click()
    await drawer.locator('.plan-layer').getByText('1 feature').waitFor()
    await drawer.getByRole('button', { name: 'Close' }).click()

    await page.locator('.plan-side button', { hasText: fence.name.en }).first().click()
    const rules = page.getByRole('region', { name: 'Rules', exact: true })
    const broken = rules.locator('li[data-rule="protected-nature"]')
    await broken.getByText('Old forest').first().waitFor()
    await expect.poll(() => broken.getAttribute('data-severity')).toBe('error')
    await broken.getByRole('button').first().click()
    await page.context().close()
  }, 180_000)

  it('price what is drawn, as soon as they are set', async () => {
    const fence = await someFence()
    const { page, errors } = await running.open('/plan?lang=en')
    await page.locator('.plan-side button', { hasText: fence.name.en }).first().click()
    const cost = page.getByRole('region', { name: 'Cost by part' })
    await cost.getByText('Prices to begin with').waitFor()
    const drawer = await openDrawer(page)
    for (const ground of ['easy', 'ordinary', 'hard']) await drawer.getByLabel(`Fence, ${ground}`).fill('0')
    await drawer.getByRole('button', { name: 'Set rules and prices' }).click()
    await drawer.getByText('Version 1').waitFor()
    await drawer.getByRole('button', { name: 'Close' }).click()
    await cost.getByText('¥0', { exact: true }).first().waitFor()
    await expect.poll(() => cost.getByText('Prices to begin with').count()).toBe(0)
    expect(errors).toEqual([])
    await page.context().close()
  }, 180_000)
})
