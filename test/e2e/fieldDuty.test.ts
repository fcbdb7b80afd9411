import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { compileBorderLine, type BorderLine } from '../../geo/borderLine.ts'
import { positionBeside } from '../../geo/chainage.ts'
import { pngOf } from '../server/pictures.ts'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

let line: BorderLine
beforeAll(async () => {
  const { lines } = await ask<{
    lines: { id: string; path: [number, number][]; homeSide: 'left' | 'right' }[]
  }>('/county')
  const [first] = lines
  line = compileBorderLine({ id: first!.id, positions: first!.path, homeSide: first!.homeSide })
}, 180_000)

const ask = async <Answer>(path: string): Promise<Answer> =>
  (await (await fetch(`${running.product.address}/api${path}`)).json()) as Answer

async function post(path: string, body: unknown): Promise<{ id: string }> {
  const answer = await fetch(`${running.product.address}/api${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify(body),
  })
  expect(answer.status, await answer.clone().text()).toBe(201)
  return (await answer.json()) as { id: string }
}

interface Gap {
  readonly fromM: number
  readonly toM: number
}

/** Gaps by evidence at this moment that are long enough for a car. */
async function gapsByEvidence(): Promise<Gap[]> {
  const { lines } = await ask<{ lines: { runsNow: (Gap & { state: string })[] }[] }>('/coverage?kind=actual')
  return lines[0]!.runsNow.filter(({ state, fromM, toM }) => state === 'gap' && toM - fromM > 700)
}

const stateAt = async (atM: number): Promise<string | undefined> => {
  const { lines } = await ask<{ lines: { runsNow: (Gap & { state: string })[] }[] }>('/coverage?kind=actual')
  return lines[0]!.runsNow.find(({ fromM, toM }) => fromM <= atM && atM < toM)?.state
}

async function assign({ fromM, toM }: Gap, more: object = {}): Promise<string> {
  const { items } = await ask<{ items: { id: string }[] }>('/units')
  const nowMs = Date.now()
  const { id } = await post('/patrols', {
    lineId: line.id,
    fromM,
    toM,
    from: new Date(nowMs - 600_000).toISOString(),
    to: new Date(nowMs + 3_600_000).toISOString(),
    mode: 'vehicle',
    team: { en: 'Team by car', zh: '车巡队' },
    unitId: items[0]!.id,
    ...more,
  })
  return id
}

/** A browser notes each request that finds no network. */
const isUnexpected = (error: string): boolean => !error.includes('ERR_INTERNET_DISCONNECTED')

const beside = (atM: number) => {
  const [longitude, latitude] = positionBeside(line, atM, 10)
  return { longitude, latitude, accuracy: 8 }
}

/** Drives along the line until the page says that it recorded so many positions; metres a second. */
async function drive(context: BrowserContext, page: Page, fromM: number, speed: number, count: number) {
  const beganMs = Date.now()
  const recorded = page.getByText(new RegExp(`^${count} positions wait to be sent`))
  const atM = () => fromM + (speed * (Date.now() - beganMs)) / 1000
  while (!(await recorded.isVisible())) {
    await context.setGeolocation(beside(atM()))
    await page.waitForTimeout(500)
  }
  return atM()
}

describe('a patrol in the field', () => {
  it('is recorded without a network, sent with it, and becomes passes that hold the line', async () => {
    const [gap] = await gapsByEvidence()
    const patrolId = await assign(gap!)
    const { page, errors } = await running.open(`/field?lang=en&patrol=${patrolId}`, {
      ...phone,
      geolocation: beside(gap!.fromM),
      permissions: ['geolocation'],
    })
    const context = page.context()
    await page.getByRole('button', { name: 'Start the patrol' }).click()
    await page.getByText('Recording · last position').waitFor()
    await context.setOffline(true)
    const reachedM = await drive(context, page, gap!.fromM, 12, 4)
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByRole('heading', { name: 'paused' }).waitFor()
    // Nothing of it lies in the page alone: it is closed and opened again before there is a network.
    await page.close()
    await context.setOffline(false)
    const again = await context.newPage()
    await again.goto(`${running.product.address}/field?lang=en&patrol=${patrolId}`)
    await again.getByRole('heading', { name: 'paused' }).waitFor()
    await expect
      .poll(
        async () =>
          (await ask<{ figures: { walkedM: number } }>(`/patrols/${patrolId}/walk`)).figures.walkedM,
      )
      .toBeGreaterThan(200)
    const told = async () =>
      (await ask<{ items: { kind: string; plan: Gap }[] }>(`/patrol-events?patrolId=${patrolId}`)).items
    await expect.poll(async () => (await told()).map(({ kind }) => kind)).toEqual(['started', 'paused'])
    const said = await told()
    expect(said[0]!.plan.toM).toBeCloseTo(gap!.toM, 3)
    await expect.poll(() => stateAt((gap!.fromM + Math.min(reachedM, gap!.toM)) / 2 - 50)).toBe('held')
    expect(errors.filter(isUnexpected)).toEqual([])
    await context.close()
  }, 240_000)

  it('of a phone whose outbox is full is held by what its own tracker app sends', async () => {
    const gap = (await gapsByEvidence()).at(-1)!
    const { items } = await ask<{ items: { id: string }[] }>('/units')
    const trackerId = (
      await post('/trackers', {
        key: 'traccar-and-osmand',
        name: { en: 'Phone of the team', zh: '队伍手机' },
        unitId: items[0]!.id,
      })
    ).id
    await assign(gap, { trackerId })
    const { page } = await running.open('/field?lang=en&note=ground', {
      ...phone,
      geolocation: beside(gap.fromM),
      permissions: ['geolocation'],
    })
    await page.getByLabel('What you saw').fill('Fresh tracks of a cart')
    await page.getByText('±8 m').waitFor()
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Send the note' }).click()
    await page.getByText('Kept, waiting to be sent').waitFor()

    const nowMs = Date.now()
    const steps = 20
    for (let step = 0; step < steps; step++) {
      const { longitude, latitude } = beside(gap.fromM + 40 + step * 25)
      const atMs = nowMs - (steps - step) * 15_000
      // Traccar Client of old speaks by the query, the one of today by JSON, OsmAnd by a form.
      const address = `${running.product.address}/api/trackers/report`
      const query = new URLSearchParams({
        id: 'traccar-and-osmand',
        lat: String(latitude),
        lon: String(longitude),
        timestamp: String(Math.round(atMs / 1000)),
        accuracy: '7',
      })
      const location = {
        timestamp: new Date(atMs).toISOString(),
        coords: { latitude, longitude, accuracy: 7 },
      }
      const answer =
        step % 3 === 0
          ? await fetch(`${address}?${query}`)
          : step % 3 === 1
            ? await fetch(address, { method: 'POST', body: query })
            : await fetch(address, {
                method: 'POST',
                headers: { 'Content-Type': 'application/json' },
                body: JSON.stringify({ device_id: 'traccar-and-osmand', location }),
              })
      expect(answer.status).toBe(200)
    }
    await expect.poll(() => stateAt(gap.fromM + 200)).toBe('held')
    // All that while nothing left the phone's own outbox.
    await page.getByText('Kept, waiting to be sent').waitFor()
    await page.context().setOffline(false)
    await page.getByText('Received', { exact: true }).waitFor()
    await page.context().close()
  }, 180_000)
})

describe('something that happened', () => {
  it('is reported without a network with its photo, once, and stands at the desk beside the effort', async () => {
    const atM = line.lengthM / 3
    const { page, errors } = await running.open('/field?lang=en', {
      ...phone,
      geolocation: beside(atM),
      permissions: ['geolocation'],
    })
    const context = page.context()
    await page.getByRole('button', { name: 'Report', exact: true }).click()
    await page.getByRole('button', { name: /^People met at the line/ }).click()
    await page.getByRole('button', { name: 'How many people: one more' }).click()
    await page.getByRole('radio', { name: 'towards home ground' }).click()
    await page.getByRole('button', { name: 'Persuaded to return: one more' }).click()
    await page.locator('input[type=file][capture]').setInputFiles({
      name: 'stream.png',
      mimeType: 'image/png',
      buffer: Buffer.from(pngOf(64, 48, [40, 90, 60])),
    })
    await page.locator('.photo-picture[src]').waitFor()
    await page.getByText('±8 m').waitFor()
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Report it' }).click()
    await page.getByText('Kept, waiting to be sent').waitFor()
    await page.close()
    await context.setOffline(false)
    const again = await context.newPage()
    await again.goto(`${running.product.address}/field?lang=en&outbox=1`)
    await again.getByRole('heading', { name: 'Sent', exact: true }).waitFor()
    const { items } = await ask<{
      items: { synthetic: boolean; people: number; outcomes: object; photos: string[] }[]
    }>('/incidents')
    const reported = items.filter(({ synthetic }) => !synthetic)
    expect(reported.map(({ people, outcomes, photos }) => [people, outcomes, photos.length])).toEqual([
      [2, { persuaded: 1 }, 1],
    ])
    expect(errors.filter(isUnexpected)).toEqual([])
    await context.close()

    const stretch = `stretch:${line.id}:${Math.floor(atM - 500)}:${Math.ceil(atM + 500)}`
    const { page: desk } = await running.open(`/?lang=en&pick=${stretch}`)
    await desk.getByText(/^\d+ incidents? · \d+ people · in [\d,]+ assigned patrol hours$/).waitFor()
    await desk.getByText(/2 people · towards home ground · Persuaded to return 1$/).waitFor()
    await desk.context().close()
  }, 180_000)

  it('at a checkpoint is a handover: who was on is logged, and the desk sees who took over', async () => {
    const { features } = await ask<{ features: { id: string; properties: { name: { en: string } } }[] }>(
      '/collections/checkpoints/items?limit=1000',
    )
    const checkpoint = features[0]!
    const { page } = await running.open(`/field?lang=en&handover=${checkpoint.id}`, phone)
    await page
      .getByLabel('Who takes over')
      .getByRole('button', { name: 'Others, not on the roster: one more' })
      .click()
    await page.getByRole('button', { name: /^Hand over: \d+ on$/ }).click()
    await page.getByText('Received', { exact: true }).waitFor()
    const { items } = await ask<{ items: { logId: string | null; incoming: { others: number } }[] }>(
      `/handovers?placeId=${checkpoint.id}`,
    )
    expect(items.map(({ incoming }) => incoming.others)).toEqual([1])
    await page.context().close()
    const { page: desk } = await running.open(`/?lang=en&pick=checkpoint:${checkpoint.id}`)
    await desk
      .getByText(/took over/)
      .first()
      .waitFor()
    await desk.context().close()
  }, 180_000)
})
