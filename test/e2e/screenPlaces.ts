import type { Page } from 'playwright-core'
import type { BorderLine } from '../../geo/borderLine.ts'
import { positionBeside } from '../../geo/chainage.ts'
import type { Position } from '../../geo/units.ts'
import { mapBox } from './planPage.ts'

interface Reading {
  readonly x: number
  readonly y: number
  readonly position: Position
}

/** From the middle of the map, beside which what is looked at lies. */
const asidePx = [-150, -90, -30, 30, 90, 150]

/**
 * Where positions are on the planner's map, by what its note at the cursor says of some places while the
 * pointer draws and does not snap: chainage and offset. The map is not turned, and small enough to be a plane.
 */
export async function screenPlaces(
  page: Page,
  line: BorderLine,
): Promise<(at: Position) => { x: number; y: number }> {
  const readings: Reading[] = []
  const { middle } = await mapBox(page)
  await page.keyboard.down('Alt')
  for (const across of asidePx)
    for (const down of asidePx) {
      const place = { x: Math.round(middle.x + across), y: Math.round(middle.y + down) }
      await page.mouse.move(place.x, place.y, { steps: 2 })
      const note = (await page.locator('.plan-snap').textContent()) ?? ''
      const [, offset, km, m] = /^offset (\d+) m · K(\d+)\+(\d+)/.exec(note) ?? []
      if (offset === undefined) continue
      const position = positionBeside(line, Number(km) * 1000 + Number(m), Number(offset))
      readings.push({ ...place, position })
    }
  await page.keyboard.up('Alt')
  const rough = placesBy(readings)
  const awayPx = (one: Reading) => {
    const { x: left, y: top } = rough(one.position)
    return Math.hypot(left - one.x, top - one.y)
  }
  // Beside a bend of the line chainage and offset do not say all: the better half of what was read counts.
  const sure = readings.toSorted((a, b) => awayPx(a) - awayPx(b)).slice(0, Math.ceil(readings.length / 2))
  if (sure.length < 3) throw new Error('too little of the map lies beside the line')
  return placesBy(sure)
}

function placesBy(readings: readonly Reading[]): (at: Position) => { x: number; y: number } {
  const alongX = fitted(readings.map(({ position, x }) => [position[0], x]))
  const alongY = fitted(readings.map(({ position, y }) => [position[1], y]))
  return ([lon, lat]) => ({ x: alongX(lon), y: alongY(lat) })
}

/** The straight through pairs of numbers with the least squares. */
function fitted(pairs: readonly (readonly [number, number])[]): (value: number) => number {
  const mean = (of: (pair: readonly [number, number]) => number) =>
    pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length
  const [from, to] = [mean(([a]) => a), mean(([, b]) => b)]
  const slope = mean(([a, b]) => (a - from) * (b - to)) / mean(([a]) => (a - from) ** 2)
  return (value) => to + slope * (value - from)
}
