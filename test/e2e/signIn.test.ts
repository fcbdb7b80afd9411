import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { totp } from '../server/totp.ts'
import { runProduct } from './runProduct.ts'
import { seriousFaults } from './seriousFaults.ts'
import { demonstrationPassword, signInOn } from './signInOn.ts'

const running = runProduct({ DEMO: 'malipo', ACCOUNTS: 'on' })

const phone = { viewport: { width: 390, height: 844 } }

/** Opens a page where nobody is signed in, and signs in there. */
async function signedIn(
  path: string,
  userName: string,
  password = demonstrationPassword,
  options: BrowserContextOptions = {},
) {
  const opened = await running.open(path, options)
  await signInOn(opened.page, userName, password)
  return opened
}

interface Trail {
  id: string
  properties: { number: number; unsealed: boolean; meetsLineAtM: number[] }
}

/** The open trails nearest to where the line begins, which is the demonstration officer's ground, and farthest. */
async function openTrails(page: Page): Promise<[own: number, elsewhere: number]> {
  const answer = await page.request.get(`${running.product.address}/api/collections/trails/items?limit=10000`)
  const { features } = (await answer.json()) as { features: Trail[] }
  const open = features
    .filter(({ properties }) => properties.unsealed)
    .toSorted((one, other) => placeOf(one) - placeOf(other))
  const [own, elsewhere] = [open[0], open.at(-1)]
  if (own === undefined || elsewhere === undefined) throw new Error('the demonstration has no open trails')
  return [own.properties.number, elsewhere.properties.number]
}

const placeOf = ({ properties }: Trail): number => properties.meetsLineAtM[0] ?? 0

async function sealTrail(page: Page, number: number): Promise<void> {
  await page.getByRole('searchbox', { name: 'Trail number' }).fill(String(number))
  await page.locator('.field-list button').first().click()
  await page.getByRole('button', { name: 'Mark as sealed' }).click()
  await page.getByRole('radio', { name: 'Wire' }).click()
  await page.getByRole('button', { name: /^Send/ }).click()
}

