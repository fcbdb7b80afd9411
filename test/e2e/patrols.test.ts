import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })

interface Unit {
  id: string
  level: string
  ground: { lineId: string; fromM: number; toM: number }[]
}
const get = async <Answer>(path: string): Promise<Answer> =>
  (await fetch(`${running.product.address}${path}`)).json() as Promise<Answer>

/** A village on the line, some kilometres long. */
async function villageOf(): Promise<Unit> {
  const { items } = await get<{ items: Unit[] }>('/api/units')
  return items.find(({ level, ground }) => level === 'village' && ground.length === 1)!
}

/** What a hand does, counted: a click, a drag, a field that is filled or chosen. */
function hand(page: Page) {
  const counted = { actions: 0 }
  const chart = page.locator('.patrol-chart')
  const did = async (doing: Promise<unknown>) => {
    counted.actions += 1
    await doing
  }
  return {
    counted,
    click: (name: string | RegExp) =>
      did(page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).click()),
    fill: (label: string, text: string) =>
      did(
        page
          .getByRole('dialog')
          .getByRole('textbox', { name: new RegExp(`^${label}( \\*)?$`) })
          .fill(text),
      ),
    /** Opens a list and takes one of it. */
    choose: async (label: string, option: number | string, within = page.locator('body')) => {
      await did(within.getByRole('combobox', { name: label, exact: true }).click())
      const options = page.locator('[role="option"]:visible')
      await did(
        (typeof option === 'number' ? options.nth(option) : options.filter({ hasText: option }))
          .first()
          .click(),
      )
    },
    pick: (label: string, value: string) =>
      did(page.getByRole('dialog').getByLabel(label, { exact: true }).selectOption(value)),
    press: (key: string) => did(page.keyboard.press(key)),
    /** Shares of the plot: along the line and down the time shown. */
    draw: async (from: readonly [number, number], to: readonly [number, number]) => {
      const box = (await chart.boundingBox())!
      const at = ([along, down]: readonly [number, number]) =>
        [box.x + 62 + along * (box.width - 72), box.y + 22 + down * (box.height - 32)] as const
      const [start, end] = [at(from), at(to)]
      await page.mouse.move(...start)
      await page.mouse.down()
      await page.mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
      await page.mouse.move(...end)
      await did(page.mouse.up())
    },
  }
}

