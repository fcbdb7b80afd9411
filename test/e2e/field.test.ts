import { describe, expect, it } from 'vitest'
import { pngOf } from '../server/pictures.ts'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

interface Trails {
  features: { id: string; properties: { unsealed: boolean } }[]
}

interface Barriers {
  features: {
    id: string
    properties: { name: { en: string }; status: string; parts: { path: [number, number][] }[] }
  }[]
}

describe('the field on a phone', () => {
  it('is of now: it leaves out an instant that is asked for, says so and leads to where it is shown', async () => {
    const known = new Date(Date.now() - 2 * 3_600_000).toISOString()
    const { page, errors } = await running.open(`/field?lang=en&known=${known}`, phone)
    await page.getByText('This page shows now').waitFor()
    await expect.poll(() => new URL(page.url()).searchParams.has('known')).toBe(false)
    await page.getByRole('link', { name: 'Show it on the overview' }).click()
    await page.locator('.knowledge-band').waitFor()
    await expect.poll(() => new URL(page.url()).searchParams.get('known')).toBe(known)
    // And the way back does not carry it along.
    const toField = await page.locator('.rail-link[href^="/field"]').getAttribute('href')
    expect(toField).not.toContain('known')
    expect(errors).toEqual([])
    await page.context().close()
  }, 180_000)

  it('begins each page at its top, and goes back to where the list was left', async () => {
    const { page } = await running.open('/field?lang=en', { ...phone, viewport: { width: 360, height: 640 } })
    const scrolledPx = () => page.evaluate(() => window.scrollY)
    const trail = page.locator('.field-trail', { hasText: /K\d/ }).last()
    await trail.scrollIntoViewIfNeeded()
    const leftPx = await scrolledPx()
    expect(leftPx).toBeGreaterThan(200)
    await trail.tap()
    await page.locator('.field-trail').first().waitFor({ state: 'detached' })
    await expect.poll(() => scrolledPx()).toBe(0)
    await page.getByRole('button', { name: /Back/ }).tap()
    await trail.waitFor()
    await expect.poll(() => scrolledPx()).toBeCloseTo(leftPx, -1)
    await page.context().close()
  })

  it('says that an entry was taken back beside the foot of the page, not on it', async () => {
    const items = `${running.product.address}/api/collections/trails/items?limit=10000`
    const { features } = (await (await fetch(items)).json()) as Trails
    const trail = features.find(({ properties }) => properties.unsealed)!
    const { page } = await running.open(`/field?lang=en&trail=${trail.id}&act=sealed`, phone)
    await page.getByRole('radio', { name: 'Wire' }).click()
    await page.getByRole('button', { name: /^Send/ }).click()
    await page.getByRole('button', { name: 'Take this entry back' }).click()
    const note = (await page.locator('.mantine-Notification-root').boundingBox())!
    const foot = (await page.getByRole('button', { name: 'Done' }).boundingBox())!
    expect(note.y + note.height).toBeLessThanOrEqual(foot.y)
    await page.context().close()
  }, 180_000)

  it('reports a damaged barrier with its photo once, though the page was closed without a network', async () => {
    const { address } = running.product
    const items = `${address}/api/collections/barriers/items?limit=10000`
    const { features } = (await (await fetch(items)).json()) as Barriers
    const barrier = features.find(({ properties }) => properties.status === 'complete')!
    const [longitude, latitude] = barrier.properties.parts[0]!.path[1]!
    const onTheSpot = { ...phone, geolocation: { longitude, latitude }, permissions: ['geolocation'] }
    const { page } = await running.open('/field?lang=en', onTheSpot)
    const context = page.context()
    await page.getByRole('button', { name: 'Report', exact: true }).click()
    await page.locator('.field-trail', { hasText: barrier.properties.name.en }).click()
    await page.locator('input[type=file][capture]').setInputFiles({
      name: 'posts.png',
      mimeType: 'image/png',
      buffer: Buffer.from(pngOf(64, 48, [120, 60, 20])),
    })
    await page.locator('.photo-picture[src]').waitFor()
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Report the damage' }).click()
    await page.getByText('Kept, waiting to be sent').waitFor()
    await page.close()
    await context.setOffline(false)
    const again = await context.newPage()
    await again.goto(`${address}/field?lang=en&outbox=1`)
    await again.getByRole('heading', { name: 'Sent', exact: true }).waitFor()
    const answer = await fetch(`${address}/api/barrier-events?barrierId=${barrier.id}`)
    const { items: events } = (await answer.json()) as { items: { kind: string; photos: string[] }[] }
    expect(events.map(({ kind, photos }) => [kind, photos.length])).toEqual([['damaged', 1]])
    await context.close()
  }, 180_000)
})
