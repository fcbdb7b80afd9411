import type { Browser, Page } from 'playwright-core'
import { digits, factFloor, valueFloor, type GrowthRow, type Row, type Section } from '../row.ts'
import { Feed } from '../wall/feed.ts'
import { openWall, patienceMs, percentile, withBrowser, withProduct } from '../wall/openWall.ts'
import { firstPicture, nextPaint, notePaints, takeHeld, type Held, type Painted } from '../wall/wallPage.ts'

/** What is asked of a wall, in milliseconds. */
const seenWithinMs = 1000
/** What is held may grow by so much over a soak and still be called flat. */
const flatWithin = 1.1

/** Minutes of the soak: `WALL_MINUTES=120 npm run bench -- wall`. */
const minutesAsked = Number(process.env['WALL_MINUTES'] ?? 8)

export const wallSection: Section = {
  title: 'The wall: seen and standing',
  about:
    'The demonstration as it is shipped, its wall at 1920 × 1080 in Chromium, drawn by software where there is no graphics processor. Seen: from the acknowledgement of an officer’s act until after the frame that shows it. The soak lets officers act once a second and each phone on duty report every 1.5 s, twenty times as fast as in a county’s busiest hours, through the real API; what is held is taken after garbage is collected.',
  run: (quick) =>
    withBrowser(async (browser) => ({ ...(await countyRows(browser, quick)), growthOf: 'soak' })),
}

function countyRows(browser: Browser, quick: boolean): Promise<{ rows: Row[]; growth: GrowthRow[] }> {
  return withProduct('malipo', async (address) => {
    const page = await openWall(browser, address)
    await firstPicture(page, patienceMs)
    // What it asks for once is there by then.
    await page.waitForTimeout(quick ? 5000 : 30_000)
    const feed = new Feed(address)
    await feed.start()
    feed.stop()
    const still = await seenRow(page, feed, quick ? 6 : 40, 'an act alone')
    await feed.start()
    const { samples, minutes } = await soak(page, quick ? 1 : minutesAsked)
    const rows = [still, soakRow(samples, minutes, feed)]
    feed.stop()
    await page.context().close()
    return { rows, growth: samples.filter((_, index) => isShown(index, samples.length)).map(growthRow) }
  })
}

async function seenRow(page: Page, feed: Feed, acts: number, what: string): Promise<Row> {
  await notePaints(page, 'trails open')
  const trail = feed.openTrail
  const delays: Record<keyof Painted, number[]> = { changedMs: [], paintedMs: [] }
  for (let act = 0; act < acts; act++) {
    const sentMs = performance.timeOrigin + performance.now()
    const answeredMs = await feed.turnTrail(trail, act % 2 === 0 ? 'sealed' : 'breached')
    const seen = await nextPaint(page, sentMs)
    delays.changedMs.push(Math.max(0, seen.changedMs - answeredMs))
    delays.paintedMs.push(Math.max(0, seen.paintedMs - answeredMs))
    await page.waitForTimeout(400)
  }
  const row = { unit: 'ms', value: percentile(delays.paintedMs, 0.95), runs: acts } as const
  return {
    what: `${what}, from acknowledgement to its figure painted, 95 of 100`,
    ...row,
    peers: [],
    floors: [valueFloor(row, seenWithinMs)],
    notes: [
      `painted half within ${digits(percentile(delays.paintedMs, 0.5))} ms, the last within ${digits(percentile(delays.paintedMs, 1))} ms`,
      `changed in the page, before it is painted: half within ${digits(percentile(delays.changedMs, 0.5))} ms, 95 of 100 within ${digits(percentile(delays.changedMs, 0.95))} ms`,
    ],
  }
}

interface Sample extends Held {
  readonly minute: number
}

async function soak(page: Page, minutes: number): Promise<{ samples: Sample[]; minutes: number }> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  const startedMs = performance.now()
  const samples: Sample[] = []
  const everyMs = Math.max(5000, (minutes * 60_000) / 60)
  for (let turn = 0; turn * everyMs <= minutes * 60_000; turn++) {
    await page.waitForTimeout(Math.max(0, startedMs + turn * everyMs - performance.now()))
    samples.push({
      minute: (performance.now() - startedMs) / 60_000,
      ...(await takeHeld(page, devtools)),
    })
  }
  return { samples, minutes }
}

/** Of what is held: the median of the last quarter against that of the second; the first warms up. */
function growthOf(samples: readonly Sample[], key: keyof Held): number {
  const quarter = Math.max(1, Math.floor(samples.length / 4))
  const median = (part: readonly Sample[]) =>
    percentile(
      part.map((sample) => sample[key]),
      0.5,
    )
  return median(samples.slice(-quarter)) / Math.max(1, median(samples.slice(quarter, 2 * quarter)))
}

function soakRow(samples: readonly Sample[], minutes: number, feed: Feed): Row {
  const kinds = [
    ['heapMiB', 'heap'],
    ['nodes', 'nodes'],
    ['listeners', 'listeners'],
    ['buffers', 'buffers'],
    ['textures', 'textures'],
    ['otherGraphics', 'other graphics'],
  ] as const
  const heaps = samples.map(({ heapMiB }) => heapMiB)
  return {
    what: `${digits(minutes)} min of a county twenty times as fast, heap at the end`,
    unit: 'MiB',
    value: heaps.at(-1) ?? Number.NaN,
    runs: samples.length,
    peers: [],
    floors: kinds.map(([key, name]) => {
      const grown = growthOf(samples, key)
      return factFloor(
        `${name} flat: last quarter ≤ ${flatWithin} × the second`,
        `${digits(grown)} ×`,
        grown <= flatWithin,
      )
    }),
    notes: [
      `${feed.acts.toLocaleString('en')} acts and ${feed.reports.toLocaleString('en')} reports, ${feed.faults} not taken`,
      `heap between ${digits(Math.min(...heaps))} and ${digits(Math.max(...heaps))} MiB`,
    ],
  }
}

const isShown = (index: number, count: number) => index % Math.max(1, Math.floor(count / 12)) === 0

const growthRow = ({ minute, ...held }: Sample): GrowthRow => ({
  size: `${minute.toFixed(1)} min`,
  figures: {
    heap: `${digits(held.heapMiB)} MiB`,
    'DOM nodes': held.nodes.toLocaleString('en'),
    listeners: held.listeners.toLocaleString('en'),
    buffers: String(held.buffers),
    textures: String(held.textures),
    'other graphics': String(held.otherGraphics),
  },
})
