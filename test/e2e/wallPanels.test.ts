import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { OnDuty } from '../../data/model/onDuty.ts'
import type { Overdue } from '../../data/model/overdue.ts'
import type { PolicyRecord } from '../../data/model/policy.ts'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })

const ask = async <Body>(path: string) => (await (await fetch(running.product.address + path)).json()) as Body

async function act(path: string, body: object): Promise<void> {
  const answer = await fetch(running.product.address + path, {
    method: 'POST',
    headers: { 'Idempotency-Key': randomUUID(), 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(await answer.text())
}

/** The figure before these words in the second line of a wall's headline. */
const figure = (page: Page, words: string) =>
  page.locator('.wall-duty-figure', { hasText: words }).locator('b').innerText()

/** What of the second line, of the panels and of what gaps say runs out of the display, or over what stands beside it. */
const clipped = (page: Page) =>
  page.evaluate(() => {
    const inside = (one: Element, other: Element) => {
      const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()]
      return a.left >= b.left - 1 && a.right <= b.right + 1 && a.top >= b.top - 1 && a.bottom <= b.bottom + 1
    }
    const line = document.querySelector('.wall-duty')
    const parts = [...document.querySelectorAll('.wall-duty h2, .wall-duty-figure')]
    const boxes = parts.map((part) => part.getBoundingClientRect())
    const overlaps = boxes.some((a, index) =>
      boxes
        .slice(index + 1)
        .some(
          (b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1,
        ),
    )
    const side = document.querySelector('.wall-side')
    return [
      ...[...document.querySelectorAll('.wall-panel')]
        .filter((panel) => side === null || !inside(panel, side))
        .map(({ textContent }) => `out of its side: ${textContent}`),
      ...parts.filter((part) => line === null || !inside(part, line)).map(({ textContent }) => textContent),
      ...[...document.querySelectorAll('.wall-told')]
        .filter((mark) => mark.scrollWidth > mark.clientWidth + 1)
        .map(({ textContent }) => textContent),
      ...(overlaps ? ['figures overlap'] : []),
    ]
  })

/** A wall's composition goes by the shape of the display alone: these are one, two side by side, and one upright. */
const shapes = [
  { width: 1280, height: 720 },
  { width: 2560, height: 720 },
  { width: 720, height: 1280 },
]

describe('what is late and who is on duty, on a wall', () => {
  it('is as the server has it, and follows when a second person verifies a seal', async () => {
    const { page, errors } = await running.open('/wall?lang=en&scene=whole', { viewport: shapes[0]! })
    const before = await ask<Overdue>('/api/overdue')
    expect(before.verifications.overdue).toBeGreaterThan(0)
    await expect.poll(() => figure(page, 'not verified')).toBe(String(before.verifications.overdue))
    await expect.poll(() => figure(page, 'not inspected')).toBe(String(before.reinspections.overdue))

    const shown = async () => [await figure(page, 'checkpoints'), await figure(page, 'on duty')]
    await expect
      .poll(async () => {
        const { checkpoints, people } = await ask<OnDuty>('/api/on-duty')
        const asServed = [`${checkpoints.staffed}/${checkpoints.all}`, String(people)]
        return (await shown()).join() === asServed.join()
      })
      .toBe(true)

    const [late] = before.verifications.longest
    const observedAt = new Date().toISOString()
    const { items: people } = await ask<{ items: { id: string }[] }>('/api/people')
    const { items: events } = await ask<{ items: { personId: string | null }[] }>(
      `/api/trails/${late!.trailId}/events`,
    )
    const second = people.find(({ id }) => events.every(({ personId }) => personId !== id))!
    await act(`/api/trails/${late!.trailId}/events`, {
      kind: 'verified',
      observedAt,
      personId: second.id,
      notByGps: 'no signal',
    })
    await expect.poll(() => figure(page, 'not verified')).toBe(String(before.verifications.overdue - 1))
    await page.locator('.wall-hour').getByText(`Trail ${late!.number}: seal verified`).waitFor()
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('says of each gap whether those who answer were told', async () => {
    const { page } = await running.open('/wall?lang=en&scene=whole', { viewport: shapes[0]! })
    await page.locator('.wall-told').first().waitFor()
    // What stood when the server first looked at gaps was told to nobody.
    const { items } = await ask<{ items: { at: string; readAt: string | null }[] }>(
      '/api/notices?standing=true',
    )
    expect(items.some(({ at, readAt }) => at === readAt)).toBe(true)
    await page.locator('.wall-told', { hasText: 'not told' }).first().waitFor()
    const rows = await page.locator('.wall-gaps li').count()
    await expect.poll(() => page.locator('.wall-told').count()).toBe(rows)
    await page.context().close()
  })

  it('fits every shape of a wall in both languages, with many gaps too', async () => {
    await act('/api/tier-orders', {
      tier: 'red',
      from: new Date(Date.now() - 60_000).toISOString(),
      orderedBy: { en: 'Headquarters', zh: '指挥部' },
    })
    for (const language of ['en', 'zh']) {
      const { page } = await running.open(`/wall?lang=${language}&scene=whole`, { viewport: shapes[0]! })
      await page.locator('.wall-told').first().waitFor()
      for (const shape of shapes) {
        await page.setViewportSize(shape)
        await expect.poll(() => page.locator('.wall-duty').innerText()).not.toMatch(/–/)
        await expect.poll(() => clipped(page), { message: `${shape.width} ${language}` }).toEqual([])
      }
      await page.setViewportSize(shapes[0]!)
      await page.locator('.wall[data-shape="wide"]').waitFor()
      await page.evaluate(() => {
        const names = Array.from({ length: 12 }, (_, index) => `Checkpoint ${index}`)
        const said = Object.assign(document.createElement('p'), { textContent: names.join(', ') })
        said.className = 'wall-unstaffed'
        ;[...document.querySelectorAll('.wall-panel')].at(-1)?.append(said)
      })
      await expect
        .poll(() => clipped(page), { message: `with many posts that lack people, ${language}` })
        .toEqual([])
      await page.context().close()
    }
  }, 300_000)

  it('shows quietly that nothing is late', async () => {
    const { items } = await ask<{ items: PolicyRecord[] }>('/api/policies')
    const { id: _, version: __, synthetic: ___, ...rules } = items.at(-1)!
    const validFrom = new Date(Date.now() - 60_000).toISOString()
    const tiers = rules.tiers.map((tier) => ({ ...tier, reinspectionDays: null }))
    await act('/api/policies', { ...rules, tiers, validFrom, verificationHours: 720, reinspectionDays: 366 })
    expect(await ask<Overdue>('/api/overdue')).toMatchObject({ reinspections: { overdue: 0 } })
    const { page } = await running.open('/wall?lang=en&scene=whole', { viewport: shapes[0]! })
    await expect.poll(() => figure(page, 'not inspected'), { timeout: 60_000 }).toBe('0')
    const quiet = page.locator('.wall-duty-figure', { hasText: 'not inspected' })
    await expect.poll(() => quiet.getAttribute('data-nothing')).toBe('true')
    await page.context().close()
  }, 300_000)
})
