import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stateColours } from '../../client/theme/stateColours.ts'
import { startCuttableWay, type CuttableWay } from './cuttable.ts'
import { countPixels, openPage } from './product.ts'
import { runProduct } from './runProduct.ts'
import { trailRows } from './trailRows.ts'

const environment: Record<string, string> = { DEMO: 'malipo', ACCOUNTS: 'on' }
const running = runProduct(environment)
/** A version of the app is fetched whole before it is taken. */
const anotherVersion = { timeout: 100_000 }
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

let way: CuttableWay
beforeAll(async () => {
  way = await startCuttableWay(running.product.address)
})
afterAll(() => way.stop())

/** A phone on which the demonstration's officer signed in and waited until all is kept. */
async function visited(): Promise<Page> {
  const { page } = await openPage(
    running.browser,
    { ...running.product, address: way.address },
    '/field?lang=en',
    phone,
  )
  page.context().setDefaultTimeout(40_000)
  await page.getByRole('button', { name: /^Duty officer/ }).click()
  await page.getByText('Trails of my stretch').waitFor()
  await isKept(page)
  return page
}

/** The worker stands, with the map's program too, and the answers last asked for are on the disk. */
async function isKept(page: Page): Promise<void> {
  await expect.poll(() => filesKept(page)).toContain('/field')
  await expect.poll(() => answersKept(page)).toEqual(expect.arrayContaining(['towns', 'last-known', 'me']))
  await expect
    .poll(async () => (await answersKept(page)).filter((what) => what === 'list').length)
    .toBeGreaterThan(5)
}

const filesKept = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    if (navigator.serviceWorker.controller === null) return []
    const names = (await caches.keys()).filter((name) => name.startsWith('borderkeep.field.files.'))
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return kept.flat().map(({ url }) => new URL(url).pathname)
  })

/** The first part of each kept question. */
const answersKept = async (page: Page): Promise<string[]> => (await questionsKept(page)).map(([what]) => what)

/** What the worker keeps of versions of the app; of an old one nothing once the new one is in use. */
const versionsKept = async (page: Page): Promise<string[]> =>
  (await page.evaluate(() => caches.keys())).filter((name) => name.startsWith('borderkeep.field.files.'))

const questionsKept = (page: Page): Promise<[string, ...unknown[]][]> =>
  page.evaluate(async () => {
    // Opening it first would make it, without what the page keeps in it.
    const databases = await indexedDB.databases()
    if (!databases.some(({ name }) => name === 'borderkeep.field.kept')) return []
    return new Promise<[string, ...unknown[]][]>((resolve, reject) => {
      const opening = indexedDB.open('borderkeep.field.kept')
      opening.addEventListener('error', () => reject(new Error('not opened')))
      opening.addEventListener('success', () => {
        const database = opening.result
        const all = database.transaction('answers').objectStore('answers').getAll()
        all.addEventListener('success', () => {
          database.close()
          resolve((all.result as { key: [string, ...unknown[]] }[]).map(({ key }) => key))
        })
      })
    })
  })

const stretchName = (page: Page) => page.getByRole('region', { name: 'My stretch' }).locator('h2')

