import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { compileBorderLine, type BorderLine } from '../../geo/borderLine.ts'
import { distanceM, locate, pathLengthM, positionBeside } from '../../geo/chainage.ts'
import { formatChainage } from '../../geo/chainageLabel.ts'
import type { Position } from '../../geo/units.ts'
import { pngOf } from '../server/pictures.ts'
import { mapAtRest, screenPlaceOf, takeMap } from './liveMap.ts'
import { lifeStep, mapBox, saveDraft } from './planPage.ts'
import { runProduct } from './runProduct.ts'
import { demonstrationPassword, signInOn } from './signInOn.ts'

const running = runProduct({ DEMO: 'malipo', ACCOUNTS: 'on' })

interface Barrier {
  id: string
  properties: {
    name: { en: string }
    parts: { path: Position[]; statuses: { status: string }[] }[]
  }
}
interface Sent {
  state: string
  sentBy: string
  decidedBy: string | null
  figures: { newlyBarred: { fromM: number; toM: number }[] }
}

async function asked<Answer>(page: Page, path: string): Promise<Answer> {
  return (await (await page.request.get(`${running.product.address}/api${path}`)).json()) as Answer
}

const barriersOf = async (page: Page) =>
  (await asked<{ features: Barrier[] }>(page, '/collections/barriers/items?limit=10000')).features

const proposalsOf = async (page: Page, barrierId: string) =>
  (await asked<{ items: Sent[] }>(page, `/barrier-proposals?barrierId=${barrierId}`)).items

async function isBarred(page: Page, line: BorderLine, chainageM: number): Promise<boolean> {
  const at = new Date(Date.now() + 1000).toISOString()
  const answer = await asked<{ planned: { barred: unknown[] } }>(
    page,
    `/coverage/explain?line=${line.id}&chainageM=${Math.round(chainageM)}&at=${at}`,
  )
  return answer.planned.barred.length > 0
}

async function lineOf(page: Page): Promise<BorderLine> {
  const { features } = await asked<{
    features: {
      id: string
      geometry: { coordinates: Position[] }
      properties: { homeSide: 'left' | 'right' }
    }[]
  }>(page, '/collections/border-lines/items')
  const [line] = features
  if (line === undefined) throw new Error('the demonstration has no line')
  const { id, geometry, properties } = line
  return compileBorderLine({ id, positions: geometry.coordinates, homeSide: properties.homeSide })
}

const drawnM = 3000

/**
 * The farther end of a part that stands, with room to draw on from it along the line, and no other end near.
 * The first one of the line: where it begins is the demonstration planner's own ground.
 */
async function standingEnd(page: Page, line: BorderLine) {
  const parts = (await barriersOf(page)).flatMap(({ properties }) =>
    properties.parts.map((part) => ({ ...part, name: properties.name })),
  )
  const ends = parts.flatMap(({ path }) => [path[0]!, path.at(-1)!])
  const found = parts
    .filter(({ statuses }) => statuses.at(-1)?.status === 'complete')
    .map(({ path, name }) => {
      const [near, far] = [path[0]!, path.at(-1)!].map((end) => locate(line, end).chainageM)
      return far! > near!
        ? { name, end: path.at(-1)!, chainageM: far! }
        : { name, end: path[0]!, chainageM: near! }
    })
    .filter(({ end }) => ends.every((other) => other === end || distanceM(other, end) > 250))
    .toSorted((a, b) => a.chainageM - b.chainageM)[0]
  if (found === undefined) throw new Error('no barrier of the demonstration has room beside it')
  return found
}

async function signedIn(userName: string) {
  const opened = await running.open('/plan?lang=en')
  await signInOn(opened.page, userName, demonstrationPassword)
  await mapBox(opened.page)
  return opened
}

/** Drags from one place on the screen to another as a hand does. */
async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }) {
  await page.mouse.move(from.x, from.y, { steps: 3 })
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 8 })
  await page.mouse.up()
}

