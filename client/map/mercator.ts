import type { Position } from '../../geo/units.ts'

/** MapLibre and deck.gl count zoom from one world of 512 pixels. */
const worldPx = 512
const degree = Math.PI / 180
const earthCircumferenceM = 40_075_016.686

export type Pixel = readonly [x: number, y: number]

/** Web Mercator pixel of a position in the world at this zoom; y grows southward. */
export function pixelOf(position: Position, zoom: number): Pixel {
  const size = worldPx * 2 ** zoom
  const sine = Math.min(Math.max(Math.sin(position[1] * degree), -0.9999), 0.9999)
  return [
    ((position[0] + 180) / 360) * size,
    (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size,
  ]
}

/** The position under a world pixel at this zoom: the reverse of `pixelOf`. */
export function positionOf([x, y]: Pixel, zoom: number): Position {
  const size = worldPx * 2 ** zoom
  const north = Math.PI * (1 - (2 * y) / size)
  return [(x / size) * 360 - 180, Math.atan(Math.sinh(north)) / degree]
}

/** Metres on the ground that one pixel covers at this latitude and zoom. */
export const metresPerPixel = (latitude: number, zoom: number): number =>
  (earthCircumferenceM * Math.cos(latitude * degree)) / (worldPx * 2 ** zoom)

/** How a map is turned and how near it is. */
export interface Turned {
  readonly zoom: number
  /** Compass direction that is up, degrees. */
  readonly bearing: number
}

/** A world pixel as the screen has it, x to the right and y downward, counted from the world's corner. */
export function turn([x, y]: Pixel, bearing: number): Pixel {
  const cosine = Math.cos(bearing * degree)
  const sine = Math.sin(bearing * degree)
  return [x * cosine + y * sine, y * cosine - x * sine]
}

/** Where a position stands on a turned map. */
export const screenPixelOf = (position: Position, { zoom, bearing }: Turned): Pixel =>
  turn(pixelOf(position, zoom), bearing)

/** The position at a place of a turned map: the reverse of `screenPixelOf`. */
export const positionOnScreen = (pixel: Pixel, { zoom, bearing }: Turned): Position =>
  positionOf(turn(pixel, -bearing), zoom)
