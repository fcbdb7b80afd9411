import type { Page } from 'playwright-core'

/** Of all accounts of a demonstration. */
export const demonstrationPassword = 'borderkeep-demo'

/** Signs in on a page that asks for it. */
export async function signInOn(page: Page, userName: string, password: string): Promise<void> {
  await page.getByLabel('User name').fill(userName)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: /^Sign in( again)?$/ }).click()
}