describe('accounts', () => {
  it('a duty officer seals a trail of the own township, and is told whose another one is', async () => {
    const { page } = await running.open('/field?lang=en', phone)
    await page.getByRole('button', { name: /^Duty officer/ }).click()
    await page.getByText('Trails of my stretch').waitFor()
    const [own, elsewhere] = await openTrails(page)
    await sealTrail(page, own)
    await page.getByText(`Trail ${own} is now: sealed, to be verified`).waitFor()
    await page.getByRole('button', { name: 'Done' }).click()

    await sealTrail(page, elsewhere)
    await page.getByText(/not your unit.s to change: it belongs to Demo/).waitFor()
    await page.context().close()
  })

  it('what one officer entered is not sent under the name of another', async () => {
    // The worker has its own way out, which would send it.
    const { page } = await signedIn('/field?lang=en', 'officer', demonstrationPassword, {
      ...phone,
      serviceWorkers: 'block',
    })
    await page.getByText('Trails of my stretch').waitFor()
    const [own] = await openTrails(page)
    await page.route('**/api/trails/**', (route) => route.abort())
    await sealTrail(page, own)
    await page.getByText('Kept, waiting to be sent').waitFor()
    await page.goto(`${running.product.address}/account?lang=en`)
    await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click()
    await page.getByText('officer: 1 entry').waitFor()
    await page.unroute('**/api/trails/**')

    await page.goto(`${running.product.address}/field?lang=en`)
    await signInOn(page, 'chief', demonstrationPassword)
    await page.getByRole('button', { name: 'Outbox' }).click()
    await page.getByText('Waiting for somebody else').waitFor()
    await page.getByText('Made by officer').waitFor()
    await page.context().close()
  })

  it('an account that is made signs in with its one-time password, changes it, and is ended', async () => {
    const administrator = await signedIn('/admin?part=accounts&lang=en', 'admin')
    const desk = administrator.page
    await desk.getByRole('button', { name: 'Make an account' }).click()
    await desk.getByLabel('User name').fill('li.na')
    await desk.getByLabel('Name in English').fill('Li Na')
    await desk.getByRole('combobox', { name: 'Unit', exact: true }).last().click()
    await desk.getByRole('option', { name: /^Demo Township 2 / }).click()
    await desk.locator('.mantine-MultiSelect-input').click()
    await desk.getByRole('option', { name: 'Segment chief' }).click()
    await desk.keyboard.press('Escape')
    await desk.getByRole('button', { name: 'Make', exact: true }).click()
    const oneTimePassword = await desk.locator('.shown-once').textContent()
    await desk.getByRole('button', { name: 'Done' }).click()

    const { page } = await signedIn('/?lang=en', 'li.na', oneTimePassword ?? '')
    await page.getByText('Choose a password of your own').waitFor()
    await page.getByLabel('New password', { exact: true }).fill('six words of my own')
    await page.getByLabel('New password again').fill('six words of my own')
    await page.getByRole('button', { name: 'Save the password' }).click()
    await page.locator('.gap-row').first().waitFor()

    await desk.getByRole('button', { name: 'More about Li Na' }).click()
    await desk.getByRole('menuitem', { name: 'Sessions' }).click()
    await desk.getByRole('button', { name: 'Sign out everywhere' }).click()
    const over = page.getByRole('dialog', { name: 'Sign in again' })
    await over.waitFor()
    await expect.poll(() => over.getByLabel('User name').inputValue()).toBe('li.na')
    await signInOn(page, 'li.na', 'six words of my own')
    await over.waitFor({ state: 'detached' })

    await page.getByRole('button', { name: 'Account of Li Na' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByLabel('User name').waitFor()
    await page.context().close()
    await desk.context().close()
  }, 180_000)

  it('a second factor is turned on from its QR code’s key, and asked for when signing in', async () => {
    const { page } = await signedIn('/account?lang=en', 'inspector')
    await page.getByRole('button', { name: 'Turn on' }).click()
    await page.getByLabel('Your password').fill(demonstrationPassword)
    await page.locator('.account-form').getByRole('button', { name: 'Turn on' }).click()
    await page.getByRole('img', { name: /^QR code/ }).waitFor()
    const told = (await page.locator('.account-key').textContent()) ?? ''
    const key = (told.split(':')[1] ?? '').replaceAll(' ', '')
    await page.getByLabel('Code', { exact: true }).fill(totp(`otpauth://totp/a?secret=${key}`))
    await page.getByRole('button', { name: 'Confirm' }).click()
    const backupCode = await page.locator('.backup-codes code').first().textContent()
    await page.getByRole('button', { name: 'I have kept them' }).click()
    await page.getByText('On. Signing in asks for a code').waitFor()

    await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click()
    await signInOn(page, 'inspector', demonstrationPassword)
    await page.getByLabel('Code', { exact: true }).fill(backupCode ?? '')
    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.locator('.gap-row').first().waitFor()
    await page.context().close()
  })

  it('a display link opens the wall without anybody signed in, and nowhere else', async () => {
    const administrator = await signedIn('/admin?part=displays&lang=en', 'admin')
    const desk = administrator.page
    await desk.getByRole('button', { name: 'Make a display' }).click()
    await desk.getByLabel('Name', { exact: true }).fill('Duty room, left')
    await desk.getByRole('button', { name: 'Make', exact: true }).click()
    const link = new URL((await desk.locator('.shown-once').textContent()) ?? '')

    const { page } = await running.open(`${link.pathname}?lang=en`)
    await page.getByRole('button', { name: 'Show the wall here' }).click()
    await page.locator('.wall-clock').first().waitFor()
    await expect.poll(() => new URL(page.url()).pathname).toBe('/wall')
    expect(await page.getByRole('button', { name: /^Account of/ }).count()).toBe(0)
    await page.goto(`${running.product.address}/plan`)
    await expect.poll(() => new URL(page.url()).pathname).toBe('/wall')

    const another = await running.open(link.pathname)
    await another.page.getByText(/^This link opens nothing here/).waitFor()
    expect(await another.page.locator('.wall-clock').count()).toBe(0)
    await desk.getByRole('button', { name: 'Done' }).click()
    await desk.getByRole('button', { name: 'Revoke' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await page.getByText(/link has ended/).waitFor()

    await desk.getByRole('button', { name: 'Make a display' }).click()
    await desk.getByLabel('Name', { exact: true }).fill('Hall, no keyboard')
    await desk.getByRole('button', { name: 'Make', exact: true }).click()
    const unattended = new URL((await desk.locator('.shown-once').textContent()) ?? '')
    const hall = await running.open(`${unattended.pathname}#kiosk`)
    await hall.page.locator('.wall-clock').first().waitFor()
    expect(hall.errors).toEqual([])
    await hall.page.context().close()
    for (const { context } of [page, another.page, desk].map((one) => ({ context: one.context() })))
      await context.close()
  }, 180_000)

  it('what a role may not do is not offered', async () => {
    const { page } = await signedIn('/?lang=en', 'planner')
    await page.locator('.gap-row').first().waitFor()
    expect(await page.getByRole('button', { name: /^Take in hand/ }).count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Admin' }).count()).toBe(0)
    await page.goto(`${running.product.address}/about?lang=en`)
    await page.getByText('Lines loaded').waitFor()
    expect(await page.getByRole('button', { name: 'Back up now' }).count()).toBe(0)
    await page.goto(`${running.product.address}/admin?lang=en`)
    await page.getByText('Your roles do not open this page.').waitFor()
    await page.context().close()
  })
})

describe('what axe finds', () => {
  it.each([
    ['the sign-in page', '/?lang=zh', undefined, '.sign-in-role'],
    ['one’s account', '/account?lang=en', 'officer', '.account-row'],
    ['units', '/admin?part=units&lang=zh', 'admin', '.unit-row'],
    ['people', '/admin?part=people&lang=en', 'admin', '.data-table tbody tr'],
    ['accounts', '/admin?part=accounts&lang=en', 'admin', '.data-table tbody tr'],
    ['the audit', '/admin?part=audit&lang=zh', 'admin', '.data-table tbody tr'],
  ] as const)('on %s is nothing serious against WCAG 2.2 AA', async (_name, path, userName, shown) => {
    const { page, quiet } =
      userName === undefined ? await running.open(path) : await openSignedIn(path, userName)
    await page.locator(shown).first().waitFor()
    await quiet()
    expect(await seriousFaults(page)).toEqual([])
    await page.context().close()
  })
})

/** The same in a page's own language: by the button of a role, whatever it is called. */
async function openSignedIn(path: string, userName: string) {
  const opened = await running.open(path)
  await opened.page.locator('.sign-in-role', { hasText: userName }).last().click()
  return opened
}
