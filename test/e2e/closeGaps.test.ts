import { describe, expect, it } from 'vitest'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })

interface Unit {
  id: string
  level: string
  ground: unknown[]
}
interface Team {
  id: string
  unitId: string
}
const get = async <Answer>(path: string): Promise<Answer> =>
  (await fetch(`${running.product.address}${path}`)).json() as Promise<Answer>

/** A township with teams, three weeks ahead, where nobody is assigned yet. */
async function emptyWeek(): Promise<string> {
  const { items: teams } = await get<{ items: Team[] }>('/api/teams')
  const { items: units } = await get<{ items: Unit[] }>('/api/units')
  const withTeams = units.find(
    ({ id, level, ground }) =>
      level === 'township' && ground.length === 1 && teams.some(({ unitId }) => unitId === id),
  )
  expect(withTeams).toBeDefined()
  const day = new Date(Date.now() + 21 * 24 * 3_600_000).toISOString().slice(0, 10)
  return `/patrols?lang=en&unit=${withTeams!.id}&day=${day}`
}

describe('a plan that closes its own gaps', () => {
  it('takes a proposal piece by piece, is not told again what was refused, and holds what it was told', async () => {
    const { page, errors } = await running.open(await emptyWeek())
    await page.getByRole('button', { name: 'Begin a plan for this week' }).click()
    const panel = page.getByRole('region', { name: 'Close the gaps' })
    await panel.getByRole('button', { name: 'Propose patrols' }).click()
    const told = panel.getByRole('status')
    await told.filter({ hasText: /^Holds/ }).waitFor()
    const rows = panel.getByRole('listitem')
    const count = await rows.count()
    expect(count).toBeGreaterThan(2)

    const [taken, refused] = [await rows.nth(0).innerText(), await rows.nth(1).innerText()]
    await rows.nth(0).getByRole('button', { name: /^Take/ }).click()
    await rows
      .nth(0)
      .getByRole('button', { name: /^Refuse/ })
      .click()
    await expect.poll(() => rows.count()).toBe(count - 2)
    await expect.poll(() => page.locator('.patrol-chart [data-item]').count()).toBe(1)

    await panel.getByRole('button', { name: 'Propose again' }).click()
    await told.filter({ hasText: /^Holds/ }).waitFor()
    const anew = await rows.allInnerTexts()
    expect(anew).not.toContain(refused)
    expect(anew).not.toContain(taken)

    const more = Number(/^Holds ([\d,.]+) km/.exec(await told.innerText())?.[1]?.replace(',', ''))
    const figures = page.locator('.patrols-figures').first()
    const gap = async () => {
      const text = await figures.getByRole('row', { name: /^Gap/ }).getByRole('cell').last().innerText()
      return Number(/[\d,.]+/.exec(text)?.[0]?.replace(',', ''))
    }
    const before = await gap()
    await panel.getByRole('button', { name: /^Take all/ }).click()
    await expect.poll(async () => before - (await gap())).toBeGreaterThan(0.8 * more)
    await page.getByText('Saved on the server').waitFor()
    expect(await page.locator('.patrol-chart [data-clashing="true"]').count(), 'nobody is sent twice').toBe(0)
    expect(errors).toEqual([])
    await page.context().close()
  }, 240_000)
})
