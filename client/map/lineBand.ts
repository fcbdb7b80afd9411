import type { BorderLine } from '../../geo/borderLine.ts'
import type { Position, Stretch } from '../../geo/units.ts'
import type { VertexRange } from './lineInSight.ts'
import { pixelOf, positionOf } from './mercator.ts'

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

const samplePx = 4
const mostSamples = 6000
/** Deeper than this the band's samples lie metres apart already. */
const deepestZoom = 16

function sampleLine(line: BorderLine, zoom: number, { first, last }: VertexRange) {
  const pixels = line.positions.slice(first, last + 1).map((position) => pixelOf(position, zoom))
  const along = new Float64Array(pixels.length)
  for (let index = 1; index < pixels.length; index++) {
    const [fromX, fromY] = pixels[index - 1]!
    const [toX, toY] = pixels[index]!
    along[index] = along[index - 1]! + Math.hypot(toX - fromX, toY - fromY)
  }
  const total = along[along.length - 1]!
  const count = Math.min(Math.max(Math.ceil(total / samplePx) + 1, 2), mostSamples)
  const chainageM = new Float64Array(count)
  const x = new Float64Array(count)
  const y = new Float64Array(count)
  let segment = 1
  for (let sample = 0; sample < count; sample++) {
    const targetPx = (total * sample) / (count - 1)
    while (segment < pixels.length - 1 && along[segment]! < targetPx) segment++
    const spanPx = along[segment]! - along[segment - 1]!
    const share = spanPx === 0 ? 0 : Math.min(Math.max((targetPx - along[segment - 1]!) / spanPx, 0), 1)
    const [fromX, fromY] = pixels[segment - 1]!
    const [toX, toY] = pixels[segment]!
    x[sample] = fromX + (toX - fromX) * share
    y[sample] = fromY + (toY - fromY) * share
    const fromM = line.chainageM[first + segment - 1]!
    chainageM[sample] = fromM + (line.chainageM[first + segment]! - fromM) * share
  }
  return { chainageM, x, y, stepPx: total / (count - 1) }
}

/** Moving mean over `reach` samples to each side; the ends keep their place. */
function smooth(values: Float64Array, reach: number): Float64Array {
  const count = values.length
  const sums = new Float64Array(count + 1)
  for (let index = 0; index < count; index++) sums[index + 1] = sums[index]! + values[index]!
  return values.map((_, index) => {
    const side = Math.min(reach, index, count - 1 - index)
    return (sums[index + side + 1]! - sums[index - side]!) / (2 * side + 1)
  })
}

function homeward(x: Float64Array, y: Float64Array, homeIsLeft: boolean) {
  const count = x.length
  const homeX = new Float64Array(count)
  const homeY = new Float64Array(count)
  for (let index = 0; index < count; index++) {
    const before = Math.max(index - 1, 0)
    const after = Math.min(index + 1, count - 1)
    const alongX = x[after]! - x[before]!
    const alongY = y[after]! - y[before]!
    const length = Math.hypot(alongX, alongY)
    const turn = (homeIsLeft ? 1 : -1) / (length === 0 ? 1 : length)
    // Pixels grow southward: left of east is north, which is minus y.
    homeX[index] = alongY * turn
    homeY[index] = -alongX * turn
  }
  return { homeX, homeY }
}

/**
 * Samples a line at a zoom and lays the band `offsetPx` beside it on home ground. The band is a
 * smoothed copy of the line, pushed off wherever it would come nearer than `offsetPx`.
 */
export function layBand(
  line: BorderLine,
  zoom: number,
  offsetPx: number,
  range: VertexRange = { first: 0, last: line.positions.length - 1 },
): LineBand {
  const seenZoom = Math.min(zoom, deepestZoom)
  const { chainageM, x, y, stepPx } = sampleLine(line, seenZoom, range)
  const reach = Math.max(Math.round((offsetPx * 0.9) / stepPx), 1)
  const middleX = smooth(smooth(x, reach), reach)
  const middleY = smooth(smooth(y, reach), reach)
  const { homeX, homeY } = homeward(middleX, middleY, line.homeSide === 'left')
  let bandX: Float64Array = middleX.map((value, index) => value + homeX[index]! * offsetPx)
  let bandY: Float64Array = middleY.map((value, index) => value + homeY[index]! * offsetPx)
  const near = Math.ceil((3 * offsetPx) / stepPx)
  for (let round = 0; round < 3; round++) {
    pushOff({ x, y, bandX, bandY, homeX, homeY, offsetPx, near })
    spreadLoops(bandX, bandY, 2 * near)
    bandX = smooth(bandX, Math.ceil(reach / 2))
    bandY = smooth(bandY, Math.ceil(reach / 2))
  }
  return { zoom: seenZoom, stepPx, chainageM, lineX: x, lineY: y, bandX, bandY, homeX, homeY }
}

