import { describe, expect, it } from 'vitest'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })

interface County {
  lines: { id: string; lengthM: number; path: [number, number][] }[]
}
interface Markers {
  features: { properties: { number: string }; geometry: { coordinates: number[] } }[]
}

const ask = async <Answer>(path: string): Promise<Answer> =>
  (await (await fetch(running.product.address + path)).json()) as Answer

describe('a line that is surveyed anew', () => {
  it('is loaded beside the old one, shows what would move, takes its place, and is taken back', async () => {
    const before = (await ask<County>('/api/county')).lines[0]!
    const { features } = await ask<Markers>('/api/collections/markers/items?limit=1000')
    // With a third of its points, and markers that are all there.
    const coordinates = before.path.filter((_, at) => at % 3 === 0 || at === before.path.length - 1)
    const rows = features.map(
      ({ properties, geometry }) => `${properties.number},${geometry.coordinates.join(',')}`,
    )
    const { page, errors } = await running.open('/admin?part=lines&lang=en')
    await page.getByRole('button', { name: 'Load a new survey' }).click()
    await page.getByLabel('Line, as GeoJSON').fill(JSON.stringify({ type: 'LineString', coordinates }))
    await page.getByLabel('Source').fill('A survey of the test')
    await page.getByRole('button', { name: 'Load the line' }).click()
    await page.getByLabel('Markers, as CSV').fill(['number,lon,lat', ...rows].join('\n'))
    await page.getByRole('button', { name: 'Load the markers' }).click()

    await page.getByRole('heading', { name: 'The new survey of Malipo County takes its place' }).waitFor()
    const overdueNow = async () =>
      (await ask<{ reinspections: { overdue: number } }>('/api/overdue')).reinspections.overdue
    const overdue = await overdueNow()
    await page.getByText(/ground of \d+ units.* 140 trails/).waitFor()
    await page.getByRole('button', { name: 'Let it take its place' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Let it take its place' }).click()
    await page.getByRole('row', { name: /A survey of the test/ }).waitFor()
    const after = (await ask<County>('/api/county')).lines
    expect(after).toHaveLength(1)
    expect(after[0]!.lengthM).toBeLessThan(before.lengthM)
    expect(await overdueNow(), 'trails are what they were').toBe(overdue)

    await page.getByRole('button', { name: 'Undo' }).last().click()
    await expect
      .poll(async () => (await ask<County>('/api/county')).lines.map(({ id }) => id))
      .toContain(before.id)
    expect(errors).toEqual([])
    await page.context().close()
  })
})
