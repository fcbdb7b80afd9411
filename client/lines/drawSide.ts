import type { HomeSide, Position } from '../../geo/units.ts'
import { frameLine } from '../map/frameLine.ts'
import { pixelOf, type Pixel } from '../map/mercator.ts'

export interface DrawnSide {
  /** SVG paths: the line, short strokes toward home ground, and an arrow head half-way along. */
  readonly path: string
  readonly teeth: string
  readonly arrow: string
  readonly start: Pixel
  /** Where "home ground" is written. */
  readonly label: Pixel
}

const toothEveryPx = 14
const toothPx = 7

/** Draws a line into a panel, north up, with its direction and its home side. */
export function drawSide(
  positions: readonly Position[],
  homeSide: HomeSide,
  panel: { widthPx: number; heightPx: number },
): DrawnSide {
  const frame = frameLine(positions, { ...panel, paddingPx: 40, turn: false, maxZoom: 18 })
  const [middleX, middleY] = pixelOf(frame.center, frame.zoom)
  const pixels = positions.map((position): Pixel => {
    const [x, y] = pixelOf(position, frame.zoom)
    return [x - middleX + panel.widthPx / 2, y - middleY + panel.heightPx / 2]
  })
  const along = [0]
  for (let index = 1; index < pixels.length; index++)
    along.push(
      along[index - 1]! +
        Math.hypot(pixels[index]![0] - pixels[index - 1]![0], pixels[index]![1] - pixels[index - 1]![1]),
    )
  const total = along.at(-1)!
  const at = (px: number): Pixel => {
    const place = Math.min(Math.max(px, 0), total)
    const next = Math.max(
      along.findIndex((value) => value >= place),
      1,
    )
    const span = along[next]! - along[next - 1]!
    const share = span === 0 ? 0 : (place - along[next - 1]!) / span
    const [from, to] = [pixels[next - 1]!, pixels[next]!]
    return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
  }
  /** Unit vector of the line's course over some pixels round a place. */
  const course = (px: number, reachPx: number): Pixel => {
    const [from, to] = [at(px - reachPx), at(px + reachPx)]
    const length = Math.hypot(to[0] - from[0], to[1] - from[1])
    return length === 0 ? [1, 0] : [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
  }
  const turn = homeSide === 'left' ? 1 : -1
  const home = ([x, y]: Pixel): Pixel => [y * turn, -x * turn]
  const teeth: string[] = []
  for (let px = toothEveryPx / 2; px < total; px += toothEveryPx) {
    const [x, y] = at(px)
    const [homeX, homeY] = home(course(px, 5))
    teeth.push(`M${x} ${y}l${homeX * toothPx} ${homeY * toothPx}`)
  }
  const half = at(total / 2)
  const [courseX, courseY] = course(total / 2, 14)
  const wing = (side: number) =>
    `${half[0] - courseX * 7 - courseY * 6 * side} ${half[1] - courseY * 7 + courseX * 6 * side}`
  const [labelX, labelY] = home(course(total / 2, total / 5))
  return {
    path: `M${pixels.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`,
    teeth: teeth.join(''),
    arrow: `M${wing(1)}L${half[0] + courseX * 7} ${half[1] + courseY * 7}L${wing(-1)}Z`,
    start: pixels[0]!,
    label: [
      Math.min(Math.max(half[0] + labelX * 46, 50), panel.widthPx - 50),
      Math.min(Math.max(half[1] + labelY * 46, 18), panel.heightPx - 10),
    ],
  }
}
