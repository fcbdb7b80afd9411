import { expect, it } from 'vitest'
import { totp } from '../server/totp.ts'
import { runProduct } from './runProduct.ts'
import { seriousFaults } from './seriousFaults.ts'

const running = runProduct({ DEMO: 'none', ACCOUNTS: 'on' })

it('the first administrator sets up a second factor before anything else, and finds the codes still there', async () => {
  const [, password = ''] = /password (\S+)/.exec(running.product.told()) ?? []
  const { page } = await running.open('/?lang=en', { viewport: { width: 390, height: 844 } })
  await page.getByLabel('User name').fill('admin')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByLabel('New password', { exact: true }).fill('administrator')
  await page.getByLabel('New password again').fill('administrator')
  await page.getByRole('button', { name: 'Save the password' }).click()
  await page.getByText(/is among the most common ones/).waitFor()
  await page.getByLabel('New password', { exact: true }).fill('six words of my own')
  await page.getByLabel('New password again').fill('six words of my own')
  await page.getByRole('button', { name: 'Save the password' }).click()

  await page.getByRole('heading', { name: 'Set up a second factor' }).waitFor()
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Turn on' }).click()
  await page.getByRole('img', { name: /^QR code/ }).waitFor()
  const told = (await page.locator('.account-key').textContent()) ?? ''
  const key = (told.split(':')[1] ?? '').replaceAll(' ', '')
  await page.getByLabel('Code', { exact: true }).fill(totp(`otpauth://totp/a?secret=${key}`))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.locator('.backup-codes code').first().waitFor()
  // Who comes back from where they wrote them down is asked for again.
  await Promise.all([
    page.waitForResponse(/\/api\/me$/),
    page.evaluate(() => document.dispatchEvent(new Event('visibilitychange'))),
  ])
  await page.waitForTimeout(500)
  expect(await page.locator('.backup-codes code').count()).toBe(10)
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.locator('.backup-codes').waitFor({ state: 'detached' })
  await page.goto(`${running.product.address}/account?lang=en`)
  await page.getByText(/Your role takes one/).waitFor()
  await page.context().close()
}, 120_000)
