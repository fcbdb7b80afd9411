import { expect, it } from 'vitest'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })

it('a gap taken in hand at one desk is so at the other, and open again when it is taken back', async () => {
  const one = await running.open('/?lang=en')
  const other = await running.open('/?lang=zh')
  const openGap = one.page.locator('.gap-line:has([data-standing="open"])').first()
  const place = (await openGap.locator('p').first().textContent()) ?? ''
  const rowOn = ({ page }: typeof one) => page.locator('.gap-line', { hasText: place })
  const standingOn = (desk: typeof one) => rowOn(desk).locator('.gap-mark').getAttribute('data-standing')
  await rowOn(other).waitFor()

  await openGap.getByLabel(/^Take in hand/).click()
  const dialog = one.page.getByRole('dialog')
  await dialog.getByText('A team is on its way.').click()
  await dialog.locator('button[type="submit"]').click()
  await expect.poll(() => standingOn(one), { timeout: 30_000 }).toBe('in-hand')
  await expect.poll(() => standingOn(other), { timeout: 30_000 }).toBe('in-hand')
  await rowOn(other).getByText('处置').first().waitFor()

  await dialog.getByLabel('Close').click()
  await dialog.waitFor({ state: 'detached' })
  await one.page.keyboard.press('Control+z')
  await expect.poll(() => standingOn(other), { timeout: 30_000 }).toBe('open')
  await one.page.keyboard.press('Control+Shift+Z')
  await expect.poll(() => standingOn(other), { timeout: 30_000 }).toBe('in-hand')
  expect([...one.errors, ...other.errors]).toEqual([])
}, 240_000)
