import type { Browser, Page } from 'playwright-core'
import { digits, valueFloor, type Row, type Section } from '../row.ts'
import { openWall, patienceMs, percentile, withBrowser, withProduct } from '../wall/openWall.ts'
import { takeMap } from '../../e2e/liveMap.ts'
import { frameTimes, showLayers } from '../wall/wallFrames.ts'
import { firstPicture, type FirstPicture } from '../wall/wallPage.ts'

/** What is asked of the first useful picture, in milliseconds. */
const pictureWithinMs = 3000

export const provinceSection: Section = {
  title: 'The wall of a province: drawn',
  about:
    'The demonstration of a province, its wall at 1920 × 1080 in Chromium, drawn by software where there is no graphics processor: from opening the wall to its figures, its gaps and a drawn map, and the time between frames while the map moves, with everything on it and with none of it.',
  run: (quick) => withBrowser(async (browser) => ({ rows: await provinceRows(browser, quick) })),
}

function provinceRows(browser: Browser, quick: boolean): Promise<Row[]> {
  return withProduct(quick ? 'malipo' : 'province', async (address) => {
    const pictures: FirstPicture[] = []
    let page = await openWall(browser, address)
    const cold = await firstPicture(page, patienceMs)
    for (let turn = 0; turn < (quick ? 1 : 5); turn++) {
      await page.context().close()
      page = await openWall(browser, address)
      pictures.push(await firstPicture(page, patienceMs))
    }
    await page.waitForTimeout(quick ? 3000 : 15_000)
    await takeMap(page)
    const [full, empty] = await framesInTurn(page, quick ? 5 : 30)
    await page.context().close()
    const half = (of: (picture: FirstPicture) => number) => percentile(pictures.map(of), 0.5)
    const picture = { unit: 'ms', value: half(({ pictureMs }) => pictureMs), runs: pictures.length } as const
    const frame = { unit: 'ms', value: percentile(full, 0.5), runs: full.length } as const
    return [
      {
        what: 'province, from opening the wall to its first useful picture',
        ...picture,
        peers: [
          {
            name: 'the ground of its map alone',
            value: half(({ groundMs }) => groundMs),
            runs: pictures.length,
            answer: '',
          },
        ],
        floors: [valueFloor(picture, pictureWithinMs)],
        notes: [
          `its figures stand in the page after ${digits(half(({ figuresMs }) => figuresMs))} ms`,
          `the first time after the server began: ${digits(cold.pictureMs)} ms, figures ${digits(cold.figuresMs)} ms`,
        ],
      },
      {
        what: 'province, time between frames while the map moves',
        ...frame,
        peers: [
          {
            name: 'the same map with nothing on it',
            value: percentile(empty, 0.5),
            runs: empty.length,
            answer: '',
          },
        ],
        floors: [],
        notes: [
          `95 of 100 within ${digits(percentile(full, 0.95))} ms, with nothing on it ${digits(percentile(empty, 0.95))} ms`,
        ],
      },
    ]
  })
}

/** Frames of the full and of the empty map, in turn, so that both find the machine as busy. */
async function framesInTurn(page: Page, frames: number): Promise<[full: number[], empty: number[]]> {
  const [full, empty]: [number[], number[]] = [[], []]
  for (let turn = 0; turn < 4; turn++)
    for (const [times, shown] of [
      [full, true],
      [empty, false],
    ] as const) {
      await showLayers(page, shown)
      await frameTimes(page, 3)
      times.push(...(await frameTimes(page, frames)))
    }
  return [full, empty]
}
