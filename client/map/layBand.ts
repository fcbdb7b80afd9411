import type { BorderLine } from '../../geo/borderLine.ts'
import type { LineBand } from './lineBand.ts'
import type { VertexRange } from './lineInSight.ts'
import { pixelOf } from './mercator.ts'
import { spreadLoops } from './spreadLoops.ts'

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
