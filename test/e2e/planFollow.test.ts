import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { mapAtRest, screenPlaceOf, takeMap, type LiveMap } from './liveMap.ts'
import { mapBox, saveDraft, typePlaces } from './planPage.ts'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })

const zoomOf = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { liveMap: LiveMap }).liveMap.map.getZoom())

async function opened() {
  const { page, errors } = await running.open('/plan?lang=en')
  await mapBox(page)
  await takeMap(page)
  await mapAtRest(page)
  return { page, errors }
}

/** What the axis of the strip begins with and ends with is on its picture; its summary says neither. */
const isWholeLine = async (page: Page) => (await page.locator('.unrolled-reset').count()) === 0

describe('what is selected on the planner’s page', () => {
  it('is gone to by the map, from the search as from the strip', async () => {
    const { page, errors } = await opened()
    const far = await zoomOf(page)
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder(/K42\+300/).fill('K60')
    await page.keyboard.press('Enter')
    await expect.poll(() => zoomOf(page)).toBeGreaterThan(far + 2)
    // Esc lets it go; the map stays where it is.
    await page.locator('.maplibregl-canvas').first().focus()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.url()).not.toContain('pick=')
    await expect.poll(() => isWholeLine(page)).toBe(true)
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('is asked of the map only while the pointer does not draw', async () => {
    const { page, errors } = await opened()
    await page.getByRole('searchbox', { name: 'Search the list' }).fill('B-031')
    await page.locator('.plan-list .plan-open').click()
    const place = await page.evaluate(async () => {
      const answer = await (await fetch('/api/collections/barriers/items?limit=10000')).json()
      const { features } = answer as {
        features: { properties: { name: { en: string }; parts: { path: [number, number][] }[] } }[]
      }
      const path = features.find(({ properties }) => properties.name.en === 'B-031')!.properties.parts[0]!
        .path
      return path[Math.floor(path.length / 2)]!
    })
    const cursorOver = async () => {
      const { x, y } = await screenPlaceOf(page, place)
      await page.mouse.move(x + 60, y + 60)
      await page.mouse.move(x, y, { steps: 2 })
      return page.evaluate(
        () => document.querySelector<HTMLElement>('.maplibregl-canvas')!.style.cursor || 'none',
      )
    }
    await expect.poll(cursorOver, { timeout: 60_000 }).toBe('pointer')
    await page.keyboard.press('n')
    await page.keyboard.press('a')
    await cursorOver()
    await page.locator('.plan-snap').waitFor()
    await expect.poll(() => cursorOver()).not.toBe('pointer')
    expect(errors).toEqual([])
    await page.context().close()
  })
})

describe('a draft that could not be saved', () => {
  it('is not blamed any more once what was wrong is undone', async () => {
    const { page, errors } = await opened()
    await page.getByRole('button', { name: 'New draft' }).click()
    await typePlaces(page, 'K20+000 offset 40 m\nK21+000 offset 40 m')
    await saveDraft(page, 'Mended')
    await page.keyboard.press('t')
    await page
      .getByRole('dialog', { name: 'Type places' })
      .getByRole('textbox')
      .fill('K20 offset 300 m\nK21 offset 300 m\nK20+500 offset 450 m\nK20+500 offset 150 m')
    await page.getByRole('button', { name: 'Add to draft' }).click()
    await page.getByRole('button', { name: 'Save changes' }).click()
    const blame = page.getByText('A barrier that crosses itself cannot be saved.')
    await blame.waitFor()
    await page.getByRole('toolbar').getByRole('button', { name: 'Undo' }).click()
    await blame.waitFor({ state: 'detached' })
    expect(errors).toEqual([])
    await page.context().close()
  })
})