describe('a village’s week', () => {
  it('is planned on the chart from nothing, published, and seen in coverage', async () => {
    const village = await villageOf()
    // Three weeks on, where the demonstration has assigned nobody yet.
    const day = new Date(Date.now() + 21 * 24 * 3_600_000).toISOString().slice(0, 10)
    const { page, errors } = await running.open(`/patrols?lang=en&day=${day}&unit=${village.id}`)
    const { counted, click, fill, choose, pick, press, draw } = hand(page)
    await page.getByText('Nothing is planned for this week.').waitFor()
    const figures = page.locator('.patrols-figures').first()
    const heldCells = figures.getByRole('row', { name: /^Share held/ }).getByRole('cell')
    const held = (column: 'first' | 'last') => (column === 'first' ? heldCells.first() : heldCells.last())
    await held('first').filter({ hasText: '0.0 %' }).waitFor()

    await click('Begin a plan for this week')
    await page.getByText('Draft: counts in no coverage').waitFor()
    for (const [index, name] of ['Early', 'Late', 'Night'].entries()) {
      await click('New team')
      await fill('Name', name)
      await choose('Lead', index, page.getByRole('dialog'))
      await pick('Goes', 'vehicle')
      await click('Save')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    const chart = page.locator('.patrol-chart')
    const blocks = chart.locator('[data-item]')
    const bar = page.locator('.patrols-bar')
    const [monday] = await page.locator('.patrols-bar label').filter({ hasText: /^Mon/ }).all()
    counted.actions += 1
    await monday!.click()
    await draw([0, 0], [1, 1 / 3])
    await expect.poll(() => blocks.count()).toBe(1)
    await choose('Team', 'Late', bar)
    await draw([0, 0.2], [1, 2 / 3])
    await choose('Team', 'Early', bar)
    // By mistake over the hours of the one before: both are said to clash, and it is taken back.
    await draw([0.2, 0.75], [0.6, 0.9])
    await draw([0.8, 0.97], [0.5, 0.8])
    await expect.poll(() => chart.locator('[data-clashing="true"]').count()).toBeGreaterThan(0)
    await press('Control+z')
    await press('Control+z')
    await expect.poll(() => blocks.count()).toBe(2)
    await draw([0, 0.66], [1, 1])
    await expect.poll(() => blocks.count()).toBe(3)

    await click(/^Copy Mon/)
    await page.getByText('18 patrols copied.').waitFor()
    await held('last').filter({ hasText: '100.0 %' }).waitFor()
    await held('first').filter({ hasText: '0.0 %' }).waitFor()
    await page.getByText('No gap is left on this stretch in this time.').waitFor()

    await click('Publish')
    const dialog = page.getByRole('dialog', { name: 'What publishing does' })
    await dialog.getByRole('row', { name: 'New patrols 21' }).waitFor()
    counted.actions += 1
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
    await page.getByText('Published · Saved on the server').waitFor()
    // What stands now is what was drawn.
    await held('first').filter({ hasText: '100.0 %' }).waitFor()

    const { items } = await get<{ items: { planId: string | null; from: string; to: string }[] }>(
      '/api/patrols',
    )
    const made = items.filter(({ planId }) => planId !== null)
    expect(made.length).toBe(21)
    const from = made.map((one) => one.from).toSorted()[0]!
    const to = made
      .map((one) => one.to)
      .toSorted()
      .at(-1)!
    const { units } = await get<{ units: { unitId: string; figures: { shareHeld: number } }[] }>(
      `/api/coverage?kind=planned&unitLevel=village&from=${from}&to=${to}&at=${from}`,
    )
    expect(units.find(({ unitId }) => unitId === village.id)?.figures.shareHeld).toBeCloseTo(1, 6)
    // A practised hand takes some four seconds for each: under ten minutes by far.
    expect(counted.actions * 4).toBeLessThan(600)
    console.info(`${counted.actions} actions for a village’s week`)
    expect(errors).toEqual([])
    await page.context().close()
  }, 240_000)

  it('takes a patrol’s stretch from two clicks on the map', async () => {
    const { items } = await get<{ items: Unit[] }>('/api/units')
    const township = items.find(({ level, ground }) => level === 'township' && ground.length === 1)!
    const day = new Date(Date.now() + 28 * 24 * 3_600_000).toISOString().slice(0, 10)
    const { page, errors } = await running.open(`/patrols?lang=en&day=${day}&unit=${township.id}`)
    await page.getByRole('button', { name: 'Begin a plan for this week' }).click()
    await page.getByRole('button', { name: 'Pick on the map' }).click()
    const dialog = page.getByRole('dialog', { name: 'Where the patrol goes' })
    const box = (await dialog.locator('canvas').first().boundingBox())!
    await dialog.getByText('Click the first end.').waitFor()
    await page.mouse.click(box.x + box.width * 0.35, box.y + box.height / 2)
    await dialog.getByText('click the other end').waitFor()
    await page.mouse.click(box.x + box.width * 0.65, box.y + box.height / 2)
    const said = await dialog.getByRole('status').textContent()
    const [from, to] = /(K\S+) – (K\S+)/.exec(said ?? '')!.slice(1)
    await dialog.getByRole('button', { name: 'Take this stretch' }).click()
    const typed = page.locator('.patrols-typed')
    await expect.poll(() => typed.getByLabel('From', { exact: true }).inputValue()).toBe(from)
    await expect.poll(() => typed.getByLabel('To', { exact: true }).inputValue()).toBe(to)
    await typed.getByRole('button', { name: 'Add', exact: true }).click()
    await expect.poll(() => page.locator('.patrol-chart [data-item]').count()).toBe(1)
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('is kept for a warning tier, changed where it stands, and put into another week', async () => {
    const { items } = await get<{ items: Unit[] }>('/api/units')
    const township = items.find(({ level, ground }) => level === 'township' && ground.length === 1)!
    const weekAhead = (weeks: number) => {
      const day = new Date(Date.now() + weeks * 7 * 24 * 3_600_000).toISOString().slice(0, 10)
      return `/patrols?lang=en&day=${day}&unit=${township.id}`
    }
    const { page, errors } = await running.open(weekAhead(5))
    const press = (name: string | RegExp, within = page.locator('body')) =>
      within.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).click()
    const blocks = page.locator('.patrol-chart [data-item]')
    const addOn = async (day: RegExp) => {
      await page.locator('.patrols-bar label').filter({ hasText: day }).click()
      await press('Add', page.locator('.patrols-typed'))
    }
    const kept = async () => {
      const all = await get<{ items: { unitId: string; name: { en: string }; items: unknown[] }[] }>(
        '/api/patrol-templates',
      )
      return all.items
        .filter(({ unitId }) => unitId === township.id)
        .map((one) => [one.name.en, one.items.length])
    }
    const before = await kept()
    await press('Begin a plan for this week')
    await addOn(/^Mon/)
    await expect.poll(() => blocks.count()).toBe(1)
    await page.locator('.patrols-bar label').filter({ hasText: 'Whole week' }).click()
    await press('Templates by tier')
    await press('Save this week as a template')
    const form = page.locator('.patrols-template-form')
    await form.getByLabel('Name of the template').fill('Storm week')
    await press('Save 1 patrol', form)
    const row = page.locator('.patrols-template', { hasText: 'Storm' })
    await row.getByText('1 patrol').waitFor()
    await expect.poll(kept).toEqual([...before, ['Storm week', 1]])

    // Its name alone: its patrols stay, though the plan has another one now.
    await press('Type another')
    await addOn(/^Wed/)
    await press('Change', row)
    await form.getByLabel('Name of the template').fill('Storm')
    await press('Save 1 patrol', form)
    await expect.poll(kept).toEqual([...before, ['Storm', 1]])
    // Somebody else is faster while the form is open: theirs is not written over.
    await press('Change', row)
    const { items: all } = await get<{
      items: { id: string; version: number; name: { en: string }; synthetic?: boolean }[]
    }>('/api/patrol-templates')
    const { id, version, synthetic: _, ...rest } = all.find(({ name }) => name.en === 'Storm')!
    const renamed = { en: 'Storm of theirs', zh: 'Storm of theirs' }
    const theirs = await fetch(`${running.product.address}/api/patrol-templates/${id}`, {
      method: 'PUT',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': crypto.randomUUID(),
        'If-Match': `"${version}"`,
      },
      body: JSON.stringify({ ...rest, name: renamed }),
    })
    expect(theirs.status).toBe(200)
    await form.getByText(/^Somebody else changed this template meanwhile/).waitFor()
    await expect.poll(() => form.getByRole('button', { name: /^Save/ }).isDisabled()).toBe(true)
    await expect.poll(kept).toEqual([...before, ['Storm of theirs', 1]])
    await press('Cancel', form)

    await press('Change', row)
    await form.getByLabel('Name of the template').fill('Storm')
    await form.getByLabel('Those of the week shown').click()
    await press('Save 2 patrols', form)
    await expect.poll(kept).toEqual([...before, ['Storm', 2]])

    await page.goto(`${running.product.address}${weekAhead(6)}`)
    await press('Begin a plan for this week')
    await press('Templates by tier')
    await press('Preview', row)
    const preview = page.getByRole('dialog', { name: /^Template “Storm”/ })
    await preview.getByText(/^Adds 2 patrols/).waitFor()
    await press('Put into the plan', preview)
    await expect.poll(() => blocks.count()).toBe(2)
    await press('Undo', page.locator('.patrols-bar'))
    await expect.poll(() => blocks.count()).toBe(0)
    expect(errors).toEqual([])
    await page.context().close()
  })
})
