import { expect, it } from 'vitest'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })

interface TrailItem {
  id: string
  properties: { status: string | null }
}

const hourMs = 3_600_000
const iso = (agoMs: number) => new Date(Date.now() - agoMs).toISOString()

it('a breach reported late is in the history, and not in what was known then', async () => {
  const items = `${running.product.address}/api/collections/trails/items?limit=1000`
  const { features } = (await (await fetch(items)).json()) as { features: TrailItem[] }
  const trail = features.find(({ properties }) => properties.status === 'sealed')!
  const reported = await fetch(`${running.product.address}/api/trails/${trail.id}/events`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify({ kind: 'breached', observedAt: iso(5 * hourMs), note: 'found in the morning' }),
  })
  expect(reported.status).toBe(201)

  const at = iso(2 * hourMs)
  const pick = `pick=trail:${trail.id}`
  const { page, errors } = await running.open(`/?lang=en&at=${at}&${pick}`)
  const inspector = page.locator('.overview-side')
  // What was true then, by all that is known now.
  await inspector.getByText('breached', { exact: true }).first().waitFor()
  await expect.poll(() => page.locator('.knowledge-band').count()).toBe(0)
  await expect.poll(() => inspector.locator('form').count()).toBe(1)

  await page.locator('.knowledge-button').click()
  await page.getByText('Known then', { exact: true }).click()
  await page.locator('.knowledge-band').getByText('later reports are left out').waitFor()
  await expect.poll(() => new URL(page.url()).searchParams.get('known')).toMatch(/^\d{4}-/)
  await page.keyboard.press('Escape')
  await inspector.getByText('sealed, to be verified').first().waitFor()
  await expect.poll(() => inspector.getByText('found in the morning').count()).toBe(0)
  await expect.poll(() => inspector.locator('form').count()).toBe(0)

  await page.locator('.knowledge-band button').click()
  await inspector.getByText('found in the morning').first().waitFor()
  await page.locator('.knowledge-band').waitFor({ state: 'detached' })
  expect(errors).toEqual([])
}, 180_000)

it('an instant before the journal began says so and leads back to now', async () => {
  const { page } = await running.open('/?lang=zh&known=2001-01-01T00:00:00Z')
  await page.getByText('无法显示该时刻已知的情况').waitFor()
  await page.getByRole('button', { name: '返回当前已知情况' }).click()
  await page.locator('.overview-side').waitFor()
  await expect.poll(() => new URL(page.url()).searchParams.has('known')).toBe(false)
}, 120_000)

it('an instant in the address that cannot be read is said to be so, and one ahead in the county’s time', async () => {
  const { page } = await running.open('/?lang=en&known=abc')
  await page.getByText('The instant in the address, “abc”, cannot be read').waitFor()
  await page.getByRole('button', { name: 'Back to what is known now' }).click()
  await page.locator('.overview-side').waitFor()
  await page.goto(`${running.product.address}/?lang=zh&known=${iso(-48 * hourMs)}`)
  await page.getByText(/“已知情况截至”的时刻尚未到来：.*现在是 .*GMT\+8/).waitFor()
}, 120_000)
