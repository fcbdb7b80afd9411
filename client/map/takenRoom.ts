import type { Pixel } from './mercator.ts'
import type { HalfSize } from './textRoom.ts'

/** A rectangle along the screen's axes, about its middle; pixels. */
export interface Box extends HalfSize {
  readonly x: number
  readonly y: number
}

/**
 * Layers stand still while the zoom is within an eighth of the step that they are built for: places
 * come nearer to each other by so much, and what is written does not shrink with them.
 */
export const stepSlack = 2 ** (1 / 8)

const cellPx = 64

/** What takes room on the screen, each piece found in its neighbourhood. */
export class TakenRoom {
  readonly #cells = new Map<number, Box[]>()

  take(box: Box): void {
    for (const key of cellsOf(box)) {
      const known = this.#cells.get(key)
      if (known === undefined) this.#cells.set(key, [box])
      else known.push(box)
    }
  }

  isFree(box: Box): boolean {
    return cellsOf(box).every((key) => this.#cells.get(key)?.every((other) => !overlaps(box, other)) ?? true)
  }

  /** Takes the first of the places at which a box finds room; undefined where none does. */
  tryTakeFirst(places: readonly Pixel[], size: HalfSize): Pixel | undefined {
    for (const place of places) {
      const box = { x: place[0], y: place[1], ...size }
      if (!this.isFree(box)) continue
      this.take(box)
      return place
    }
    return undefined
  }
}

export const overlaps = (one: Box, other: Box): boolean =>
  Math.abs(one.x - other.x) < one.halfWidth + other.halfWidth &&
  Math.abs(one.y - other.y) < one.halfHeight + other.halfHeight

/** A box that a symbol of this size fills whichever step of zoom it is seen at. */
export const squareBox = ([x, y]: Pixel, sizePx: number): Box => {
  const half = (sizePx / 2) * stepSlack
  return { x, y, halfWidth: half, halfHeight: half }
}

/** The world at the nearest zoom is a million cells wide, turned too; a number finds one faster than a text. */
const columnKey = 2 ** 26

function cellsOf({ x, y, halfWidth, halfHeight }: Box): number[] {
  const keys: number[] = []
  const last = Math.floor((x + halfWidth) / cellPx)
  const lowest = Math.floor((y + halfHeight) / cellPx)
  for (let column = Math.floor((x - halfWidth) / cellPx); column <= last; column++)
    for (let row = Math.floor((y - halfHeight) / cellPx); row <= lowest; row++)
      keys.push(column * columnKey + row)
  return keys
}
