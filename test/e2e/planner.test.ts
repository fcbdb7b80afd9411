import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })

interface Barriers {
  features: { id: string; properties: { name: { en: string } } }[]
}

async function barrierNames(): Promise<string[]> {
  const answer = await fetch(`${running.product.address}/api/collections/barriers/items?limit=10000`)
  return ((await answer.json()) as Barriers).features.map(({ properties }) => properties.name.en)
}

async function drawAndSave(page: Page, name: string): Promise<void> {
  const map = page.locator('.maplibregl-canvas').first()
  await map.waitFor()
  await page.getByRole('button', { name: 'New draft' }).click()
  await page.getByRole('button', { name: 'Along line' }).click()
  const box = await map.boundingBox()
  if (box === null) throw new Error('the map has no size')
  await page.mouse.click(box.x + box.width * 0.45, box.y + box.height * 0.5)
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.45, { steps: 5 })
  await page.mouse.click(box.x + box.width * 0.5, box.y + box.height * 0.45)
  await page.getByText('newly barred').first().waitFor()
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect.poll(barrierNames, { timeout: 30_000 }).toContain(name)
  // The field is left, so that keys are the page's.
  await page.locator('.plan-saved').getByText('saved', { exact: true }).waitFor()
}

describe('a draft in the planner', () => {
  it('stays as it was saved when undo is pressed right after, and goes when saving is taken back', async () => {
    const { page, errors } = await running.open('/plan?lang=en')
    await drawAndSave(page, 'Ridge')
    await page.keyboard.press('Control+z')
    await page.locator('.plan-saved').getByText('saved', { exact: true }).waitFor()
    expect(await page.getByText('newly barred').count()).toBeGreaterThan(0)
    expect(await barrierNames()).toContain('Ridge')

    await page.locator('.mantine-Notification-root').getByRole('button', { name: 'Undo' }).click()
    await expect.poll(barrierNames, { timeout: 30_000 }).not.toContain('Ridge')
    await page.locator('.plan-saved').waitFor({ state: 'detached' })
    expect(errors).toEqual([])
    await page.context().close()
  }, 180_000)

  it('is deleted without an error that nobody sees', async () => {
    const { page, errors, quiet } = await running.open('/plan?lang=en')
    await drawAndSave(page, 'Gully')
    await page.getByRole('button', { name: 'Close' }).first().click()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('drawn twice')
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click()
    await expect.poll(barrierNames, { timeout: 30_000 }).not.toContain('Gully')
    await quiet()
    expect(errors).toEqual([])
    expect(new URL(page.url()).searchParams.has('pick')).toBe(false)
    await page.context().close()
  }, 180_000)

  it('is not offered where what was known then is shown, which says so and leads back', async () => {
    const known = new Date(Date.now() - 2 * 3_600_000).toISOString()
    const { page } = await running.open(`/plan?lang=en&known=${known}`)
    const panel = page.locator('.plan-figures-side')
    await panel.getByText('Drafting is for now').waitFor()
    await panel.getByRole('button', { name: 'Back to what is known now' }).click()
    await page.getByRole('button', { name: 'New draft' }).waitFor()
    await expect.poll(() => new URL(page.url()).searchParams.has('known')).toBe(false)
    await page.context().close()
  }, 180_000)
})