interface Push {
  x: Float64Array
  y: Float64Array
  bandX: Float64Array
  bandY: Float64Array
  homeX: Float64Array
  homeY: Float64Array
  offsetPx: number
  near: number
}

/** Moves each point of the band homeward until it keeps its distance from the line near it. */
function pushOff({ x, y, bandX, bandY, homeX, homeY, offsetPx, near }: Push): void {
  const count = x.length
  const farPx = 16 * offsetPx * offsetPx
  for (let index = 0; index < count; index++) {
    let missingPx = 0
    const last = Math.min(index + near, count - 1)
    for (let other = Math.max(index - near, 0); other <= last; other++) {
      const awayX = bandX[index]! - x[other]!
      const awayY = bandY[index]! - y[other]!
      if (awayX * awayX + awayY * awayY > farPx) continue
      const acrossPx = awayX * homeX[index]! + awayY * homeY[index]!
      const asidePx = Math.abs(awayX * homeY[index]! - awayY * homeX[index]!)
      if (asidePx >= offsetPx) continue
      const wantedPx = Math.sqrt(offsetPx * offsetPx - asidePx * asidePx)
      missingPx = Math.max(missingPx, wantedPx - acrossPx)
    }
    if (missingPx === 0) continue
    bandX[index]! += homeX[index]! * missingPx
    bandY[index]! += homeY[index]! * missingPx
  }
}

/**
 * In a bend tighter than the offset a parallel course crosses itself. Each such loop is pulled into
 * its neck and spread along the course to either side, so that every chainage keeps a place of its own.
 */
function spreadLoops(x: Float64Array, y: Float64Array, longest: number): void {
  const count = x.length
  let reachPx = 0
  for (let index = 1; index < count; index++)
    reachPx = Math.max(reachPx, Math.abs(x[index]! - x[index - 1]!) + Math.abs(y[index]! - y[index - 1]!))
  for (let first = 0; first + 3 < count; first++) {
    const last = Math.min(first + longest, count - 2)
    for (let other = last; other > first + 1; other--) {
      // Two steps that cross begin within the length of both; few pairs do.
      if (Math.abs(x[first]! - x[other]!) + Math.abs(y[first]! - y[other]!) > 2 * reachPx) continue
      if (!crosses(x, y, first, other)) continue
      const from = Math.max(first - (other - first) / 2, 0) | 0
      const to = Math.min(other + 1 + (other - first) / 2, count - 1) | 0
      straighten(x, y, { from, to, first, other })
      first = other
      break
    }
  }
}

/** Do the steps that begin at two samples cross? */
function crosses(x: Float64Array, y: Float64Array, one: number, other: number): boolean {
  const side = (from: number, to: number, point: number) =>
    Math.sign((x[to]! - x[from]!) * (y[point]! - y[from]!) - (y[to]! - y[from]!) * (x[point]! - x[from]!))
  return (
    side(one, one + 1, other) * side(one, one + 1, other + 1) < 0 &&
    side(other, other + 1, one) * side(other, other + 1, one + 1) < 0
  )
}

/** Lays the samples from `from` to `to` evenly along the course that leaves the loop out. */
function straighten(
  x: Float64Array,
  y: Float64Array,
  { from, to, first, other }: { from: number; to: number; first: number; other: number },
): void {
  const course: (readonly [number, number])[] = []
  for (let index = from; index <= first; index++) course.push([x[index]!, y[index]!])
  for (let index = other + 1; index <= to; index++) course.push([x[index]!, y[index]!])
  for (let index = from; index <= to; index++) {
    const place = ((index - from) / (to - from)) * (course.length - 1)
    const before = Math.min(Math.floor(place), course.length - 2)
    const [fromX, fromY] = course[before]!
    const [toX, toY] = course[before + 1]!
    x[index] = fromX + (toX - fromX) * (place - before)
    y[index] = fromY + (toY - fromY) * (place - before)
  }
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
