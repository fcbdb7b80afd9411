import type { Position } from '../../geo/units.ts'
import { pixelOf, positionOf, type Pixel } from './mercator.ts'

/** Cuts any path into dashes of `patternPx` [on, off, …] as it is seen at a zoom. */
export function dashPath(
  path: readonly Position[],
  zoom: number,
  patternPx: readonly number[],
): Position[][] {
  const dashes: Position[][] = []
  let turn = 0
  let leftPx = patternPx[0]!
  let dash: Pixel[] = []
  const close = () => {
    if (dash.length > 1) dashes.push(dash.map((pixel) => positionOf(pixel, zoom)))
    dash = []
  }
  let from = pixelOf(path[0]!, zoom)
  if (patternPx.length > 0) dash.push(from)
  for (const position of path.slice(1)) {
    const to = pixelOf(position, zoom)
    let restPx = Math.hypot(to[0] - from[0], to[1] - from[1])
    while (restPx > leftPx) {
      const share = leftPx / restPx
      from = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
      restPx -= leftPx
      if (turn % 2 === 0) {
        dash.push(from)
        close()
      } else dash.push(from)
      turn += 1
      leftPx = patternPx[turn % patternPx.length]!
    }
    leftPx -= restPx
    from = to
    if (turn % 2 === 0) dash.push(to)
  }
  close()
  return dashes
}
