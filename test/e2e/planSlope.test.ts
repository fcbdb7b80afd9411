import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ascOf } from '../server/heights.ts'
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

const cell = 0.0005

/** A slope of about 40° to the east round a barrier, and flat ground as an empty file would have it. */
function heightsRound(path: readonly (readonly number[])[]): string {
  const lons = path.map(([lon]) => lon!)
  const lats = path.map(([, lat]) => lat!)
  const west = Math.min(...lons) - 0.02
  const south = Math.min(...lats) - 0.02
  const columns = Math.ceil((Math.max(...lons) + 0.02 - west) / cell)
  const rows = Math.ceil((Math.max(...lats) + 0.02 - south) / cell)
  // A cell is 51 m from west to east: 43 m a cell are 40°.
  return ascOf({ west, south, cell, columns, rows }, (column) => 300 + column * 43)
}

async function openElevation(page: Page) {
  await page.locator('.maplibregl-canvas').first().waitFor()
  await page.getByRole('button', { name: 'Rules, prices and layers' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('tab', { name: 'Elevation' }).click()
  return drawer
}

describe('the slope of the ground', () => {
  it('is known once elevation is loaded: on the profile, in the rules, on the map and in the cost', async () => {
    const fence = await someFence()
    const { page, errors } = await running.open('/plan?lang=en')
    await page.locator('.plan-side button', { hasText: fence.name.en }).first().click()
    const figures = page.getByRole('complementary', { name: 'Figures' })
    const rules = figures.getByRole('region', { name: 'Rules', exact: true })
    await rules.getByText(/Not checked, nothing loaded:.*Too steep for its type/).waitFor()
    expect(await figures.getByRole('region', { name: 'Terrain' }).count()).toBe(0)
    const costRow = figures.getByRole('row', { name: /^Cost/ }).first()
    const before = await costRow.textContent()

    const drawer = await openElevation(page)
    await drawer.getByText('None loaded yet').waitFor()
    await drawer.getByRole('button', { name: 'Load elevation' }).click()
    const file = drawer.locator('input[type=file]')
    const asc = heightsRound(fence.parts.flatMap(({ path }) => path))
    await file.setInputFiles([
      { name: 'broken.asc', mimeType: 'text/plain', buffer: Buffer.from(asc.slice(0, 5000)) },
      { name: 'hillside.asc', mimeType: 'text/plain', buffer: Buffer.from(asc) },
    ])
    await drawer.getByRole('alert').getByText('broken.asc: The file ends in row').waitFor()
    await drawer.getByText(/hillside\.asc · WGS 84/).waitFor()
    await drawer.getByLabel('Source and date').fill('made for a test')
    await drawer.getByRole('button', { name: 'Load', exact: true }).click()
    await drawer.locator('.plan-layer').getByText('made for a test').waitFor()
    await drawer.getByRole('button', { name: 'Close' }).click()

    const terrain = figures.getByRole('region', { name: 'Terrain' })
    await terrain.getByRole('row', { name: /Steepest slope.*(39|40|41)°/ }).waitFor()
    await terrain.getByText('made for a test').waitFor()
    await rules
      .locator('li[data-rule="too-steep"]')
      .getByText(/up to (39|40|41)°/)
      .first()
      .waitFor()
    // 30 to 45° cost half as much again.
    await figures.getByText('× 1.50 for slope').first().waitFor()
    expect(await costRow.textContent()).not.toBe(before)

    const profile = terrain.getByRole('img', { name: /Profile/ })
    await profile.scrollIntoViewIfNeeded()
    const box = (await profile.boundingBox())!
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await terrain.locator('figcaption').getByText(/ m$/).waitFor()
    // The file that was refused, which the browser notes of itself.
    expect(errors).toEqual([expect.stringContaining('400 (Bad Request)')])
    await page.context().close()
  }, 180_000)
})
