import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })

interface LevelNow {
  level: string
  metres: { nobody: number; several: number }
  pieces: { fromM: number; toM: number; state: string }[]
}

/** Of the village chiefs, as the server has them now. */
async function villageNow(): Promise<LevelNow> {
  const { address } = running.product
  const { lines } = (await (await fetch(`${address}/api/county`)).json()) as { lines: { id: string }[] }
  const answer = await fetch(`${address}/api/responsibility?lineId=${lines[0]!.id}`)
  const { levels } = (await answer.json()) as { levels: LevelNow[] }
  return levels.find(({ level }) => level === 'village')!
}

/** Where a chainage of the village row stands on the screen, while the strip shows the whole line. */
async function placeOf(page: Page, atM: number, lengthM: number) {
  const box = (await page.locator('.chief-strip-drawn').boundingBox())!
  const row = (await page.locator('.chief-strip-levels button').nth(3).boundingBox())!
  return { x: box.x + (atM / lengthM) * box.width, y: row.y + row.height / 2 }
}

async function dragOver(page: Page, fromM: number, toM: number, lengthM: number) {
  const [from, to] = [await placeOf(page, fromM, lengthM), await placeOf(page, toM, lengthM)]
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, to.y, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 4 })
  await page.mouse.up()
}

async function choose(page: Page, field: Locator, text: string) {
  await field.click()
  await field.fill(text)
  await page.getByRole('option', { name: text }).first().click()
}

it('what nobody answers for is seen, somebody is drawn over it, doubled, handed over and taken back', async () => {
  const { page, errors } = await running.open('/people?lang=en')
  await page.locator('.chief-strip-drawn svg path').first().waitFor()
  const before = await villageNow()
  const hole = before.pieces
    .filter(({ state }) => state === 'nobody')
    .toSorted((a, b) => b.toM - b.fromM - (a.toM - a.fromM))[0]!
  const lengthM = before.pieces.at(-1)!.toM
  await page.getByRole('region', { name: 'Missing' }).getByText('nobody').first().waitFor()

  await dragOver(page, hole.fromM + 1500, hole.toM - 1500, lengthM)
  const drawer = page.getByRole('dialog', { name: 'Name a chief' })
  await choose(page, drawer.getByRole('combobox', { name: 'Person', exact: true }), 'Person 020')
  await drawer.getByRole('button', { name: 'Name', exact: true }).click()
  await drawer.waitFor({ state: 'detached' })
  const named = await villageNow()
  expect(named.metres.nobody).toBeLessThan(before.metres.nobody - 1500)
  expect(named.metres.several).toBe(before.metres.several)

  // By numbers, over what the neighbour has.
  await page.getByRole('button', { name: 'Name a chief', exact: true }).last().click()
  await drawer.getByLabel('From chainage').fill('K10+000')
  await drawer.getByLabel('To chainage').fill('K10+500')
  await choose(page, drawer.getByRole('combobox', { name: 'Person', exact: true }), 'Person 021')
  await drawer.getByRole('button', { name: 'Name', exact: true }).click()
  await drawer.waitFor({ state: 'detached' })
  await page.getByRole('cell', { name: 'K10+000 – K10+500' }).first().waitFor()
  expect((await villageNow()).metres.several).toBe(before.metres.several + 500)

  const chiefs = page.getByRole('region', { name: 'All chiefs' })
  await chiefs.getByRole('textbox', { name: /Search/ }).fill('K10+000 K10+500')
  await chiefs.getByRole('button', { name: 'Hand over' }).first().click()
  const handing = page.getByRole('dialog', { name: /Hand over/ })
  await choose(page, handing.getByRole('combobox', { name: 'Successor' }), 'Person 030')
  await handing.getByRole('button', { name: 'Hand over', exact: true }).click()
  await handing.waitFor({ state: 'detached' })
  await chiefs.getByRole('row').filter({ hasText: 'Person 030' }).first().waitFor()

  await page.keyboard.press('Control+z')
  await chiefs.getByRole('row').filter({ hasText: 'Person 021' }).first().waitFor()
  expect((await villageNow()).metres.several).toBe(before.metres.several + 500)
  expect(errors).toEqual([])
}, 240_000)

it('is gone along and named by keys alone', async () => {
  const { page } = await running.open('/people?lang=en&level=village')
  const strip = page.locator('.chief-strip-drawn')
  await strip.locator('path').first().waitFor()
  await strip.focus()
  await page.keyboard.press('Home')
  await page.locator('.piece-head', { hasText: 'Village · K0+000' }).waitFor()
  await page.keyboard.press('ArrowUp')
  await page.locator('.piece-head', { hasText: 'Township · K0+000' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Change what is answered for' }).waitFor()
  await expect.poll(() => new URL(page.url()).searchParams.get('level')).toBe('township')
}, 120_000)
