import { nodeStride, type CorridorGrid } from './corridorGrid.ts'
import { eastM, northM } from './flatEarth.ts'
import { samePlaceM } from './nearestPiece.ts'
import { scale, writePointScale } from './pointScale.ts'
import { firstOfRun, manyRuns } from './runChains.ts'

/** Points are measured so many at a time. */
export const blockLength = 512

/**
 * What the cells of a block hold, and a touch of each node that will be measured: each step waits for
 * memory, and a short loop lets the processor wait for many points at a time. The sums mean nothing.
 */
export function fetchRuns(
  { cells, nodes, runs }: CorridorGrid,
  cellOf: Uint32Array,
  count: number,
  found: Uint32Array,
  sums: Float64Array,
): void {
  for (let point = 0; point < count; point++)
    found[point] = cellOf[point]! < cells.length ? cells[cellOf[point]!]! : 0
  for (let point = 0; point < count; point++) {
    let run = found[point]!
    if (run >= manyRuns) run = runs[run - manyRuns + 1]!
    const last = ((run & firstOfRun) + (run >>> 24)) * nodeStride
    let sum = nodes[last]!
    for (let at = (run & firstOfRun) * nodeStride; at < last; at += numbersPerCacheLine) sum += nodes[at]!
    sums[point] = sum
  }
}

const numbersPerCacheLine = 8

/**
 * The nearest of the pieces of each point's cell, as where in the grid's nodes it begins; −1 where there
 * is none within reach.
 *
 * Which piece is nearer is guessed wrongly two or three times a point, and each time all that was begun
 * ahead is lost. So nothing is guessed: the sign of a difference becomes a mask, and the lesser of two
 * numbers is half of what their sum exceeds their distance by. Rounding confuses places of the line whose
 * distances from a point on it differ by less than a hundredth of a millimetre.
 */
export function findNearest(
  { nodes, runs, bands, reachM }: CorridorGrid,
  lonLat: Float64Array,
  count: number,
  found: Uint32Array,
  nearestAt: Int32Array,
): void {
  // Of a size with what is compared, so that rounding costs no digits.
  const farthestSquared = (reachM + 1) * (reachM + 1)
  for (let point = 0; point < count; point++) {
    nearestAt[point] = -1
    let run = found[point]!
    if (run === 0) continue
    let [runAt, runsLeft] = [0, 0]
    if (run >= manyRuns) {
      runAt = run - manyRuns
      runsLeft = runs[runAt++]! - 1
      run = runs[runAt++]!
    }
    const lon = lonLat[2 * point]!
    const lat = lonLat[2 * point + 1]!
    writePointScale(bands, lat)
    const perDegreeLon = scale[0]!
    const lonRise = scale[1]!
    const perDegreeLat = scale[2]!
    const halfLatRise = scale[3]!
    const halfBend = scale[4]!
    let nearestSquared = farthestSquared
    let at = -1
    for (;;) {
      const start = (run & firstOfRun) * nodeStride
      const end = start + (run >>> 24) * nodeStride
      let dLon = nodes[start]! - lon
      let dLat = nodes[start + 1]! - lat
      let x = eastM(dLon, dLat, perDegreeLon, lonRise)
      let y = northM(dLon, dLat, x, perDegreeLat, halfLatRise, halfBend)
      for (let piece = start; piece < end; piece += nodeStride) {
        dLon = nodes[piece + nodeStride]! - lon
        dLat = nodes[piece + nodeStride + 1]! - lat
        const toX = eastM(dLon, dLat, perDegreeLon, lonRise)
        const toY = northM(dLon, dLat, toX, perDegreeLat, halfLatRise, halfBend)
        const alongX = toX - x
        const alongY = toY - y
        const foot = -(x * alongX + y * alongY) / (alongX * alongX + alongY * alongY)
        // Clamped to 0 to 1, likewise without a guess.
        const share = 0.5 * (1 + Math.abs(foot) - Math.abs(foot - 1))
        const awayX = x + share * alongX
        const awayY = y + share * alongY
        const squared = awayX * awayX + awayY * awayY
        difference[0] = squared - nearestSquared
        at ^= (at ^ piece) & (highWord[1]! >> 31)
        nearestSquared = 0.5 * (nearestSquared + squared - Math.abs(squared - nearestSquared))
        x = toX
        y = toY
      }
      if (runsLeft-- === 0) break
      run = runs[runAt++]!
    }
    nearestAt[point] = at
  }
}

