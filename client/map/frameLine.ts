import type { Position } from '../../geo/units.ts'
import { convexHull } from './convexHull.ts'
import { pixelOf, positionOf, type Pixel } from './mercator.ts'

export interface Frame {
  readonly center: Position
  readonly zoom: number
  /** Compass direction that is up, degrees, −90 to 90; 0 keeps north up. */
  readonly bearing: number
}

export interface FramedPanel {
  readonly widthPx: number
  readonly heightPx: number
  readonly paddingPx: number
  /** May turn the map so that the positions fill the panel, or by how many degrees it is turned. */
  readonly turn: boolean | number
  readonly maxZoom?: number
}

/** Turning a map costs the reader; it is done only when it gains at least this much zoom. */
const worthTurningZoom = 0.2
/** Of turns that fill the panel within so much zoom of the best, the smallest is taken. */
const nearlyBestZoom = 0.15
const degree = Math.PI / 180

interface Box {
  readonly center: Pixel
  readonly zoom: number
}

/** The zoom at which pixels of zoom 0, seen with `bearing` up, fill the panel, and their middle. */
function fit(pixels: readonly Pixel[], bearing: number, panel: FramedPanel): Box {
  const cosine = Math.cos(bearing * degree)
  const sine = Math.sin(bearing * degree)
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of pixels) {
    const acrossPx = x * cosine + y * sine
    const downPx = -x * sine + y * cosine
    minX = Math.min(minX, acrossPx)
    maxX = Math.max(maxX, acrossPx)
    minY = Math.min(minY, downPx)
    maxY = Math.max(maxY, downPx)
  }
  const freeWidth = Math.max(panel.widthPx - 2 * panel.paddingPx, 1)
  const freeHeight = Math.max(panel.heightPx - 2 * panel.paddingPx, 1)
  const scale = Math.min(freeWidth / (maxX - minX), freeHeight / (maxY - minY))
  const [across, down] = [(minX + maxX) / 2, (minY + maxY) / 2]
  return {
    center: [across * cosine - down * sine, across * sine + down * cosine],
    zoom: Math.min(Math.log2(scale), panel.maxZoom ?? 16),
  }
}

/**
 * Where to look, how near and how turned, so that all positions stand in the panel inside its
 * padding. Without `turn` north is up. Throws on no position.
 */
export function frameLine(positions: readonly Position[], panel: FramedPanel): Frame {
  if (positions.length === 0) throw new Error('a frame needs at least one position')
  const pixels = positions.map((position) => pixelOf(position, 0))
  const bearing = typeof panel.turn === 'number' ? panel.turn : 0
  const asAsked = { ...fit(pixels, bearing, panel), bearing }
  const chosen = panel.turn === true ? turned(convexHull(pixels), panel, asAsked) : asAsked
  return { center: positionOf(chosen.center, 0), zoom: chosen.zoom, bearing: chosen.bearing }
}

interface TurnedBox extends Box {
  readonly bearing: number
}

/** The smallest turn that fills the panel nearly as well as the best one; none where it gains little. */
function turned(pixels: readonly Pixel[], panel: FramedPanel, upright: TurnedBox): TurnedBox {
  const boxes: TurnedBox[] = []
  for (let bearing = -90; bearing <= 90; bearing += 1) boxes.push({ ...fit(pixels, bearing, panel), bearing })
  const largestZoom = Math.max(...boxes.map(({ zoom }) => zoom))
  if (largestZoom - upright.zoom < worthTurningZoom) return upright
  return boxes
    .filter(({ zoom }) => zoom >= largestZoom - nearlyBestZoom)
    .reduce((best, box) => (Math.abs(box.bearing) < Math.abs(best.bearing) ? box : best))
}
