import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { cancelMostPatrols } from './manyGaps.ts'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })

/**
 * What is read from afar is read at 250 to 300 times the height of its capitals. On a display of 98 inches,
 * 2.17 m wide, a unit is 1.13 mm.
 */
const unitMm = 2170 / 1920
const capHeightsAway = 300

/** How far away each must be readable, metres: the room is 8 m deep; who answers is read a few steps nearer. */
const readFromM = {
  '.wall-share h1': 8,
  '.wall-stat > b': 8,
  '.wall-clock b': 8,
  '.wall-where': 8,
  '.wall-length': 8,
  '.wall-nearest': 6,
  '.wall-since': 6,
  '.wall-told': 4,
}

const displays = [
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 1080, height: 1920 },
  { width: 2160, height: 3840 },
  { width: 3840, height: 1080 },
]

/** From how far each is readable: the smallest of them, by the height of a capital of its font and the wall's unit. */
const readableFrom = (page: Page) =>
  page.evaluate(
    ({ selectors, mm, away }) => {
      const unitPx = Number.parseFloat(
        getComputedStyle(document.querySelector('.wall')!).getPropertyValue('--u'),
      )
      const context = document.createElement('canvas').getContext('2d')!
      const metres = (element: Element) => {
        const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element)
        context.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`
        const capPx = context.measureText('H').actualBoundingBoxAscent
        return ((capPx / unitPx) * mm * away) / 1000
      }
      return selectors.map((selector) => {
        const all = [...document.querySelectorAll(selector)].map(metres)
        return { selector, least: all.length === 0 ? 0 : Math.min(...all) }
      })
    },
    { selectors: Object.keys(readFromM), mm: unitMm, away: capHeightsAway },
  )

/** What of a row of a gap runs out of its row, or is cut off within it. */
const cutOff = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.wall-gap-what, .wall-gap-who, .wall-nearest')]
      .filter((part) => part.scrollWidth > part.clientWidth + 1)
      .map(({ textContent }) => textContent),
  )

describe('the wall, from where a commander stands', () => {
  // With long chainages and open trails among the worst.
  beforeAll(() => cancelMostPatrols(running.product.address))

  it.each(['en', 'zh'])(
    'is readable on every display, and no row is cut off, in %s',
    async (language) => {
      const { page } = await running.open(`/wall?lang=${language}&scene=whole`, { viewport: displays[0]! })
      await page.locator('.wall-told').first().waitFor()
      for (const display of displays) {
        await page.setViewportSize(display)
        const size = `${display.width} x ${display.height}`
        const isSettled = () =>
          page.evaluate(
            ([width, height]) => {
              const unitPx = getComputedStyle(document.querySelector('.wall')!).getPropertyValue('--u')
              const across = Math.min(width!, height!) / 1080
              return Math.abs(Number.parseFloat(unitPx) - across) < 0.001
            },
            [display.width, display.height],
          )
        await expect.poll(isSettled, { message: size }).toBe(true)
        for (const { selector, least } of await readableFrom(page)) {
          // Outlines of glyphs are rounded to a pixel.
          const wanted = readFromM[selector as keyof typeof readFromM]
          expect(least, `${selector} at ${size}`).toBeGreaterThan(wanted * 0.97)
        }
        expect(await cutOff(page), size).toEqual([])
      }
      await page.context().close()
    },
    300_000,
  )

  it('says all four levels of chiefs of one gap only: of the one that the map looks at', async () => {
    const { page } = await running.open('/wall?lang=en&scene=gap:2', { viewport: displays[0]! })
    await page.locator('.wall-rest').first().waitFor()
    await expect.poll(() => page.locator('.wall-rest').count()).toBe(1)
    const row = page.locator('.wall-gaps li', { has: page.locator('.wall-rest') })
    await expect.poll(() => row.locator('.wall-rank').innerText()).toBe('2')
    const rest = await row.locator('.wall-rest p').first().innerText()
    expect(rest.split('·')).toHaveLength(3)
    const rows = await page.locator('.wall-gaps li').count()
    await expect.poll(() => page.locator('.wall-nearest').count()).toBe(rows)
    await page.context().close()
  })
})
