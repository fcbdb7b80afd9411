import type { Position, Stretch } from '../../geo/units.ts'
import { positionOf } from './mercator.ts'

/**
 * A border line as it is seen at one zoom, and a smooth band that follows it on home ground at a
 * constant distance in pixels. Samples lie evenly in pixels, so that a piece of one kilometre keeps
 * its place in the band however small it is drawn.
 */
export interface LineBand {
  readonly zoom: number
  /** Pixels along the line from one sample to the next. */
  readonly stepPx: number
  /** Chainage of each sample, metres. */
  readonly chainageM: Float64Array
  /** World pixels of the line itself. */
  readonly lineX: Float64Array
  readonly lineY: Float64Array
  /** World pixels of the band's middle. */
  readonly bandX: Float64Array
  readonly bandY: Float64Array
  /** Unit vector away from the line toward home ground at each sample, in pixels. */
  readonly homeX: Float64Array
  readonly homeY: Float64Array
}

/** The part of a stretch that the band has; undefined where it has none. */
export function clipToBand(band: LineBand, { fromM, toM }: Stretch): Stretch | undefined {
  const clipped = {
    fromM: Math.max(fromM, band.chainageM[0]!),
    toM: Math.min(toM, band.chainageM[band.chainageM.length - 1]!),
  }
  return clipped.fromM < clipped.toM ? clipped : undefined
}

/** Does the band reach this chainage? */
export const isOnBand = (band: LineBand, atM: number): boolean =>
  band.chainageM[0]! <= atM && atM <= band.chainageM[band.chainageM.length - 1]!

/** Index of the sample at or before a chainage, and how far on to the next one, 0 to 1. */
function sampleAt(band: LineBand, atM: number): { index: number; share: number } {
  const { chainageM } = band
  let low = 0
  let high = chainageM.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (chainageM[middle]! <= atM) low = middle
    else high = middle
  }
  const spanM = chainageM[high]! - chainageM[low]!
  const share = spanM === 0 ? 0 : Math.min(Math.max((atM - chainageM[low]!) / spanM, 0), 1)
  return { index: low, share }
}

const between = (values: Float64Array, index: number, share: number) =>
  values[index]! + (values[Math.min(index + 1, values.length - 1)]! - values[index]!) * share

function placeAt(
  band: LineBand,
  x: Float64Array,
  y: Float64Array,
  index: number,
  share: number,
  shiftPx: number,
): Position {
  return positionOf(
    [
      between(x, index, share) + between(band.homeX, index, share) * shiftPx,
      between(y, index, share) + between(band.homeY, index, share) * shiftPx,
    ],
    band.zoom,
  )
}

/** Position in or beside the band at a chainage; `shiftPx` leads further homeward, negative toward the line. */
export function bandPosition(band: LineBand, atM: number, shiftPx = 0): Position {
  const { index, share } = sampleAt(band, atM)
  return placeAt(band, band.bandX, band.bandY, index, share, shiftPx)
}

/** Position beside the line itself at a chainage; `shiftPx` leads homeward. */
export function besideLine(band: LineBand, atM: number, shiftPx: number): Position {
  const { index, share } = sampleAt(band, atM)
  return placeAt(band, band.lineX, band.lineY, index, share, shiftPx)
}

/** Walks a stretch: its start, every sample inside it, its end; each as a sample and a share on. */
function courseOf(
  band: LineBand,
  fromM: number,
  toM: number,
  pointAt: (index: number, share: number) => Position,
): Position[] {
  const start = sampleAt(band, fromM)
  const course = [pointAt(start.index, start.share)]
  for (let index = start.index + 1; index < band.chainageM.length; index++) {
    if (band.chainageM[index]! >= toM) break
    if (band.chainageM[index]! > fromM) course.push(pointAt(index, 0))
  }
  const end = sampleAt(band, toM)
  course.push(pointAt(end.index, end.share))
  return course
}

/** The band's course over a stretch, `shiftPx` beside its middle. */
export const bandPath = (band: LineBand, fromM: number, toM: number, shiftPx = 0): Position[] =>
  courseOf(band, fromM, toM, (index, share) => placeAt(band, band.bandX, band.bandY, index, share, shiftPx))

/** The line's own course over a stretch as it is seen at this zoom. */
export const linePath = (band: LineBand, fromM: number, toM: number): Position[] =>
  courseOf(band, fromM, toM, (index, share) => placeAt(band, band.lineX, band.lineY, index, share, 0))

/** Pixels along the line from its start to a chainage. */
function alongPx(band: LineBand, atM: number): number {
  const { index, share } = sampleAt(band, atM)
  return (index + share) * band.stepPx
}

const chainageAtPx = (band: LineBand, px: number): number => {
  const place = Math.min(Math.max(px / band.stepPx, 0), band.chainageM.length - 1)
  const index = Math.floor(place)
  return between(band.chainageM, index, place - index)
}

/** A stretch at least `minimumPx` long on the screen, grown about its middle and kept on the line. */
export function visibleStretch(band: LineBand, fromM: number, toM: number, minimumPx: number) {
  const fromPx = alongPx(band, fromM)
  const toPx = alongPx(band, toM)
  const missingPx = minimumPx - (toPx - fromPx)
  if (missingPx <= 0) return { fromM, toM }
  return {
    fromM: Math.min(fromM, chainageAtPx(band, fromPx - missingPx / 2)),
    toM: Math.max(toM, chainageAtPx(band, toPx + missingPx / 2)),
  }
}

/** Cuts a stretch into dashes of `patternPx` [on, off, on, off, …]; each dash as chainages. */
export function dashStretch(band: LineBand, fromM: number, toM: number, patternPx: readonly number[]) {
  const dashes: { fromM: number; toM: number }[] = []
  const endPx = alongPx(band, toM)
  let px = alongPx(band, fromM)
  for (let turn = 0; px < endPx; turn++) {
    const lengthPx = patternPx[turn % patternPx.length]!
    const nextPx = Math.min(px + lengthPx, endPx)
    if (turn % 2 === 0)
      dashes.push({
        fromM: turn === 0 ? fromM : chainageAtPx(band, px),
        toM: nextPx === endPx ? toM : chainageAtPx(band, nextPx),
      })
    px = nextPx
  }
  return dashes
}
