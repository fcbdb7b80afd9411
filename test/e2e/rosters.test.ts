import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })

interface Listed {
  id: string
  name: { en: string }
  mayLead?: boolean
  level?: string
  parentId?: string
  from: string
  leadId: string | null
  personIds: string[]
  place: { id: string }
  date?: string
}

const listed = async (path: string): Promise<Listed[]> =>
  ((await (await fetch(`${running.product.address}/api${path}`)).json()) as { items: Listed[] }).items

async function choose(page: Page, field: Locator, text: string) {
  await field.click()
  await field.fill(text)
  await page.getByRole('option', { name: text }).first().click()
}

it('a township’s week: need, pattern, every clash, who could take it, swap, printed', async () => {
  const units = await listed('/units')
  const township = units.find(({ level }) => level === 'township')!
  const village = units.find(({ level, parentId }) => level === 'village' && parentId === township.id)!
  const onShifts = new Set(
    (await listed('/shifts')).flatMap(({ leadId, personIds }) => [leadId, ...personIds]),
  )
  const free = (await listed('/people')).filter(({ id }) => !onShifts.has(id))
  const members = free.filter(({ mayLead }) => mayLead !== true).map(({ name }) => name.en)
  const leads = (await listed('/people')).filter(({ mayLead }) => mayLead === true).map(({ name }) => name.en)
  const [an, bo, cai] = leads.slice(-3) as [string, string, string]
  const [ma, he] = members as [string, string]
  const { page, errors } = await running.open(`/rosters?lang=en&unit=${township.id}&day=2027-03-10`)
  await page.locator('.roster-grid').waitFor()

  // What the village needs, by day, every day of the week.
  await page.getByRole('tab', { name: 'Needs' }).click()
  await page.getByRole('button', { name: 'Set a need' }).click()
  const needing = page.getByRole('dialog', { name: 'What a place needs' })
  await choose(page, needing.getByRole('combobox', { name: 'Place' }), village.name.en)
  await needing.getByLabel('People').fill('2')
  await needing.getByRole('button', { name: 'Save' }).click()
  await needing.waitFor({ state: 'detached' })
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: village.name.en }) })
  await row.locator('.hole-chip').first().waitFor()
  await expect.poll(() => row.locator('.hole-chip').count()).toBe(7)

  // Three shifts with the same lead on two of three crews: too little rest, too long a week, too many nights.
  await page.getByRole('button', { name: 'Enter a pattern' }).click()
  const pattern = page.getByRole('dialog', { name: 'A pattern for a span' })
  await choose(page, pattern.getByRole('combobox', { name: 'Place' }), village.name.en)
  await pattern.getByRole('button', { name: 'Remove crew 4' }).click()
  const crewLead = (number: number) => pattern.getByRole('combobox', { name: `Crew ${number}: Lead` })
  await choose(page, crewLead(1), an)
  await choose(page, crewLead(2), an)
  await choose(page, crewLead(3), bo)
  const said = pattern.locator('.clash-list')
  for (const words of ['rests', 'on duty', 'nights at', 'of 2 people'])
    await said.getByText(words).first().waitFor()
  await choose(page, crewLead(2), cai)
  await choose(page, pattern.getByRole('combobox', { name: 'Crew 1: Others' }), ma)
  await page.keyboard.press('Escape')
  await pattern.getByRole('button', { name: /^Enter 21 shifts/ }).click()
  await pattern.waitFor({ state: 'detached' })
  await row.locator('.shift-chip').nth(20).waitFor()
  const shiftsOf = async () =>
    (await listed(`/shifts?placeId=${village.id}`)).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  expect(await shiftsOf()).toHaveLength(21)

  // Two crews of one are short; whoever could take it is put on.
  await row.locator('.hole-chip').first().click()
  const shift = page.getByRole('dialog', { name: 'Shift', exact: true })
  const asEntered = shift.locator('form .clash-list')
  await asEntered.getByText('1 of 2 people').waitFor()
  const candidates = shift.getByRole('region', { name: 'Who could take this?' })
  await candidates.getByText('breaks no rule').first().waitFor()

  // Nobody leads; somebody leads who may not; somebody is there twice.
  const lead = shift.getByRole('combobox', { name: 'Lead' })
  await choose(page, lead, he)
  await asEntered.getByText('leads and may not').waitFor()
  await choose(page, lead, an)
  await asEntered.getByText('rests').first().waitFor()
  await choose(page, lead, cai)
  await candidates.getByRole('button', { name: 'Take' }).first().click()
  await asEntered.getByText('1 of 2 people').waitFor({ state: 'detached' })
  await shift.getByRole('button', { name: 'Save' }).click()
  await shift.waitFor({ state: 'detached' })
  await expect
    .poll(async () => (await shiftsOf()).filter(({ personIds }) => personIds.length > 0).length)
    .toBe(8)

  // Another shift at the same hours with the same lead.
  await page.getByRole('button', { name: 'Add a shift', exact: true }).click()
  const fresh = page.getByRole('dialog', { name: 'New shift' })
  await choose(page, fresh.getByRole('combobox', { name: 'Place' }), village.name.en)
  await choose(page, fresh.getByRole('combobox', { name: 'Lead' }), cai)
  await fresh.getByText('two shifts at once').first().waitFor()
  await fresh.getByRole('button', { name: 'Cancel', exact: true }).click()

  // Somebody goes on leave: their shifts say so.
  await page.getByRole('tab', { name: 'Leave' }).click()
  await page.getByRole('button', { name: 'Enter leave' }).click()
  const leaving = page.getByRole('dialog', { name: 'Leave' })
  await choose(page, leaving.getByRole('combobox', { name: 'Person' }), bo)
  await leaving.getByRole('button', { name: 'Save' }).click()
  await leaving.waitFor({ state: 'detached' })
  await row.locator('.shift-chip').filter({ hasText: 'leave' }).first().waitFor()

  // A swap is one act and is taken back by one.
  const [first, second] = await shiftsOf()
  await row.locator('.shift-chip').first().click()
  const swap = shift.getByRole('region', { name: 'Swap with' })
  await swap.getByRole('combobox', { name: 'Who gives this shift away' }).click()
  await page.getByRole('option', { name: an }).first().click()
  await swap.getByRole('combobox', { name: /Who takes it/ }).fill(cai)
  await page.getByRole('option', { name: cai }).first().click()
  await swap.locator('.clash-list').waitFor()
  await swap.getByRole('button', { name: 'Swap', exact: true }).click()
  await shift.waitFor({ state: 'detached' })
  await expect.poll(async () => (await shiftsOf())[0]?.leadId).toBe(second?.leadId)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await shiftsOf())[0]?.leadId).toBe(first?.leadId)

  // Dragged to another day it opens as it would be, and says what that breaks.
  await row.locator('.shift-chip').first().dragTo(row.getByRole('cell').nth(3))
  await asEntered.getByText('two shifts at once').or(asEntered.getByText('rests')).first().waitFor()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Print a place' }).click()
  const sheet = page.locator('.roster-sheet-page')
  await choose(page, page.getByRole('combobox', { name: 'Place' }), village.name.en)
  await sheet.getByRole('heading', { name: `Roster of ${village.name.en}` }).waitFor()
  await expect.poll(() => sheet.getByRole('row').count()).toBe(7)
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  expect(errors).toEqual([])
}, 300_000)
