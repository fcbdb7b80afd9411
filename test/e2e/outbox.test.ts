import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startCuttableWay, type CuttableWay } from './cuttable.ts'
import { startKillableBrowser } from './killableBrowser.ts'
import { openPage } from './product.ts'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })
const phone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true }
let way: CuttableWay
beforeAll(async () => {
  way = await startCuttableWay(running.product.address)
})
afterAll(() => way.stop())

interface Event {
  kind: string
  note: string
}

async function trailIds(): Promise<string[]> {
  const items = `${running.product.address}/api/collections/trails/items?limit=10000`
  const { features } = (await (await fetch(items)).json()) as { features: { id: string }[] }
  return features.map(({ id }) => id)
}

/** The notes of what an officer entered at a trail, in the order of the list. */
async function notesAt(trailId: string): Promise<string[]> {
  const answer = await fetch(`${running.product.address}/api/trails/${trailId}/events`)
  return ((await answer.json()) as { items: Event[] }).items.flatMap(({ note }) =>
    note.startsWith('entry') ? [note] : [],
  )
}

const formAt = (address: string, trailId: string) => `${address}/field?lang=en&trail=${trailId}&act=inspected`
const enter = (page: Page, note: string) => page.getByLabel('Note (optional)').fill(note)
const send = (page: Page) => page.getByRole('button', { name: /^Send: / }).click()

describe('the outbox of a phone', () => {
  it('holds what it said is kept, though the browser is killed in that moment, and sends it once', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'borderkeep-profile-'))
    const [trailId = ''] = await trailIds()
    const kept: string[] = []
    for (const [index, afterMs] of [0, 3, 10, 40].entries()) {
      const note = `entry ${index}`
      way.mend()
      const browser = await startKillableBrowser(profile)
      const page = await browser.open(formAt(way.address, trailId))
      await enter(page, note)
      way.cut()
      if (index === 0) {
        await send(page)
        await page.getByText('Kept, waiting to be sent').waitFor()
        kept.push(note)
      } else {
        // Somewhere in the writing: whether it was kept by then is not known to the officer either.
        void send(page).catch(() => undefined)
        await new Promise((resolve) => setTimeout(resolve, afterMs))
      }
      await browser.kill()
    }
    way.mend()
    const browser = await startKillableBrowser(profile)
    const page = await browser.open(`${way.address}/field?lang=en&outbox=1`)
    await page.getByRole('heading', { name: 'Sent', exact: true }).waitFor()
    await page.getByRole('heading', { name: 'Nothing waiting' }).waitFor()
    const arrived = await notesAt(trailId)
    expect(arrived).toEqual(expect.arrayContaining(kept))
    expect(arrived).toEqual([...new Set(arrived)])
    await browser.kill()
    rmSync(profile, { recursive: true, force: true })
  }, 300_000)

  it('arrives whole and in order over a network that comes and goes', async () => {
    const [, trailId = ''] = await trailIds()
    const { page } = await openPage(
      running.browser,
      { ...running.product, address: way.address },
      '/field?lang=en',
      phone,
    )
    const notes = ['entry a', 'entry b', 'entry c', 'entry d']
    for (const note of notes) {
      way.mend()
      await page.goto(formAt(way.address, trailId))
      await enter(page, note)
      way.cut()
      await send(page)
      await page.getByText('Kept, waiting to be sent').waitFor()
    }
    way.mend()
    // The phone may send by itself first, and has no such button then.
    await page
      .getByRole('button', { name: 'Send now' })
      .click({ timeout: 5_000 })
      .catch(() => undefined)
    await page
      .getByText(/^Received /)
      .first()
      .waitFor()
    await expect.poll(() => notesAt(trailId)).toEqual(notes)
    await page.context().close()
  }, 300_000)

  it('goes in a file to another phone, which sends it once beside the first', async () => {
    const [, , trailId = ''] = await trailIds()
    const first = await openPage(
      running.browser,
      { ...running.product, address: way.address },
      '/field?lang=en',
      phone,
    )
    await first.page.goto(formAt(way.address, trailId))
    await enter(first.page, 'entry carried')
    way.cut()
    await send(first.page)
    await first.page.getByText('Kept, waiting to be sent').waitFor()
    await first.page.getByRole('button', { name: 'Done' }).click()
    await first.page.getByRole('button', { name: 'Outbox' }).click()
    const downloading = first.page.waitForEvent('download')
    await first.page.getByRole('button', { name: 'Save what waits to a file' }).click()
    const file = await (await downloading).path()

    const second = await running.open('/field?lang=en&outbox=1', phone)
    await second.page.getByLabel('Take in a file').setInputFiles(file)
    await second.page.getByText('1 entry taken in').waitFor()
    await second.page.getByRole('heading', { name: 'Sent', exact: true }).waitFor()
    expect(await notesAt(trailId)).toEqual(['entry carried'])
    way.mend()
    await first.page.getByRole('button', { name: 'Send now' }).click()
    await first.page.getByRole('heading', { name: 'Sent', exact: true }).waitFor()
    expect(await notesAt(trailId)).toEqual(['entry carried'])
    await first.page.context().close()
    await second.page.context().close()
  }, 300_000)
})
