import { readFile } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })

it('a village’s plan: what is missing, filed, returned, amended, filed again, accepted, taken as DOCX', async () => {
  const { page, errors } = await running.open('/plans-on-file?lang=en')
  const counts = page.getByTestId('plans-counts')
  const count = (label: string) =>
    counts
      .locator('div')
      .filter({ has: page.getByText(label, { exact: true }) })
      .locator('dd')
  await count('draft').getByText('1', { exact: true }).waitFor()

  // The draft of the demonstration lacks how its teams keep in touch.
  await page.getByRole('row').filter({ hasText: 'draft' }).getByRole('button', { name: 'Open' }).click()
  const lacks = page.getByRole('region', { name: 'What it lacks' })
  await lacks.getByText('Keeping in touch and reporting: empty').waitFor()
  const file = page.getByRole('button', { name: 'File', exact: true })
  await expect.poll(() => file.isDisabled()).toBe(true)
  const signAndFile = async () => {
    await file.click()
    const question = page.getByRole('dialog').filter({ hasText: 'cannot be changed afterwards' })
    await question.getByRole('button', { name: 'File', exact: true }).click()
  }
  const contact = page.getByLabel('Keeping in touch and reporting')
  await contact.fill('Call the desk on channel 4.')
  const save = page.getByRole('button', { name: 'Save' })
  await save.click()
  await lacks.getByText('it cannot be filed').waitFor({ state: 'detached' })
  const sheet = page.locator('.plan-sheet')
  await sheet.getByText('Call the desk on channel 4.').waitFor()
  await page.getByRole('combobox', { name: 'Signs for the unit' }).click()
  await page.getByRole('option').first().click()
  await signAndFile()

  // The county wants more, and says where.
  await sheet.getByText('No. 1, filed').waitFor()
  await page.getByRole('button', { name: 'Add a remark' }).click()
  await page.getByRole('combobox', { name: 'On, row 1' }).click()
  await page.getByRole('option', { name: 'Keeping in touch and reporting' }).click()
  await page.getByRole('textbox', { name: 'Remark, row 1' }).fill('How often?')
  await page.getByRole('button', { name: 'Return' }).click()
  await page.getByText('Returned by').waitFor()

  await page.getByRole('combobox', { name: 'Shown' }).click()
  await page.getByRole('option', { name: 'Draft' }).click()
  await page.getByText('How often?').waitFor()
  await contact.fill('Call the desk on channel 4 every two hours.')
  await save.click()
  await sheet.getByText('every two hours').waitFor()
  await signAndFile()
  await sheet.getByText('No. 2, filed').waitFor()
  await page.getByRole('button', { name: 'Accept' }).click()
  await page.getByText('Accepted by').waitFor()

  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'DOCX' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^Joint patrol plan of .* v2\.docx$/)
  const parts = unzipSync(new Uint8Array(await readFile(await download.path())))
  const words = new TextDecoder().decode(parts['word/document.xml'])
  for (const told of ['every two hours', 'Demonstration data', 'Demo Person', 'No. 2, filed'])
    expect(words).toContain(told)

  await page.getByRole('button', { name: 'All plans' }).click()
  await count('accepted').getByText('1', { exact: true }).waitFor()
  await expect.poll(() => count('draft').textContent()).toBe('0')
  expect(errors).toEqual([])
})

it('a unit is told of the plan that it owes on every page, and is led to it', async () => {
  const get = async <Item>(path: string): Promise<Item[]> =>
    ((await (await fetch(`${running.product.address}/api${path}`)).json()) as { items: Item[] }).items
  const plans = await get<{ unitId: string }>('/plans-on-file')
  const units = await get<{ id: string; level: string; name: { en: string } }>('/units')
  const without = units.find(
    ({ id, level }) => level === 'village' && plans.every(({ unitId }) => unitId !== id),
  )!
  const { page, errors } = await running.open('/patrols?lang=en')
  await page.getByRole('button', { name: 'Notices', exact: true }).click()
  const told = page.getByRole('dialog', { name: 'Notices' })
  await told.getByRole('combobox', { name: 'Notices of' }).fill(without.name.en)
  await page
    .getByRole('option', { name: new RegExp(`^${without.name.en}( |$)`) })
    .first()
    .click()
  await told.getByRole('link', { name: /^Joint plan .* missing/ }).waitFor()
  await page.getByRole('button', { name: /1 filing deadline to see to$/ }).waitFor()
  await told.getByRole('link', { name: /^Joint plan/ }).click()
  await page.getByTestId('plans-counts').waitFor()
  expect(new URL(page.url()).searchParams.get('deadline')).not.toBe(null)
  expect(errors).toEqual([])
})
