import { describe, expect, it } from 'vitest'
import { mapBox, saveDraft, typePlaces } from './planPage.ts'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })

interface Barriers {
  features: { properties: { name: { en: string }; scenarioId: string | null } }[]
}

async function scenarioOf(name: string): Promise<string | null | undefined> {
  const answer = await fetch(`${running.product.address}/api/collections/barriers/items?limit=10000`)
  const { features } = (await answer.json()) as Barriers
  return features.find(({ properties }) => properties.name.en === name)?.properties.scenarioId
}

describe('a scenario', () => {
  it('weighs its drafts against what there is, is changed, and leaves them when it goes', async () => {
    const { page, errors } = await running.open('/plan?lang=en')
    await mapBox(page)
    await page.getByRole('button', { name: 'New scenario' }).click()
    const dialog = page.getByRole('dialog')
    // Without a name nothing is saved, and the field says so.
    await dialog.getByText('Kilometres', { exact: true }).click()
    await dialog.getByLabel('Kilometres of barrier').fill('2')
    await dialog.getByRole('button', { name: 'Save scenario' }).click()
    await dialog.getByText('Give it a name.').waitFor()
    await dialog.getByLabel('Name').fill('Two')
    await dialog.getByRole('button', { name: 'Save scenario' }).click()
    await page.getByText('No drafts yet: choose this scenario').waitFor()

    for (const [name, places] of [
      ['East', 'K20+000 – K21+500 offset 60 m'],
      ['West', 'K30+000 – K31+500 offset 60 m'],
    ] as const) {
      await page.getByRole('button', { name: 'New draft' }).click()
      await typePlaces(page, places)
      await page.getByRole('combobox', { name: 'Scenario' }).click()
      await page.getByRole('option', { name: 'Scenario: Two' }).click()
      await saveDraft(page, name)
      await page.getByRole('button', { name: 'Close' }).first().click()
    }
    await page.getByText(/2 drafts · .* of 2\.0 km · over by /).waitFor()
    await expect.poll(() => scenarioOf('East')).toBe(await scenarioOf('West'))

    await page.getByRole('button', { name: 'Compare its drafts' }).click()
    const figures = page.getByRole('region', { name: 'Figures' }).getByRole('table').first()
    // The second is still chosen, and so stands first, as what is shown.
    await figures.getByRole('columnheader', { name: 'B this' }).waitFor()
    await figures.getByRole('columnheader', { name: 'A East' }).waitFor()

    await page.getByRole('button', { name: 'Change Two' }).click()
    await dialog.getByLabel('Name').fill('Four')
    await dialog.getByLabel('Kilometres of barrier').fill('4')
    await dialog.getByRole('button', { name: 'Save scenario' }).click()
    await page.getByRole('heading', { name: 'Scenario: Four' }).waitFor()
    await page.getByText(/2 drafts · .* of 4\.0 km$/).waitFor()

    await page.getByRole('button', { name: 'Change Four' }).click()
    await dialog.getByRole('button', { name: 'Remove; its drafts stay' }).click()
    await page.getByRole('heading', { name: 'Scenario: Four' }).waitFor({ state: 'detached' })
    await page.locator('.plan-open', { hasText: 'East' }).waitFor()
    await expect.poll(() => scenarioOf('East')).toBeNull()
    expect(errors).toEqual([])
    await page.context().close()
  }, 240_000)
})