describe('a barrier from the first click to its coverage', () => {
  it('is drawn, mended, compared, sent, returned, changed, approved by another, built and counted', async () => {
    const { page, errors } = await signedIn('planner')
    const line = await lineOf(page)
    const standing = await standingEnd(page, line)
    const row = (name: string) => page.locator('.plan-open', { hasText: name })

    // Drawn along the line with two clicks, from the end of what stands already.
    await row(standing.name.en).click()
    await page.getByRole('heading', { name: standing.name.en }).waitFor()
    await page.getByRole('button', { name: 'New draft' }).click()
    await page.keyboard.press('a')
    const note = page.locator('.plan-snap')
    await takeMap(page)
    await mapAtRest(page)
    const placeAt = (awayM: number, offsetM: number) =>
      screenPlaceOf(page, positionBeside(line, standing.chainageM + awayM, offsetM))
    const map = await mapBox(page)
    const isSeen = ({ x, y }: { x: number; y: number }) =>
      x > map.x + 60 && x < map.x + map.width - 60 && y > map.y + 170 && y < map.y + map.height - 60
    const places = async () => [await screenPlaceOf(page, standing.end), await placeAt(drawnM, 40)] as const
    while (!(await places()).every(isSeen)) {
      await page.getByRole('button', { name: 'Zoom out' }).click()
      await mapAtRest(page)
    }
    const [from, to] = await places()
    await page.mouse.move(from.x + 30, from.y)
    await page.mouse.move(from.x, from.y, { steps: 2 })
    await note.getByText(`snapped to the end of ${standing.name.en}`).waitFor()
    await page.mouse.click(from.x, from.y)
    // Where it ends it passes by what else is near.
    await page.keyboard.down('Alt')
    await page.mouse.move(to.x, to.y, { steps: 6 })
    await note.getByText('not snapped').waitFor()
    await page.mouse.click(to.x, to.y)
    await page.keyboard.up('Alt')
    await page.getByText('unsaved', { exact: true }).waitFor()

    // Its end is pulled over the line, which is found at once and keeps it from being sent until it is back.
    const rules = page.getByRole('region', { name: 'Rules', exact: true })
    await page.keyboard.press('e')
    await page.keyboard.down('Alt')
    await drag(page, await placeAt(drawnM, 40), await placeAt(drawnM, -150))
    await page.keyboard.up('Alt')
    const leaves = rules.locator('li[data-rule="off-home-ground"]')
    await expect.poll(() => leaves.getAttribute('data-severity')).toBe('error')
    await saveDraft(page, 'Run')
    await page.getByRole('button', { name: 'Send on' }).click()
    await expect.poll(() => lifeStep(page, 'Send for approval').isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Edit', exact: true }).last().click()
    await page.keyboard.down('Alt')
    await drag(page, await placeAt(drawnM, -150), await placeAt(drawnM, 40))
    await page.keyboard.up('Alt')
    await leaves.waitFor({ state: 'detached' })
    await saveDraft(page)
    const drawn = (await barriersOf(page)).find(({ properties }) => properties.name.en === 'Run')
    if (drawn === undefined) throw new Error('the draft was not saved')
    const [part, ...others] = drawn.properties.parts
    expect(others).toEqual([])
    const ends = [part!.path[0]!, part!.path.at(-1)!].map((end) => distanceM(end, standing.end))
    expect(Math.min(...ends)).toBeLessThan(0.2)
    expect(pathLengthM(part!.path)).toBeGreaterThan(0.7 * drawnM)

    // Beside another draft, then sent.
    await page.getByRole('checkbox', { name: 'Compare B-031' }).check()
    await page.getByRole('columnheader', { name: 'A B-031' }).first().waitFor()
    await page.getByRole('checkbox', { name: 'Compare B-031' }).uncheck()
    await page.getByRole('button', { name: 'Send on' }).click()
    await lifeStep(page, 'Send for approval').click()
    const asSent = page.getByRole('region', { name: 'As it was sent' })
    await asSent.getByText('waiting for approval').waitFor()
    // Whoever sent it does not decide on it.
    await page.getByText('You sent this yourself: somebody else approves it.').waitFor()
    expect(await lifeStep(page, 'Approve').count()).toBe(0)

    const second = await signedIn('approver')
    const decide = async () => {
      await second.page.locator('.plan-open', { hasText: 'Run' }).click()
      await second.page.getByRole('region', { name: 'As it was sent' }).waitFor()
    }
    await decide()
    await second.page.getByRole('button', { name: 'Remark on the map' }).click()
    const { middle } = await mapBox(second.page)
    await second.page.mouse.click(middle.x, middle.y)
    await second.page.getByLabel('Remark 1', { exact: true }).fill('A wall, please')
    await lifeStep(second.page, 'Return').click()

    // The planner hears of it, changes it and sends it again; the second person approves.
    await asSent.getByText('A wall, please').waitFor()
    await page.getByRole('button', { name: 'Edit', exact: true }).last().click()
    await page.getByRole('combobox', { name: 'Type' }).click()
    await page.getByRole('option', { name: 'Wall' }).click()
    await saveDraft(page)
    await page.getByRole('button', { name: 'Send on' }).click()
    await lifeStep(page, 'Send again for approval').click()
    await lifeStep(second.page, 'Approve').click()
    await lifeStep(page, 'Report start of building').click()
    const proposals = await proposalsOf(page, drawn.id)
    expect(proposals.map(({ state, sentBy, decidedBy }) => [state, sentBy, decidedBy])).toEqual([
      ['returned', 'planner', 'approver'],
      ['approved', 'planner', 'approver'],
    ])

    // Built in part, with a photo; it counts from when it is accepted, where it was built and nowhere else.
    const newly = proposals
      .at(-1)!
      .figures.newlyBarred.toSorted((a, b) => b.toM - b.fromM - (a.toM - a.fromM))[0]!
    const [middleM, lengthM] = [(newly.fromM + newly.toM) / 2, newly.toM - newly.fromM]
    await page.getByLabel('From', { exact: true }).fill(formatChainage(middleM - lengthM / 8))
    await page.getByLabel('To', { exact: true }).fill(formatChainage(middleM + lengthM / 8))
    await page.locator('.life-form input[type=file]').setInputFiles({
      name: 'posts.png',
      mimeType: 'image/png',
      buffer: Buffer.from(pngOf(64, 48, [10, 120, 30])),
    })
    await page.locator('.life-form img').waitFor()
    await lifeStep(page, 'Report what is built').click()
    await page.locator('.life-history img').waitFor()
    // What is built next has photos of its own.
    await expect.poll(() => page.locator('.life-form img').count()).toBe(0)
    const before = await isBarred(page, line, middleM)
    await lifeStep(second.page, 'Accept on site').click()
    await second.page.locator('.life-history').getByText('Accepted on site').waitFor()
    await row('Run').locator('.plan-progress').waitFor()
    expect([before, await isBarred(page, line, middleM)]).toEqual([false, true])
    expect(await isBarred(page, line, middleM + (3 * lengthM) / 8)).toBe(false)
    expect([errors, second.errors]).toEqual([[], []])
    await second.page.context().close()
    await page.context().close()
  }, 420_000)
})
