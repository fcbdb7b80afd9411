import { readFile } from 'node:fs/promises'
import { PDFDocument } from '@cantoo/pdf-lib'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { distanceM } from '../../geo/chainage.ts'
import type { Position } from '../../geo/units.ts'
import { hasPoppler, pagesOfPdf } from '../client/plan/sheet/pagesOfPdf.ts'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })

/** A map is drawn for the sheet by software, on a machine that may have much else to do. */
const drawnWithinMs = 200_000

interface Barriers {
  features: { properties: { name: { en: string }; parts: { path: Position[] }[] } }[]
}

/** The parts of a barrier as the server has them; none where it has no such barrier. */
async function savedPaths(name: string): Promise<Position[][]> {
  const answer = await fetch(`${running.product.address}/api/collections/barriers/items?limit=10000`)
  const { features } = (await answer.json()) as Barriers
  const found = features.find(({ properties }) => properties.name.en === name)
  return found?.properties.parts.map(({ path }) => path) ?? []
}

async function notedExports(): Promise<string[]> {
  const answer = await fetch(`${running.product.address}/api/audit?limit=20`)
  const { items } = (await answer.json()) as { items: { kind: string; detail: string }[] }
  return items.filter(({ kind }) => kind === 'exported').map(({ detail }) => detail)
}

async function save(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: /^Save/ }).click()
  await page.locator('.plan-saved').getByText('saved', { exact: true }).waitFor()
}

async function take(page: Page, format: RegExp): Promise<{ file: string; path: string; bytes: Buffer }> {
  await page.getByRole('button', { name: 'Take along' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: drawnWithinMs }),
    page.getByRole('menuitem', { name: format }).click(),
  ])
  const path = await download.path()
  return { file: download.suggestedFilename(), path, bytes: await readFile(path) }
}

const farthestM = (one: readonly Position[], other: readonly Position[]) =>
  Math.max(...one.map((position, index) => distanceM(position, other[index] ?? [0, 0])))

describe('a barrier taken along', () => {
  it('comes back from its DXF as it was drawn, and has a sheet with each of its corners', async () => {
    const { page, errors, outside } = await running.open('/plan?lang=en')
    await page.locator('.maplibregl-canvas').first().waitFor()
    await page.keyboard.press('n')
    await page.keyboard.press('t')
    const typed = page.getByRole('dialog', { name: 'Type places' })
    await typed.getByRole('textbox').fill('K20+000 – K20+400 offset 40 m')
    await typed.getByRole('button', { name: 'Add to draft' }).click()
    await typed.waitFor({ state: 'detached' })
    await save(page, 'Saddle')
    const [drawn = []] = await savedPaths('Saddle')
    expect(drawn.length).toBeGreaterThan(1)

    const geoJson = await take(page, /^GeoJSON/)
    expect(geoJson.file).toBe('Saddle.geojson')
    const { features } = JSON.parse(geoJson.bytes.toString()) as {
      features: { geometry: { type: string; coordinates: Position[] } }[]
    }
    const line = features.find(({ geometry }) => geometry.type === 'LineString')?.geometry.coordinates ?? []
    expect(line).toHaveLength(drawn.length)
    expect(farthestM(drawn, line)).toBeLessThan(0.01)

    const sheet = await take(page, /^PDF/)
    expect(sheet.file).toBe('Saddle.pdf')
    const document = await PDFDocument.load(sheet.bytes, { updateMetadata: false })
    expect(document.getPageCount()).toBe(2)
    expect(document.getTitle()).toBe('Saddle')
    if (hasPoppler) {
      const [front = '', table = ''] = pagesOfPdf(sheet.bytes)
      expect(front).toContain('Not approved: not to be built from')
      expect(front).toContain('Scale 1 : ')
      expect(front).toContain('OpenStreetMap contributors')
      for (const [lon, lat] of drawn)
        expect(table).toMatch(new RegExp(`${lon.toFixed(6)} +${lat.toFixed(6)}`))
      expect(table).toContain('Page 2 of 2')
      expect(table).toContain('Demonstration data')
    }

    const dxf = await take(page, /^DXF/)
    expect(await notedExports()).toEqual(
      expect.arrayContaining(['Saddle (GeoJSON)', 'Saddle (PDF)', 'Saddle (DXF)']),
    )
    await page.getByRole('button', { name: 'Close' }).first().click()
    await page.getByRole('button', { name: 'From a file …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Take lines from a file' })
    await dialog.locator('input[type=file]').setInputFiles(dxf.path)
    await dialog.getByRole('button', { name: 'Take 1 line as part of the draft' }).click()
    await dialog.waitFor({ state: 'detached' })
    await save(page, 'Saddle again')
    const [back = []] = await savedPaths('Saddle again')
    expect(back).toHaveLength(drawn.length)
    expect(farthestM(drawn, back)).toBeLessThan(0.01)
    expect(errors).toEqual([])
    expect(outside).toEqual([])
    await page.context().close()
  }, 500_000)
})
