import { randomUUID } from 'node:crypto'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { compileBorderLine, type BorderLine } from '../../../geo/borderLine.ts'
import { offsetLine } from '../../../geo/chainage.ts'
import { walkPath } from '../../../geo/geodesic.ts'
import type { Position } from '../../../geo/units.ts'
import { screenPlaceOf, takeMap } from '../../e2e/liveMap.ts'
import { digits, valueFloor, type Row, type Section } from '../row.ts'
import { patienceMs, percentile, withBrowser, withProduct } from '../wall/openWall.ts'

const vertexCount = 1000
const vertexApartM = 25
/** Of a frame at 60 Hz: what the page itself may compute for each, all but the drawing. */
const scriptWithinMs = 16

export const dragSection: Section = {
  title: 'A draft under the hand: on the page',
  about:
    'The planner with the demonstration of a province, at 1440 × 900 in Chromium, drawn by software where there is no graphics processor: the times between frames, and what its scripts take for each, while the mouse drags a vertex in the middle of a draft of 1,000 for some seconds. The peer is the same page without a draft, while the ring that snaps follows the mouse: the map is drawn as often there.',
  run: (quick) => withBrowser(async (browser) => ({ rows: await dragRows(browser, quick) })),
}

function dragRows(browser: Browser, quick: boolean): Promise<Row[]> {
  return withProduct(quick ? 'malipo' : 'province', async (address) => {
    const line = await firstLine(address)
    const draft = await keepDraft(address, line)
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
    page.setDefaultTimeout(patienceMs)
    await page.goto(`${address}/plan?lang=en`)
    await page.locator('.plan-open', { hasText: draft.name }).click()
    await page.getByText('newly barred').first().waitFor()
    // What it asks for once is there by then, and the map has come.
    await page.waitForTimeout(quick ? 5000 : 15_000)
    await takeMap(page)
    const at = await screenPlaceOf(page, draft.path[vertexCount >> 1]!)
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Performance.enable')
    const seconds = quick ? 2 : 6

    await page.keyboard.press('e')
    await page.mouse.move(at.x, at.y, { steps: 5 })
    await page.locator('.plan-snap', { hasText: /point \d+ of part 1/ }).waitFor()
    await page.mouse.down()
    const dragged = await moved(page, devtools, at, seconds)
    await page.mouse.up()

    await page.keyboard.press('Control+z')
    await page.getByRole('button', { name: 'Close' }).first().click()
    await page.keyboard.press('d')
    const alone = await moved(page, devtools, at, seconds)
    await page.context().close()
    const [frame, script] = [
      { unit: 'ms', value: percentile(dragged.framesMs, 0.5), runs: dragged.framesMs.length },
      { unit: 'ms', value: dragged.scriptMs, runs: dragged.moves },
    ] as const
    const peer = (value: number, runs: number) => ({ name: 'no draft', value, runs, answer: '' })
    return [
      {
        what: `1,000 vertices beside ${digits(line.lengthM / 1000)} km, time between frames while one is dragged`,
        ...frame,
        peers: [peer(percentile(alone.framesMs, 0.5), alone.framesMs.length)],
        floors: [],
        notes: [
          `95 of 100 within ${digits(percentile(dragged.framesMs, 0.95))} ms, without a draft ${digits(percentile(alone.framesMs, 0.95))} ms`,
          `tasks of over 50 ms: ${dragged.longTasksMs.length}, the longest ${digits(Math.max(0, ...dragged.longTasksMs))} ms; without a draft ${alone.longTasksMs.length}, the longest ${digits(Math.max(0, ...alone.longTasksMs))} ms`,
        ],
      },
      {
        what: 'the same, its scripts for each move of the mouse',
        ...script,
        peers: [peer(alone.scriptMs, alone.moves)],
        floors: [valueFloor(script, scriptWithinMs)],
        notes: ['calls into the graphics driver are within it'],
      },
    ]
  })
}

async function firstLine(address: string): Promise<BorderLine> {
  const answer = await fetch(`${address}/api/collections/border-lines/items`)
  const { features } = (await answer.json()) as {
    features: {
      id: string
      geometry: { coordinates: Position[] }
      properties: { homeSide: 'left' | 'right' }
    }[]
  }
  const { id, geometry, properties } = features[0]!
  return compileBorderLine({ id, positions: geometry.coordinates, homeSide: properties.homeSide })
}

/** A draft along the line, as two clicks draw it, with a vertex every few metres, in the records. */
async function keepDraft(address: string, line: BorderLine): Promise<{ name: string; path: Position[] }> {
  const name = 'Thousand'
  // Longer than it needs to be, as the parallel cuts corners.
  const along = { fromM: 1000, toM: 1000 + 1.2 * vertexCount * vertexApartM }
  const path: Position[] = []
  walkPath(offsetLine(line, along, 40), vertexApartM, (position) => {
    if (path.length < vertexCount) path.push(position)
  })
  const answer = await fetch(`${address}/api/collections/barriers/items`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: JSON.stringify({
      lineId: line.id,
      name: { en: name, zh: name },
      type: 'fence',
      note: '',
      unitId: null,
      scenarioId: null,
      parts: [
        { path, difficulty: 'ordinary', statuses: [{ status: 'draft', from: new Date().toISOString() }] },
      ],
    }),
  })
  if (!answer.ok) throw new Error(await answer.text())
  return { name, path }
}

interface Moved {
  readonly framesMs: number[]
  readonly longTasksMs: number[]
  readonly scriptMs: number
  readonly moves: number
}

/** Moves the mouse round a place for some seconds, and tells how the page kept up. */
async function moved(
  page: Page,
  devtools: CDPSession,
  at: { x: number; y: number },
  seconds: number,
): Promise<Moved> {
  // What is done the first time only is done before.
  for (let move = 0; move < 10; move++) await page.mouse.move(at.x + move, at.y + move)
  await startRecording(page)
  const before = await scriptMsOf(devtools)
  const startedMs = performance.now()
  let moves = 0
  while (performance.now() - startedMs < seconds * 1000) {
    const turn = moves / 10
    await page.mouse.move(at.x + 40 * Math.sin(turn), at.y + 40 * Math.cos(turn))
    moves++
  }
  const scriptMs = ((await scriptMsOf(devtools)) - before) / moves
  return { ...(await endRecording(page)), scriptMs, moves }
}

async function scriptMsOf(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN) * 1000
}

interface Recording {
  framesMs: number[]
  longTasksMs: number[]
  isOn: boolean
}

function startRecording(page: Page): Promise<void> {
  return page.evaluate(() => {
    const recording: Recording = { framesMs: [], longTasksMs: [], isOn: true }
    Object.assign(globalThis, { recording })
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) recording.longTasksMs.push(duration)
    })
    observer.observe({ entryTypes: ['longtask'] })
    let lastMs: number | undefined
    const step = (nowMs: number) => {
      if (!recording.isOn) return observer.disconnect()
      if (lastMs !== undefined) recording.framesMs.push(nowMs - lastMs)
      lastMs = nowMs
      requestAnimationFrame(step)
    }
    requestAnimationFrame(step)
  })
}

function endRecording(page: Page): Promise<Pick<Recording, 'framesMs' | 'longTasksMs'>> {
  return page.evaluate(() => {
    const { recording } = globalThis as unknown as { recording: Recording }
    recording.isOn = false
    return { framesMs: recording.framesMs, longTasksMs: recording.longTasksMs }
  })
}
