import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runProduct } from './runProduct.ts'

const lineFile = join(import.meta.dirname, '..', '..', 'data', 'demo', 'source', 'longling.line.geojson')

const running = runProduct({ DEMO: 'none' })

const lineCount = async () => {
  const answer = await fetch(`${running.product.address}/api/collections/border-lines/items`)
  return ((await answer.json()) as { features: unknown[] }).features.length
}

describe('a county that starts empty', () => {
  it('is helped to load its line, and then sees it as one gap', async () => {
    const { page, errors } = await running.open('/?lang=en')
    const text = page.getByLabel('Line, as GeoJSON')
    await text.fill('{"type":"LineString","coordinates":[[98.7,24.1]]}')
    await page.getByLabel('Source').fill('Test of the first start')
    await page.getByRole('button', { name: 'Load the line' }).click()
    expect(await lineCount(), 'one position is no line').toBe(0)

    await text.fill(readFileSync(lineFile, 'utf8'))
    await page.getByLabel('Name in English').fill('Longling')
    await page.getByLabel('Name in Chinese').fill('龙陵')
    await page.getByRole('button', { name: 'Load the line' }).click()
    await expect.poll(lineCount, { timeout: 30_000 }).toBe(1)
    const units = (await (await fetch(`${running.product.address}/api/units`)).json()) as {
      items: { name: { en: string } }[]
    }
    expect(
      units.items.map(({ name }) => name.en),
      'somebody holds the ground',
    ).toEqual(['Longling'])

    await page.goto(`${running.product.address}/?lang=en`)
    await page.getByText('19.4 km').first().waitFor()
    await page.getByText('0.0 %').first().waitFor()
    expect(errors.filter((error) => !error.includes('400'))).toEqual([])
    await page.context().close()
  })
})
