import type { Page } from 'playwright-core'
import type { Map as MapLibreMap } from 'maplibre-gl'

interface LiveMap {
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

/** Keeps the map of a wall at hand, as the page itself gives it to nobody. */
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

/** Takes everything of the county from the map, or puts it back; meanwhile the page changes nothing on it. */
export async function showLayers(page: Page, shown: boolean): Promise<void> {
  await page.evaluate((shown) => {
    const kept = globalThis as unknown as {
      liveMap: LiveMap
      layers?: unknown[]
      setProps?: LiveMap['overlay']['setProps']
    }
    const { overlay } = kept.liveMap
    kept.layers ??= overlay._props.layers
    kept.setProps ??= overlay.setProps.bind(overlay)
    Object.assign(overlay, { setProps: () => undefined })
    kept.setProps({ layers: shown ? kept.layers : [] })
  }, shown)
}

/** Times between frames, in milliseconds, while the map moves a little in each of them. */
export function frameTimes(page: Page, frames: number): Promise<number[]> {
  return page.evaluate(
    (frames) =>
      new Promise<number[]>((resolve) => {
        const { map } = (globalThis as unknown as { liveMap: LiveMap }).liveMap
        const start = map.getCenter()
        const times: number[] = []
        let lastMs: number | undefined
        const step = () => {
          const nowMs = performance.now()
          if (lastMs !== undefined) times.push(nowMs - lastMs)
          lastMs = nowMs
          if (times.length >= frames) {
            map.setCenter(start)
            resolve(times)
            return
          }
          const turn = (times.length / frames) * 2 * Math.PI
          map.setCenter([start.lng + 0.02 * Math.sin(turn), start.lat + 0.02 * (1 - Math.cos(turn))])
          requestAnimationFrame(step)
        }
        requestAnimationFrame(step)
      }),
    frames,
  )
}
