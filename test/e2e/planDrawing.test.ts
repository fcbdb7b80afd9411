import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { distanceM, pathLengthM } from '../../geo/chainage.ts'
import type { Position } from '../../geo/units.ts'
import { startKillableBrowser } from './killableBrowser.ts'
import { mapBox, saveDraft, typePlaces } from './planPage.ts'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })

interface Barriers {
  features: {
    properties: { name: { en: string }; parts: { path: Position[]; statuses?: { status: string }[] }[] }
  }[]
}

/** The parts of a barrier as the server has them; none where it has no such barrier. */
async function savedPaths(name: string): Promise<Position[][]> {
  const answer = await fetch(`${running.product.address}/api/collections/barriers/items?limit=10000`)
  const { features } = (await answer.json()) as Barriers
  const found = features.find(({ properties }) => properties.name.en === name)
  return found?.properties.parts.map(({ path }) => path) ?? []
}

const said = (page: Page, words: string) => page.locator('.plan-map').getByText(words).waitFor()
const lengthShown = (page: Page) =>
  page.locator('.plan-figures tr', { hasText: 'Length' }).first().locator('td').first().textContent()

describe('drawing', () => {
  it('goes by keys alone: typed, cut, joined, turned, moved, taken back and saved', async () => {
    const { page, errors } = await running.open('/plan?lang=en')
    await mapBox(page)
    await page.keyboard.press('n')
    await typePlaces(page, 'K20+000 – K23+000 offset 40 m')
    const drawnLength = await lengthShown(page)

    await page.keyboard.press('e')
    for (let press = 0; press < 4; press++) await page.keyboard.press('.')
    await page.keyboard.press('s')
    await said(page, 'Cut into part 1 and part 2.')
    await page.keyboard.press('j')
    await said(page, 'Part 2 joined with part 1 across 0 m.')
    await expect.poll(() => lengthShown(page)).toBe(drawnLength)
    await page.keyboard.press('r')
    await said(page, 'Part 1 runs the other way now.')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')

    await page.keyboard.press('.')
    await page.keyboard.press('Shift+ArrowUp')
    await page.keyboard.press('Shift+ArrowUp')
    await page.keyboard.press('i')
    await said(page, 'Point added halfway.')
    await page.keyboard.press('Delete')
    await said(page, 'Point removed.')
    await saveDraft(page, 'By keys')

    const [path, ...others] = await savedPaths('By keys')
    expect(others).toEqual([])
    expect(Math.abs(pathLengthM(path!) - 3000)).toBeLessThan(600)
    expect(errors).toEqual([])
    await page.context().close()
  }, 240_000)

  it('sets points at the cross in the middle of the map where there is no pointer', async () => {
    const { page, errors } = await running.open('/plan?lang=en')
    await mapBox(page)
    await page.keyboard.press('n')
    await page.keyboard.press('g')
    await page.keyboard.press(' ')
    await page.keyboard.press('Shift+ArrowRight')
    await page.locator('.plan-aim').waitFor()
    // There is room for the note below the middle of the map.
    await expect.poll(() => page.locator('.plan-snap').getAttribute('data-above')).toBe('false')
    await page.keyboard.press(' ')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await saveDraft(page, 'At the cross')
    expect((await savedPaths('At the cross'))[0]).toHaveLength(2)
    expect(errors).toEqual([])
    await page.context().close()
  }, 240_000)

  it('cuts where the line is clicked, and drags a whole part', async () => {
    const { page, errors } = await running.open('/plan?lang=en')
    await mapBox(page)
    await page.keyboard.press('n')
    await typePlaces(page, 'K20+000 offset 60 m\nK20+900 offset 60 m')
    let { middle } = await mapBox(page)
    await page.keyboard.press('s')
    // The map flies there first, and has less room once the strip shows what the draft does.
    await expect
      .poll(
        async () => {
          middle = (await mapBox(page)).middle
          await page.mouse.move(middle.x + 3, middle.y)
          await page.mouse.move(middle.x, middle.y)
          return page.locator('.plan-snap').textContent()
        },
        { timeout: 30_000 },
      )
      .toMatch(/cut: [345]\d\d m \| [345]\d\d m/)
    await page.mouse.click(middle.x, middle.y)
    await said(page, 'Cut into part 1 and part 2.')
    await saveDraft(page, 'In two')
    const [one, other] = await savedPaths('In two')
    expect([one!.length, other!.length]).toEqual([2, 2])
    expect(one![1]).toEqual(other![0])

    await page.keyboard.press('j')
    await page.keyboard.press('g')
    await page.keyboard.press('e')
    // On the line, between its middle, where a vertex is, and the dot halfway to the end.
    const whole = [...one!, other![1]!]
    const [east, north] = [whole[2]![0] - whole[0]![0], (whole[2]![1] - whole[0]![1]) / Math.cos(0.4)]
    const share = 50 / Math.hypot(east, north)
    const beside = { x: middle.x + east * share, y: middle.y - north * share }
    await page.mouse.move(beside.x, beside.y)
    await page.mouse.down()
    await page.mouse.move(beside.x, beside.y - 40, { steps: 8 })
    await page.mouse.up()
    await saveDraft(page, 'In two')
    const [moved, ...rest] = await savedPaths('In two')
    expect(rest).toEqual([])
    const awayM = moved!.map((position, index) => distanceM(position, whole[index]!))
    expect(Math.min(...awayM)).toBeGreaterThan(20)
    expect(Math.max(...awayM) - Math.min(...awayM)).toBeLessThan(5)
    expect(errors).toEqual([])
    await page.context().close()
  }, 240_000)

  it('keeps several drafts that are not saved, and each is taken up where it was left', async () => {
    const { page, errors } = await running.open('/plan?lang=en')
    await mapBox(page)
    await page.keyboard.press('n')
    await typePlaces(page, 'K20+000 – K21+000')
    await page.getByLabel('Name', { exact: true }).fill('First')
    await page.getByRole('button', { name: 'New draft' }).click()
    await typePlaces(page, 'K40+000 – K42+000')
    await page.getByLabel('Name', { exact: true }).fill('Second')
    const tray = page.getByRole('region', { name: 'Unsaved drafts' })
    await tray.getByRole('button', { name: /^First/ }).click()
    await expect.poll(() => page.getByLabel('Name', { exact: true }).inputValue()).toBe('First')
    await page.reload()
    await tray.getByRole('button', { name: /^Second/ }).click()
    await expect.poll(() => page.getByLabel('Name', { exact: true }).inputValue()).toBe('Second')
    await tray.getByRole('button', { name: 'Discard First' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Discard changes' }).click()
    await tray.getByRole('button', { name: /^First/ }).waitFor({ state: 'detached' })
    expect(errors).toEqual([])
    await page.context().close()
  }, 240_000)

  it('says in both tabs that a draft is open in both, and no more once one is closed', async () => {
    const { page, errors } = await running.open('/plan?lang=en')
    await mapBox(page)
    await page.keyboard.press('n')
    await typePlaces(page, 'K20+000 – K21+000')
    const words = 'Another tab has this draft open too'
    expect(await page.getByText(words).count()).toBe(0)
    const other = await page.context().newPage()
    await other.goto(page.url())
    await other.getByText(words).waitFor()
    await page.getByText(words).waitFor()
    await other.close()
    await page.getByText(words).waitFor({ state: 'detached' })
    expect(errors).toEqual([])
    await page.context().close()
  }, 240_000)

  it('leaves what is built where it is, and says why', async () => {
    const answer = await fetch(`${running.product.address}/api/collections/barriers/items?limit=10000`)
    const { features } = (await answer.json()) as Barriers
    const built = features.find(
      ({ properties: { parts } }) => parts.length === 1 && parts[0]?.statuses?.at(-1)?.status === 'complete',
    )
    if (built === undefined) throw new Error('the demonstration has no barrier that stands')
    const { page, errors } = await running.open('/plan?lang=en')
    await mapBox(page)
    await page.locator('.plan-open', { hasText: built.properties.name.en }).click()
    await page.getByRole('button', { name: 'Edit', exact: true }).last().click()
    await page.keyboard.press('.')
    for (const key of ['Delete', 'i', 's', 'r', 'ArrowUp', 'Shift+Delete']) {
      await page.keyboard.press(key)
      await said(page, 'Part 1 is complete: only drafts are drawn anew.')
    }
    await page.locator('.plan-saved').getByText('saved', { exact: true }).waitFor()
    expect(errors).toEqual([])
    await page.context().close()
  }, 240_000)

  it('loses nothing when the browser is killed, not even the path under way', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'borderkeep-profile-'))
    const address = `${running.product.address}/plan?lang=en`
    const first = await startKillableBrowser(profile)
    const page = await first.open(address)
    await mapBox(page)
    await page.keyboard.press('n')
    await typePlaces(page, 'K20+000 – K21+000')
    await page.getByLabel('Name', { exact: true }).fill('Before the crash')
    await page.getByRole('button', { name: 'New draft' }).click()
    const { middle } = await mapBox(page)
    for (const [x, y] of [
      [-120, 30],
      [-60, -20],
      [0, 40],
      [60, 0],
    ] as const) {
      await page.mouse.move(middle.x + x, middle.y + y, { steps: 3 })
      await page.mouse.click(middle.x + x, middle.y + y)
    }
    await page.getByText('newly barred').first().waitFor()
    const kept = () =>
      page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const opened = indexedDB.open('borderkeep-plan-local')
            opened.addEventListener('success', () => {
              const asked = opened.result.transaction('page').objectStore('page').get('underWay')
              asked.addEventListener('success', () => {
                const found = asked.result as { path: unknown[] } | undefined
                resolve(found?.path.length ?? 0)
              })
            })
          }),
      )
    await expect.poll(kept, { timeout: 30_000 }).toBe(4)
    await first.kill()

    const second = await startKillableBrowser(profile)
    const again = await second.open(address)
    const tray = again.getByRole('region', { name: 'Unsaved drafts' })
    await tray.getByRole('button', { name: /^Before the crash/ }).waitFor()
    // It is said what this is; once it is changed or saved that is past.
    const takenUp = again.getByText(/^Taken up as it was left.* ends at its last point\.$/)
    await takenUp.waitFor()
    await saveDraft(again, 'Under way')
    await takenUp.waitFor({ state: 'detached' })
    expect((await savedPaths('Under way'))[0]).toHaveLength(4)
    await tray.getByRole('button', { name: /^Before the crash/ }).click()
    await expect.poll(() => again.getByLabel('Name', { exact: true }).inputValue()).toBe('Before the crash')
    await saveDraft(again, 'Before the crash')
    expect(await savedPaths('Before the crash')).toHaveLength(1)
    await second.kill()
    rmSync(profile, { recursive: true, force: true })
  }, 240_000)
})
