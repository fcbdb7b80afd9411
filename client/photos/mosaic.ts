/** A place in a picture, pixels from its upper left corner. */
export interface PicturePoint {
  readonly x: number
  readonly y: number
}

export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** A square of a picture that becomes one colour; at the right and lower edge a part of one. */
export interface Block extends PicturePoint, PictureSize {}

/** So many blocks stand along the longer side: a face that fills an eighth of it is left with five across. */
const blocksAlong = 40
/** JPEG works in squares of sixteen: a smaller block would be bled into from beside it. */
const smallestPx = 16

export const blockSidePx = ({ width, height }: PictureSize): number =>
  Math.max(smallestPx, Math.ceil(Math.max(width, height) / blocksAlong / smallestPx) * smallestPx)

/** Numbers of the blocks that a round brush touches along a stroke, row by row from the upper left. */
export function blocksUnder(
  stroke: readonly PicturePoint[],
  radiusPx: number,
  size: PictureSize,
): Set<number> {
  const touched = new Set<number>()
  const stepPx = Math.max(1, blockSidePx(size) / 2)
  for (const [index, to] of stroke.entries()) {
    const from = stroke[index - 1] ?? to
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / stepPx))
    for (let step = 0; step <= steps; step++) {
      const share = step / steps
      touchRound(
        { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) },
        radiusPx,
        size,
        touched,
      )
    }
  }
  return touched
}

function touchRound(at: PicturePoint, radiusPx: number, size: PictureSize, touched: Set<number>): void {
  const sidePx = blockSidePx(size)
  const across = Math.ceil(size.width / sidePx)
  const down = Math.ceil(size.height / sidePx)
  const first = (px: number) => Math.max(0, Math.floor((px - radiusPx) / sidePx))
  const last = (px: number, count: number) => Math.min(count - 1, Math.floor((px + radiusPx) / sidePx))
  for (let row = first(at.y); row <= last(at.y, down); row++)
    for (let column = first(at.x); column <= last(at.x, across); column++) {
      const awayX = Math.max(column * sidePx - at.x, 0, at.x - (column + 1) * sidePx)
      const awayY = Math.max(row * sidePx - at.y, 0, at.y - (row + 1) * sidePx)
      if (Math.hypot(awayX, awayY) <= radiusPx) touched.add(row * across + column)
    }
}

export function blockAt(number: number, size: PictureSize): Block {
  const sidePx = blockSidePx(size)
  const across = Math.ceil(size.width / sidePx)
  const [x, y] = [(number % across) * sidePx, Math.floor(number / across) * sidePx]
  return { x, y, width: Math.min(sidePx, size.width - x), height: Math.min(sidePx, size.height - y) }
}

/** The mean colour of pixels, four bytes each, as CSS says it: all that is left of a block. */
export function meanColour(pixels: Uint8ClampedArray): string {
  const sums = [0, 0, 0]
  for (let at = 0; at < pixels.length; at += 4)
    for (let channel = 0; channel < 3; channel++) sums[channel]! += pixels[at + channel]!
  const [red, green, blue] = sums.map((sum) => Math.round(sum / Math.max(1, pixels.length / 4)))
  return `rgb(${red} ${green} ${blue})`
}
