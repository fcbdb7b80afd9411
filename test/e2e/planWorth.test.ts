import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })

/** `tomorrow 85.9 % → 86.2 % held` */
async function sharesOf(page: Page): Promise<{ before: number; after: number }> {
  const text = await page.locator('.plan-effect').innerText()
  const [before, after] = [...text.matchAll(/([\d.]+)\s%/g)].map((match) => Number(match[1]))
  return { before: before ?? Number.NaN, after: after ?? Number.NaN }
}

async function takeFirst(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Where would 10 km do most?' }).click()
  const panel = page.getByRole('dialog', { name: 'Where would it do most?' })
  const take = panel.getByRole('button', { name: /^Take K.* as a draft$/ })
  if ((await take.count()) === 0) await panel.getByRole('button', { name: 'Find' }).click()
  await take.first().click()
  await page.locator('.plan-effect').waitFor()
  await page.getByLabel('Name', { exact: true }).fill(name)
}

describe('where 10 km of barrier would do most', () => {
  it('is asked, taken as a draft that holds more of tomorrow, and compared with another', async () => {
    const { page, errors } = await running.open('/plan?lang=en')
    await page.locator('.maplibregl-canvas').first().waitFor()
    await page.getByRole('button', { name: 'New scenario' }).click()
    const scenario = page.getByRole('dialog', { name: 'New scenario' })
    await scenario.getByLabel('Name').fill('Spring budget')
    await scenario.getByText('Kilometres', { exact: true }).click()
    await scenario.getByLabel('Kilometres of barrier').fill('12')
    await scenario.getByRole('button', { name: 'Save scenario' }).click()
    await page.getByRole('heading', { name: 'Scenario: Spring budget' }).waitFor()

    await page.getByRole('button', { name: 'Where would 10 km do most?' }).click()
    const panel = page.getByRole('dialog', { name: 'Where would it do most?' })
    await panel.getByRole('button', { name: 'Find' }).click()
    await panel.getByText(/No choice can be worth more than/).waitFor()
    await panel.getByText(/Worth = km·h thin → held/).waitFor()

    // One that is left out makes room for another; let in again it is the best once more.
    const proposed = () => panel.locator('.plan-next-list .plan-open b').allInnerTexts()
    const [best] = await proposed()
    await panel.getByRole('button', { name: `Leave ${best} out and look for another` }).click()
    const leftOut = panel.getByRole('region', { name: 'Left out' })
    await leftOut.getByText(best!).waitFor()
    await panel.getByRole('button', { name: 'Take all as one draft' }).waitFor()
    const others = await proposed()
    expect(others).not.toContain(best)
    expect(others.length).toBeGreaterThan(0)
    await leftOut.getByRole('button', { name: `Let ${best} in again` }).click()
    await expect.poll(proposed).toContain(best)
    await panel.getByRole('button', { name: 'Close' }).click()

    for (const name of ['First', 'Second']) {
      await takeFirst(page, name)
      const { before, after } = await sharesOf(page)
      expect(after).toBeGreaterThan(before)
      await page.getByRole('combobox', { name: 'Scenario' }).click()
      await page.getByRole('option', { name: 'Scenario: Spring budget' }).click()
      await page.getByRole('button', { name: 'Save draft' }).click()
      await page.locator('.plan-saved').getByText('saved', { exact: true }).waitFor()
      await page.getByRole('button', { name: 'Close' }).first().click()
    }
    await page.getByText(/2 drafts · .* of 12\.0 km/).waitFor()
    await page.getByRole('button', { name: 'Compare its drafts' }).click()
    const effects = page.getByRole('table', { name: 'What it does' })
    await effects.getByRole('columnheader', { name: /First/ }).waitFor()
    // The second is still chosen, and so stands first, as what is shown.
    await effects.getByRole('columnheader', { name: 'this' }).waitFor()
    expect(await page.locator('.plan-list .plan-letter').allInnerTexts()).toEqual(['A', 'B'])
    expect(errors).toEqual([])
    await page.context().close()
  }, 240_000)
})
