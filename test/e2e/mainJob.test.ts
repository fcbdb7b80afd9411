import { describe, expect, it } from 'vitest'
import { countPixels } from './product.ts'
import { runProduct } from './runProduct.ts'

interface Feature {
  id: string
  properties: Record<string, unknown>
}

const running = runProduct({ DEMO: 'malipo' })

async function items(collection: string): Promise<Feature[]> {
  const answer = await fetch(`${running.product.address}/api/collections/${collection}/items?limit=10000`)
  return ((await answer.json()) as { features: Feature[] }).features
}

/** The number of trails open as the wall shows it, once it shows one. */
async function trailsOpenOnWall(): Promise<number> {
  const { page } = await running.open('/wall?lang=en&scene=whole', {
    viewport: { width: 1920, height: 1080 },
  })
  const stat = page.locator('.wall-stat', { hasText: 'trails open' })
  await stat.waitFor()
  await expect
    .poll(async () => Number.parseInt(await stat.innerText(), 10), { timeout: 60_000 })
    .not.toBeNaN()
  const open = Number.parseInt(await stat.innerText(), 10)
  await page.context().close()
  return open
}

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

describe('the main job in a real browser', () => {
  it('a duty officer marks a trail as sealed and the wall shows one open trail less after a reload', async () => {
    const openTrail = (await items('trails')).find((trail) => trail.properties['unsealed'] === true)
    if (openTrail === undefined) throw new Error('the demonstration has no open trail')
    const number = openTrail.properties['number'] as number
    const openBefore = await trailsOpenOnWall()

    const { page, errors } = await running.open('/field?lang=en', phone)
    await page.getByRole('searchbox', { name: 'Trail number' }).fill(String(number))
    await page.locator('.field-list button').first().click()
    await page.getByRole('button', { name: 'Mark as sealed' }).click()
    await page.getByRole('radio', { name: 'Wire' }).click()
    await page.getByRole('button', { name: /^Send/ }).click()
    await page.getByText(`Trail ${number} is now: sealed, to be verified`).waitFor()
    expect(errors).toEqual([])
    await page.context().close()

    const after = (await items('trails')).find((trail) => trail.id === openTrail.id)
    expect(after?.properties['status']).toBe('sealed')
    await expect.poll(() => trailsOpenOnWall()).toBe(openBefore - 1)
  })

  it('what an officer pressed without a network is kept over a reload and sent once', async () => {
    const openTrail = (await items('trails')).findLast((trail) => trail.properties['unsealed'] === true)
    if (openTrail === undefined) throw new Error('the demonstration has no second open trail')
    const number = openTrail.properties['number'] as number
    const { page } = await running.open('/field?lang=en', phone)
    await page.getByRole('searchbox', { name: 'Trail number' }).fill(String(number))
    await page.locator('.field-list button').first().click()
    await page.getByRole('button', { name: 'Mark as sealed' }).click()
    await page.getByRole('radio', { name: 'Ditch' }).click()
    await page.route('**/api/trails/**', (route) => route.abort())
    await page.getByRole('button', { name: /^Send/ }).click()
    await page.getByText('Kept, waiting to be sent').waitFor()
    await page.unroute('**/api/trails/**')
    await page.goto(`${running.product.address}/field?lang=en`)
    await expect
      .poll(
        async () => {
          const trail = (await items('trails')).find((each) => each.id === openTrail.id)
          return trail?.properties['status']
        },
        { timeout: 60_000 },
      )
      .toBe('sealed')
    const events = (await (
      await fetch(`${running.product.address}/api/trails/${openTrail.id}/events`)
    ).json()) as {
      items: { kind: string; method: string | null }[]
    }
    expect(events.items.filter((event) => event.method === 'ditch' && event.kind === 'sealed')).toHaveLength(
      1,
    )
    await page.context().close()
  })

  it('a planner draws a barrier along the line, sees what it bars and keeps it as a draft', async () => {
    const before = await items('barriers')
    const { page, errors } = await running.open('/plan?lang=en')
    const map = page.locator('.maplibregl-canvas').first()
    await map.waitFor()
    await page.getByRole('button', { name: 'New draft' }).click()
    await page.getByRole('button', { name: 'Along line' }).click()
    const box = await map.boundingBox()
    if (box === null) throw new Error('the map has no size')
    await page.mouse.click(box.x + box.width * 0.45, box.y + box.height * 0.5)
    await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.45, { steps: 5 })
    await page.mouse.click(box.x + box.width * 0.5, box.y + box.height * 0.45)
    await page.getByText('newly barred').first().waitFor()
    await page.getByLabel('Name', { exact: true }).fill('East of the pass')
    await page.getByRole('button', { name: 'Save draft' }).click()
    await expect
      .poll(async () => (await items('barriers')).length, { timeout: 30_000 })
      .toBe(before.length + 1)
    const known = new Set(before.map((barrier) => barrier.id))
    const draft = (await items('barriers')).find((barrier) => !known.has(barrier.id))
    expect(draft?.properties['lengthM']).toBeGreaterThan(100)
    expect(JSON.stringify(draft?.properties['parts'])).toContain('draft')
    expect(errors).toEqual([])

    await page.reload()
    await page.getByText('East of the pass').first().waitFor()
    await page.context().close()
  })

  it('a patrol assigned to a gap on the overview takes it off the list of gaps', async () => {
    const { page, errors } = await running.open('/?lang=en')
    const gaps = page.locator('.side-list .gap-row')
    await gaps.first().waitFor()
    const before = await gaps.count()
    const shortest = gaps.filter({ hasText: /\b\d+ m\b/ }).first()
    await shortest.click()
    await page.getByRole('button', { name: 'Assign a patrol here' }).click()
    await page.getByLabel('Team').first().fill('Standby team')
    await page.getByRole('button', { name: 'Assign', exact: true }).click()
    await expect.poll(() => gaps.count(), { timeout: 60_000 }).toBeLessThan(before)
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('a patrol is assigned up to the very end of the line, which is no whole metre', async () => {
    const answer = await fetch(`${running.product.address}/api/county`)
    const { lines } = (await answer.json()) as { lines: { id: string; lengthM: number }[] }
    const { id, lengthM } = lines[0]!
    const picked = `stretch:${id}:${Math.floor(lengthM) - 900}:${Math.ceil(lengthM)}`
    const { page, errors } = await running.open(`/?lang=en&pick=${picked}`)
    await page.getByRole('button', { name: 'Assign a patrol here' }).click()
    await page.getByLabel('Team').first().fill('Team of the end')
    await page.getByRole('button', { name: 'Assign', exact: true }).click()
    const assigned = async () => {
      const { items } = (await (await fetch(`${running.product.address}/api/patrols`)).json()) as {
        items: { team: { en: string }; toM: number }[]
      }
      return items.find(({ team }) => team.en === 'Team of the end')?.toM
    }
    await expect.poll(assigned).toBeCloseTo(lengthM, 6)
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('the whole line is drawn in its states: coloured pixels on the wall and the overview', async () => {
    const wall = await running.open('/wall?lang=en&scene=whole', {
      viewport: { width: 1920, height: 1080 },
    })
    const heldOnWall = () => countPixels(wall.page, '.wall-map', '#4EB3D3')
    await expect.poll(heldOnWall, { timeout: 100_000, interval: 2000 }).toBeGreaterThan(2000)
    await expect.poll(() => countPixels(wall.page, '.wall-map', '#EE4B7A')).toBeGreaterThan(200)
    expect(wall.errors).toEqual([])
    await wall.page.context().close()
  })

  it('no page asks another host for anything, in either language', async () => {
    for (const path of ['/', '/wall', '/plan', '/field', '/about']) {
      for (const language of ['en', 'zh']) {
        const { page, outside, errors, quiet } = await running.open(`${path}?lang=${language}`)
        await quiet()
        expect(outside, path).toEqual([])
        expect(errors, path).toEqual([])
        await expect
          .poll(() => page.locator('html').getAttribute('lang'))
          .toBe(language === 'zh' ? 'zh-CN' : 'en')
        await page.context().close()
      }
    }
  })
})
