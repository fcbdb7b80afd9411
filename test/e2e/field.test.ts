import { describe, expect, it } from 'vitest'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

interface Trails {
  features: { id: string; properties: { unsealed: boolean } }[]
}

describe('the field on a phone', () => {
  it('is of now: it leaves out an instant that is asked for, says so and leads to where it is shown', async () => {
    const known = new Date(Date.now() - 2 * 3_600_000).toISOString()
    const { page, errors } = await running.open(`/field?lang=en&known=${known}`, phone)
    await page.getByText('This page shows now').waitFor()
    expect(new URL(page.url()).searchParams.has('known')).toBe(false)
    await page.getByRole('link', { name: 'Show it on the overview' }).click()
    await page.locator('.knowledge-band').waitFor()
    expect(new URL(page.url()).searchParams.get('known')).toBe(known)
    // And the way back does not carry it along.
    const toField = await page.locator('.rail-link[href^="/field"]').getAttribute('href')
    expect(toField).not.toContain('known')
    expect(errors).toEqual([])
    await page.context().close()
  }, 180_000)

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
})