describe('the field without a server, after one visit', () => {
  it('opens with the stretch, its state, its trails with their entries, and the map, and says how old they are', async () => {
    const page = await visited()
    const name = await stretchName(page).textContent()
    const rows = await trailRows(page).allTextContents()
    // A shift ends where there may be no network.
    const patrol = page.getByRole('region', { name: 'My patrol' }).getByRole('listitem')
    const patrolled = await patrol.allTextContents()
    expect(patrolled.length).toBeGreaterThan(0)
    await expect
      .poll(async () => (await questionsKept(page)).map(([, which]) => which))
      .toContain('patrols-today')
    way.cut()
    await page.reload()
    await page.getByText('Offline since').waitFor()
    await expect.poll(() => patrol.allTextContents()).toEqual(patrolled)
    await expect.poll(() => stretchName(page).textContent()).toBe(name)
    await expect.poll(() => trailRows(page).allTextContents()).toEqual(rows)
    await expect.poll(() => page.locator('.field-states').first().textContent()).toContain('%')

    await trailRows(page).first().click()
    await page.getByRole('heading', { name: 'Entries' }).waitFor()
    await expect.poll(() => page.locator('.field-event').count()).toBeGreaterThan(0)

    await page.goto(`${way.address}/field?lang=en&map=1`)
    await page.getByText('Planned state as of').waitFor()
    await expect.poll(() => countPixels(page, '.field-map', stateColours.light.held)).toBeGreaterThan(200)
    way.mend()
    await page.context().close()
  })

  it('knows who answers for a trail and who is on at a checkpoint, though neither was opened before', async () => {
    const page = await visited()
    const asked = async () => (await questionsKept(page)).map(([what, which]) => `${what} ${String(which)}`)
    await expect
      .poll(asked, { timeout: 60_000 })
      .toEqual(
        expect.arrayContaining(['list /charges', 'list /people', 'list /policies', 'collection stretches']),
      )
    await expect
      .poll(async () => (await asked()).filter((one) => one.startsWith('last-known logs ')).length, {
        timeout: 60_000,
      })
      .toBeGreaterThan(0)
    way.cut()
    await page.reload()
    await page.getByText('Offline since').waitFor()
    await trailRows(page).first().click()
    const answers = page.getByRole('region', { name: 'Answers for it' })
    await answers.getByText('Village').first().waitFor()
    await expect.poll(() => answers.locator('dd').allTextContents()).not.toContain('')

    await page.goto(`${way.address}/field?lang=en&handover=`)
    await page.locator('.field-trail').first().click()
    const incoming = page.getByRole('region', { name: 'Who takes over' })
    await incoming.waitFor()
    await expect
      .poll(() => incoming.getByRole('combobox').first().locator('option').count())
      .toBeGreaterThan(1)
    way.mend()
    await page.context().close()
  })

  it('keeps what is entered then, and sends it once under the name of whoever entered it', async () => {
    const page = await visited()
    way.cut()
    await page.reload()
    await page.getByText('Offline since').waitFor()
    await trailRows(page).first().click()
    await page
      .getByRole('button', { name: 'Inspected, intact' })
      .or(page.getByRole('button', { name: 'Mark as sealed' }))
      .first()
      .click()
    const wire = page.getByRole('radio', { name: 'Wire' })
    if ((await wire.count()) > 0) await wire.click()
    await page.getByRole('button', { name: /^Send/ }).click()
    await page.getByText('Kept, waiting to be sent').waitFor()
    way.mend()
    await page.getByText(/^Received \d/).waitFor()
    await page.context().close()
  })

  it('a new version is taken by itself from the first screen, and a full outbox loses nothing by it', async () => {
    const page = await visited()
    const before = await versionsKept(page)
    let loads = 0
    page.on('load', () => (loads += 1))
    way.cutAt(/^POST \/api\/trails\/\S+\/events /)
    for (const index of [0, 1]) {
      await trailRows(page).nth(index).click()
      await page.getByText('Other entries').click()
      await page.getByRole('button', { name: 'Found breached' }).click()
      await page.getByRole('button', { name: /^Send/ }).click()
      await page.getByText('Kept, waiting to be sent').waitFor()
      await page.getByRole('button', { name: 'Done' }).click()
    }
    await page.getByText('2 waiting').waitFor()
    // Another policy of the page makes it another worker, as another build would.
    await running.product.restart(() => {
      environment['BASEMAP'] = `${running.product.address}/style.json`
    })
    await page.reload()
    // Once by hand, and once by itself, whichever comes first.
    await expect.poll(() => loads, anotherVersion).toBeGreaterThanOrEqual(2)
    await page.getByText('2 waiting').waitFor()
    const after = await versionsKept(page)
    expect(after.filter((name) => !before.includes(name))).toHaveLength(1)
    way.mend()
    await page.getByText('Nothing waiting').waitFor()
    await page.context().close()
  }, 300_000)

  it('a form is not taken away by a new version: it waits until that is left', async () => {
    const page = await visited()
    await trailRows(page).first().click()
    await page.getByText('Other entries').click()
    await page.getByRole('button', { name: 'Found breached' }).click()
    await running.product.restart(() => {
      // Another origin: the policy names no more than that.
      environment['BASEMAP'] = `${running.product.address.replace('127.0.0.1', 'localhost')}/style.json`
    })
    await page.getByLabel('Note').fill('the wire is cut')
    await expect
      .poll(
        () =>
          page.evaluate(async () => {
            const found = await navigator.serviceWorker.getRegistration('/field')
            await found?.update().catch(() => undefined)
            return found?.waiting != null
          }),
        anotherVersion,
      )
      .toBe(true)
    expect(await page.getByLabel('Note').inputValue()).toBe('the wire is cut')
    await page.evaluate(() => Object.assign(globalThis, { isBefore: true }))
    await page.getByRole('button', { name: 'Back' }).click()
    await page.getByRole('button', { name: 'Back' }).click()
    await expect
      .poll(() => page.evaluate(() => 'isBefore' in globalThis).catch(() => true), anotherVersion)
      .toBe(false)
    await page.context().close()
  }, 300_000)

  it('somebody else who signs in on the phone finds nothing of what the first was answered', async () => {
    const page = await visited()
    const name = (await stretchName(page).textContent()) ?? ''
    await page.context().clearCookies()
    await page.goto(`${way.address}/?lang=en`)
    await page.getByRole('button', { name: /^Duty desk/ }).click()
    await page.getByRole('link', { name: 'Field' }).waitFor()
    way.cut()
    await page.goto(`${way.address}/field?lang=en`)
    await page.getByRole('button', { name: 'Ask now' }).or(page.getByText('not reached')).first().waitFor()
    expect(await page.getByText(name).count()).toBe(0)
    way.mend()
    await page.context().close()
  })

  it('whoever signs out leaves nothing to be read, and the desk is none of the worker’s', async () => {
    const page = await visited()
    await page.goto(`${way.address}/account?lang=en`)
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull()
    await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click()
    await page.getByLabel('User name').waitFor()
    way.cut()
    await page.goto(`${way.address}/field?lang=en`)
    await page.getByRole('button', { name: 'Ask now' }).or(page.getByText('not reached')).first().waitFor()
    expect(await page.locator('.field-trail').count()).toBe(0)
    way.mend()
    await page.context().close()
  })
})
