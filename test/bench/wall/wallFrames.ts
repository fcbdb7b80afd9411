import type { Page } from 'playwright-core'
import type { LiveMap } from '../../e2e/liveMap.ts'

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
