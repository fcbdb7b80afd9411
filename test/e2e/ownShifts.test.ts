import { describe, expect, it } from 'vitest'
import { runProduct } from './runProduct.ts'
import { seriousFaults } from './seriousFaults.ts'
import { demonstrationPassword, signInOn } from './signInOn.ts'

const running = runProduct({ DEMO: 'malipo', ACCOUNTS: 'on' })
const phone = { viewport: { width: 360, height: 640 }, hasTouch: true }

async function signedIn(path: string, options: object = {}) {
  const opened = await running.open(path, options)
  await signInOn(opened.page, 'officer', demonstrationPassword)
  return opened
}

describe('own shifts', () => {
  it('are shown on the phone of whoever is signed in, and once seen without a connection too', async () => {
    const { page, quiet } = await signedIn('/field?lang=en', phone)
    const card = page.getByRole('region', { name: 'My shifts' })
    await card.getByRole('button', { name: 'The coming two weeks' }).click()
    const duties = page.locator('.field-shift')
    await duties.first().waitFor()
    await quiet()
    const told = await duties.allInnerTexts()
    expect(told.length).toBeGreaterThan(1)
    expect(told[0]).toContain('you lead')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    expect(await seriousFaults(page)).toEqual([])
    // What was heard is written down soon after.
    await expect.poll(() => keptQuestions(page), { timeout: 20_000 }).toContain('duties')
    await page.context().setOffline(true)
    await page.reload()
    await duties.first().waitFor()
    await expect.poll(() => duties.allInnerTexts()).toEqual(told)
    await expect.poll(() => page.getByText(/^As last heard/).count()).toBe(1)
    await page.context().close()
  })

  it('are followed by a calendar app under an address that is shown once', async () => {
    const { page } = await signedIn('/account?lang=en')
    await page.getByRole('button', { name: 'Make the address' }).click()
    const address = await page.locator('.account-key').innerText()
    const read = async () => (await fetch(address)).text()
    expect(await read()).toContain('BEGIN:VEVENT')
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'I have it' }).click()
    await expect.poll(() => page.locator('.account-key').count()).toBe(0)
    await page.getByRole('button', { name: 'Withdraw' }).click()
    await page.getByRole('button', { name: 'Withdraw' }).last().click()
    await page.getByText('No address was made.').waitFor()
    expect((await fetch(address)).status).toBe(404)
    await page.context().close()
  })
})

/** Names of the questions whose answers the page keeps. */
const keptQuestions = async (page: Awaited<ReturnType<typeof signedIn>>['page']): Promise<string> =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).flatMap(({ name }) => (name === undefined ? [] : [name]))
    let all = ''
    for (const name of names) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const open = indexedDB.open(name)
        open.addEventListener('success', () => resolve(open.result))
        open.addEventListener('error', () => reject(open.error ?? new Error(name)))
      })
      for (const store of db.objectStoreNames) {
        const keys = await new Promise<unknown>((resolve, reject) => {
          const asked = db.transaction(store).objectStore(store).getAllKeys()
          asked.addEventListener('success', () => resolve(asked.result))
          asked.addEventListener('error', () => reject(asked.error ?? new Error(store)))
        })
        all += JSON.stringify(keys)
      }
      db.close()
    }
    return all
  })
