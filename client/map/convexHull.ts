import type { Pixel } from './mercator.ts'

/**
 * The corners of the smallest convex polygon round some pixels: however they are turned, their extent is that
 * of these few. Andrew's monotone chain (Inf. Proc. Letters 9, 1979); of pixels on one line its two ends.
 */
export function convexHull(pixels: readonly Pixel[]): Pixel[] {
  const sorted = pixels.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
  if (sorted.length < 3) return sorted
  const lower = chain(sorted)
  const upper = chain(sorted.toReversed())
  return [...lower.slice(0, -1), ...upper.slice(0, -1)]
}

/** One side of the hull, from the first pixel to the last, always turning the same way. */
function chain(pixels: readonly Pixel[]): Pixel[] {
  const corners: Pixel[] = []
  for (const pixel of pixels) {
    while (corners.length >= 2 && turn(corners.at(-2)!, corners.at(-1)!, pixel) <= 0) corners.pop()
    corners.push(pixel)
  }
  return corners
}

const turn = (from: Pixel, by: Pixel, to: Pixel): number =>
  (by[0] - from[0]) * (to[1] - from[1]) - (by[1] - from[1]) * (to[0] - from[0])
