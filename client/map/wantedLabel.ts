import type { Picked } from './mapScale.ts'
import type { Pixel } from './mercator.ts'
import type { HalfSize } from './textRoom.ts'

/** Something to be written on the map, wherever there is room for it. */
export interface WantedLabel {
  readonly text: string
  /** Height of its letters, pixels at size 1. */
  readonly size: number
  readonly color: [number, number, number, number]
  /** Where its middle may stand on the screen, the best place first. */
  readonly places: readonly Pixel[]
  /** What a click on it selects. */
  readonly picked?: Picked
}

/** Places about something round: above, to the right, to the left, below, then at its corners. */
export function placesAbout([x, y]: Pixel, radiusPx: number, { halfWidth, halfHeight }: HalfSize): Pixel[] {
  const across = radiusPx + halfWidth
  const down = radiusPx + halfHeight
  // A round thing leaves its corners free.
  const corner = radiusPx * 0.3
  return [
    [x, y - down],
    [x + across, y],
    [x - across, y],
    [x, y + down],
    ...[-1, 1].flatMap((lower) =>
      [1, -1].map((right): Pixel => [x + right * (across - corner), y + lower * (down - corner)]),
    ),
  ]
}
