import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { runProduct } from './runProduct.ts'
import { seriousFaults } from './seriousFaults.ts'

const running = runProduct({ DEMO: 'malipo', ACCOUNTS: 'on' })

async function openAsCommander(path: string): Promise<Page> {
  const { page } = await running.open(path, { viewport: { width: 1600, height: 1000 } })
  await page.locator('.sign-in-role', { hasText: 'commander' }).last().click()
  return page
}

/** The wall as it hangs there: nobody touches it after it was opened once. */
async function hang(address: string): Promise<Page> {
  const context = await running.browser.newContext({ viewport: { width: 1920, height: 1080 } })
  const page = await context.newPage()
  await page.goto(address)
  // Opening it may take a press on the display itself.
  await page.waitForLoadState()
  await page.locator('.wall-headline, button').first().waitFor()
  if (!page.url().endsWith('/wall')) await page.getByRole('button').click()
  await page.locator('.wall-headline').waitFor()
  return page
}

describe('the arrangement of a wall', () => {
  it('is made with its preview beside it, shown by a display link, and followed there untouched', async () => {
    const admin = await openAsCommander('/admin?part=walls&lang=en')
    await admin.getByRole('button', { name: 'Arrange a wall' }).click()
    await admin.getByLabel('Arrangement').fill('Duty hall')
    await admin.getByLabel('Darker at night').click()
    const preview = admin.frameLocator('iframe')
    await preview.locator('.wall-headline').waitFor()
    // The preview follows what is typed, before anything is saved.
    await admin.getByRole('combobox', { name: 'Coverage' }).click()
    await admin.getByRole('option', { name: 'Actual' }).click()
    await preview.getByText('by evidence', { exact: false }).first().waitFor()
    expect(await seriousFaults(admin)).toEqual([])
    await admin.getByRole('button', { name: 'Save' }).click()
    await admin.getByRole('cell', { name: 'Duty hall' }).waitFor()

    await admin.getByRole('tab', { name: 'Displays' }).click()
    await admin.getByRole('button', { name: 'Make a display' }).click()
    await admin.getByLabel('Name').fill('Left of the door')
    await admin.getByRole('combobox', { name: 'Shows' }).click()
    await admin.getByRole('option', { name: 'Duty hall' }).click()
    await admin.getByRole('button', { name: 'Make', exact: true }).click()
    const address = await admin.locator('.shown-once').textContent()
    await admin.getByRole('button', { name: 'Done' }).click()

    const wall = await hang(address ?? '')
    await wall.locator('.wall-share', { hasText: 'by evidence' }).waitFor()
    const loaded = await wall.evaluate(() => performance.timeOrigin)

    // Another kind of coverage, another language and a classification line come by themselves.
    await admin.getByRole('tab', { name: 'Walls' }).click()
    await admin.getByRole('button', { name: 'Change' }).click()
    await admin.getByRole('combobox', { name: 'Coverage' }).click()
    await admin.getByRole('option', { name: 'Planned' }).click()
    await admin.getByRole('button', { name: 'Save' }).click()
    await wall.locator('.wall-share', { hasText: 'by plan' }).waitFor()
    await admin.getByRole('button', { name: 'Change' }).click()
    await admin.getByRole('combobox', { name: 'Language' }).click()
    await admin.getByRole('option', { name: '中文' }).click()
    await admin.getByRole('button', { name: 'Save' }).click()
    await wall.locator('.wall-share', { hasText: '计划在控率' }).waitFor()
    await admin.getByLabel('Classification line, Chinese').fill('内部')
    await admin.getByLabel('English').fill('Internal')
    await admin.locator('.county-marks').getByRole('button', { name: 'Save' }).click()
    await wall.locator('.wall-classification', { hasText: /Internal|内部/ }).waitFor()
    expect(await wall.evaluate(() => performance.timeOrigin)).toBe(loaded)
    await admin.context().close()
    await wall.context().close()
  })
})
