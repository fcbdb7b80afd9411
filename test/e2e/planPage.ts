import type { Page } from 'playwright-core'

/** What a planner does on the planner's page, in one place for all tests of it. */

/** The map's canvas, once it is drawn. */
export async function mapBox(page: Page) {
  const canvas = page.locator('.maplibregl-canvas').first()
  await canvas.waitFor()
  const box = await canvas.boundingBox()
  if (box === null) throw new Error('the map has no size')
  return { ...box, middle: { x: box.x + box.width / 2, y: box.y + box.height / 2 } }
}

export async function typePlaces(page: Page, text: string): Promise<void> {
  await page.keyboard.press('t')
  const dialog = page.getByRole('dialog', { name: 'Type places' })
  await dialog.getByRole('textbox').fill(text)
  await dialog.getByRole('button', { name: 'Add to draft' }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Saves the draft in hand; its name stays as it is where none is given. */
export async function saveDraft(page: Page, name?: string): Promise<void> {
  if (name !== undefined) await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: /^Save/ }).click()
  await page.locator('.plan-saved').getByText('saved', { exact: true }).waitFor()
}

/** The button of a step in the life of the barrier that is looked at. */
export const lifeStep = (page: Page, name: string) =>
  page.locator('.life-form').getByRole('button', { name, exact: true })