/** A number, and its two words: every machine that this runs on has the higher one second. */
const difference = new Float64Array(1)
const highWord = new Int32Array(difference.buffer)

/** The two nearest feet, each nearer than the places of the line just before and after it. */
export function findTwoNearest(
  { nodes, runs, bands }: CorridorGrid,
  lonLat: Float64Array,
  count: number,
  found: Uint32Array,
  nearestAts: Int32Array,
  secondAts: Int32Array,
): void {
  const lineEnd = nodes.length - nodeStride
  for (let point = 0; point < count; point++) {
    nearestAts[point] = secondAts[point] = -1
    let run = found[point]!
    if (run === 0) continue
    let [runAt, runsLeft] = [0, 0]
    if (run >= manyRuns) {
      runAt = run - manyRuns
      runsLeft = runs[runAt++]! - 1
      run = runs[runAt++]!
    }
    const lon = lonLat[2 * point]!
    const lat = lonLat[2 * point + 1]!
    writePointScale(bands, lat)
    const perDegreeLon = scale[0]!
    const lonRise = scale[1]!
    const perDegreeLat = scale[2]!
    const halfLatRise = scale[3]!
    const halfBend = scale[4]!
    let [nearestSquared, nearestM, nearestAt] = [Infinity, NaN, -1]
    let [secondSquared, secondAt] = [Infinity, -1]
    for (;;) {
      const first = (run & firstOfRun) * nodeStride
      const end = first + (run >>> 24) * nodeStride
      // The piece before says whether the first node can be a foot.
      const start = first === 0 ? 0 : first - nodeStride
      let wasBeyond = true
      let dLon = nodes[start]! - lon
      let dLat = nodes[start + 1]! - lat
      let x = eastM(dLon, dLat, perDegreeLon, lonRise)
      let y = northM(dLon, dLat, x, perDegreeLat, halfLatRise, halfBend)
      for (let at = start; at < end; at += nodeStride) {
        dLon = nodes[at + nodeStride]! - lon
        dLat = nodes[at + nodeStride + 1]! - lat
        const toX = eastM(dLon, dLat, perDegreeLon, lonRise)
        const toY = northM(dLon, dLat, toX, perDegreeLat, halfLatRise, halfBend)
        const alongX = toX - x
        const alongY = toY - y
        const foot = -(x * alongX + y * alongY) / (alongX * alongX + alongY * alongY)
        const isFoot = foot <= 0 ? wasBeyond : foot < 1 || at + nodeStride === lineEnd
        if (isFoot && at >= first) {
          const share = foot < 0 ? 0 : foot > 1 ? 1 : foot
          const awayX = x + share * alongX
          const awayY = y + share * alongY
          const squared = awayX * awayX + awayY * awayY
          const chainageM = nodes[at + 2]! + share * (nodes[at + nodeStride + 2]! - nodes[at + 2]!)
          const isSamePlace = Math.abs(chainageM - nearestM) < samePlaceM
          if (squared < nearestSquared) {
            if (!isSamePlace) [secondSquared, secondAt] = [nearestSquared, nearestAt]
            ;[nearestSquared, nearestM, nearestAt] = [squared, chainageM, at]
          } else if (squared < secondSquared && !isSamePlace) [secondSquared, secondAt] = [squared, at]
        }
        wasBeyond = foot >= 1
        x = toX
        y = toY
      }
      if (runsLeft-- === 0) break
      run = runs[runAt++]!
    }
    nearestAts[point] = nearestAt
    secondAts[point] = secondAt
  }
}
