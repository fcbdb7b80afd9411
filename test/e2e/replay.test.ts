import { beforeAll, expect, it } from 'vitest'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })

const hourMs = 3_600_000
const minuteMs = 60_000
const iso = (atMs: number) => new Date(atMs).toISOString()
const get = async <Answer>(path: string): Promise<Answer> =>
  (await (await fetch(`${running.product.address}/api${path}`)).json()) as Answer
const post = async (path: string, body: unknown) => {
  const answer = await fetch(`${running.product.address}/api${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify(body),
  })
  if (answer.status !== 201) throw new Error(await answer.text())
  return answer.json()
}

interface Trail {
  id: string
  properties: { number: number; status: string | null }
}

let number: number
const breachedMs = Date.now() - 45 * minuteMs
beforeAll(async () => {
  const { features } = await get<{ features: Trail[] }>('/collections/trails/items?limit=1000')
  const trail = features.find(({ properties }) => properties.status === 'verified')!
  number = trail.properties.number
  await post(`/trails/${trail.id}/events`, { kind: 'breached', observedAt: iso(breachedMs) })
})

it('a wall replays two hours, shows what was done in them, and is live again', async () => {
  const { items: units } = await get<{ items: { id: string }[] }>('/units')
  const scenes = [
    // What it takes to load on a slow machine is a part of it.
    { kind: 'replay', hours: 2, seconds: 90 },
    { kind: 'whole', seconds: 3600 },
  ]
  const wall = (await post('/walls', { name: 'Hall', unitId: units[0]!.id, scenes })) as { id: string }
  const { page, errors } = await running.open(`/wall?lang=en&wall=${wall.id}`, {
    viewport: { width: 1920, height: 1080 },
  })
  const replayed = page.getByTestId('wall-replay')
  await replayed.getByText('REPLAY · NOT LIVE').waitFor({ timeout: 120_000 })
  await page.locator('.replay-hour').getByText(`Trail ${number} found breached`).waitFor({ timeout: 150_000 })
  // Then it is over, and nothing of it is left.
  await replayed.waitFor({ state: 'detached', timeout: 180_000 })
  await page.locator('.wall-live').waitFor()
  await expect.poll(() => page.locator('.wall').getAttribute('data-replay')).toBe('false')
  await expect.poll(() => page.locator('.replay-frame').count()).toBe(0)
  expect(errors).toEqual([])
}, 400_000)

it('an overview is gone through by hand, with the figures that the server has of that instant', async () => {
  const { page, errors } = await running.open('/?lang=en')
  await page.getByRole('button', { name: 'Replay', exact: true }).click()
  const bar = page.locator('.replay-bar')
  await bar.getByRole('button', { name: 'Pause' }).click({ timeout: 120_000 })
  const slider = bar.getByRole('slider')
  await slider.focus()
  await page.keyboard.press('End')
  await bar.getByRole('button', { name: 'From the start' }).waitFor()
  for (let minute = 0; minute < 20; minute++) await page.keyboard.press('ArrowLeft')
  await page.locator('.replay-hour').getByText(`Trail ${number} found breached`).waitFor()
  const atMs = Number(await slider.getAttribute('aria-valuenow'))
  const query = new URLSearchParams({ from: iso(atMs - hourMs), to: iso(atMs + hourMs), at: iso(atMs) })
  const { county } = await get<{ county: { shareHeldNow: number } }>(`/coverage?${query}`)
  await expect
    .poll(async () => page.getByTestId('replay-share').innerText())
    .toMatch(new RegExp(`^${(county.shareHeldNow * 100).toFixed(1)}\\s*%$`))
  await bar.getByRole('button', { name: 'Back to live' }).click()
  await bar.waitFor({ state: 'detached' })
  await page.getByTestId('share-held').waitFor()
  expect(errors).toEqual([])
}, 300_000)
