import type { Page } from 'playwright-core'
import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Position } from '../../geo/units.ts'

export interface LiveMap {
  readonly map: MapLibreMap
  readonly overlay: { setProps(props: { layers: unknown[] }): void; readonly _props: { layers: unknown[] } }
}

interface Hook {
  readonly memoizedState: unknown
  readonly next: Hook | null
}

interface Fiber {
  readonly memoizedState: Hook | null
  readonly return: Fiber | null
}

/** Keeps the map of a page at hand, as the page itself gives it to nobody. */
export async function takeMap(page: Page): Promise<void> {
  await page.evaluate(() => {
    const place = document.querySelector('.map-ground')
    if (place === null) throw new Error('no map')
    const key = Object.keys(place).find((name) => name.startsWith('__reactFiber'))
    let fiber = key === undefined ? null : (Reflect.get(place, key) as Fiber | null)
    const isLive = (value: unknown): value is LiveMap =>
      typeof value === 'object' && value !== null && 'map' in value && 'overlay' in value
    for (; fiber !== null; fiber = fiber.return)
      for (let hook = fiber.memoizedState; hook !== null && typeof hook === 'object'; hook = hook.next)
        if (isLive(hook.memoizedState)) {
          Object.assign(globalThis, { liveMap: hook.memoizedState })
          return
        }
    throw new Error('the map was not found')
  })
}

/** Where a position is on the screen, on the map that was taken. */
export function screenPlaceOf(page: Page, [lon, lat]: Position): Promise<{ x: number; y: number }> {
  return page.evaluate(
    (position) => {
      const { map } = (globalThis as unknown as { liveMap: LiveMap }).liveMap
      const box = map.getCanvas().getBoundingClientRect()
      const { x, y } = map.project(position)
      return { x: box.left + x, y: box.top + y }
    },
    [lon, lat] as [number, number],
  )
}

/** Settles once the map that was taken has come to rest. */
export function mapAtRest(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const { map } = (globalThis as unknown as { liveMap: LiveMap }).liveMap
    if (map.isMoving()) await new Promise((resolve) => map.once('moveend', resolve))
  })
}
