import { nodeStride, type Bands, type CorridorGrid } from './corridorGrid.ts'
import {
  atHalfBend,
  atMiddleLat,
  atPerDegreeLat,
  atPerDegreeLatRise,
  atPerDegreeLon,
  atPerDegreeLonRise,
  eastM,
  northM,
  scaleStride,
} from './flatEarth.ts'
import { samePlaceM } from './nearestPiece.ts'
import { firstOfRun, manyRuns } from './runChains.ts'

/** Points are measured so many at a time. */
export const blockLength = 512

/** The nearest place of each point of a block, and the second nearest foot where it was asked for. */
export interface BlockFeet {
  readonly squaredM: Float64Array
  readonly chainageM: Float64Array
  /** Positive where the point lies to the left of the line. */
  readonly leftward: Float64Array
}

export function emptyFeet(): BlockFeet {
  return {
    squaredM: new Float64Array(blockLength),
    chainageM: new Float64Array(blockLength),
    leftward: new Float64Array(blockLength),
  }
}

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

/** The nearest place on the pieces of each point's cell; infinitely far where it has none. */
export function findNearest(
  grid: CorridorGrid,
  lonLat: Float64Array,
  count: number,
  found: Uint32Array,
  nearest: BlockFeet,
): void {
  const { nodes, runs, bands } = grid
  for (let point = 0; point < count; point++) {
    nearest.squaredM[point] = Infinity
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
    let nearestSquared = Infinity
    let nearestAt = 0
    for (;;) {
      const start = (run & firstOfRun) * nodeStride
      const end = start + (run >>> 24) * nodeStride
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
        // Clamped to 0 to 1 without a branch, which would be guessed wrongly every other time.
        const share = 0.5 * (1 + Math.abs(foot) - Math.abs(foot - 1))
        const awayX = x + share * alongX
        const awayY = y + share * alongY
        const squared = awayX * awayX + awayY * awayY
        if (squared < nearestSquared) {
          nearestSquared = squared
          nearestAt = at
        }
        x = toX
        y = toY
      }
      if (runsLeft-- === 0) break
      run = runs[runAt++]!
    }
    writeFoot(grid, nearestAt, lon, lat, point, nearest)
  }
}

/** The two nearest feet, each nearer than the places of the line just before and after it. */
export function findTwoNearest(
  grid: CorridorGrid,
  lonLat: Float64Array,
  count: number,
  found: Uint32Array,
  nearest: BlockFeet,
  second: BlockFeet,
): void {
  const { nodes, runs, bands } = grid
  const lineEnd = nodes.length - nodeStride
  for (let point = 0; point < count; point++) {
    nearest.squaredM[point] = Infinity
    second.squaredM[point] = Infinity
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
    if (nearestAt >= 0) writeFoot(grid, nearestAt, lon, lat, point, nearest)
    if (secondAt >= 0) writeFoot(grid, secondAt, lon, lat, point, second)
  }
}

/** Where and how far the foot on a piece is, and on which side of the line the point lies. */
function writeFoot(
  grid: CorridorGrid,
  at: number,
  lon: number,
  lat: number,
  point: number,
  feet: BlockFeet,
): void {
  const { nodes } = grid
  const dLon = nodes[at]! - lon
  const dLat = nodes[at + 1]! - lat
  const x = eastM(dLon, dLat, scale[0]!, scale[1]!)
  const y = northM(dLon, dLat, x, scale[2]!, scale[3]!, scale[4]!)
  const toDLon = nodes[at + nodeStride]! - lon
  const toDLat = nodes[at + nodeStride + 1]! - lat
  const toX = eastM(toDLon, toDLat, scale[0]!, scale[1]!)
  const toY = northM(toDLon, toDLat, toX, scale[2]!, scale[3]!, scale[4]!)
  const alongX = toX - x
  const alongY = toY - y
  const foot = -(x * alongX + y * alongY) / (alongX * alongX + alongY * alongY)
  const fromM = nodes[at + 2]!
  const toM = nodes[at + nodeStride + 2]!
  if (foot <= 0) {
    feet.squaredM[point] = x * x + y * y
    feet.chainageM[point] = fromM
    feet.leftward[point] = leftwardAtNode(grid, at, lon, lat)
  } else if (foot >= 1) {
    feet.squaredM[point] = toX * toX + toY * toY
    feet.chainageM[point] = toM
    feet.leftward[point] = leftwardAtNode(grid, at + nodeStride, lon, lat)
  } else {
    const awayX = x + foot * alongX
    const awayY = y + foot * alongY
    feet.squaredM[point] = awayX * awayX + awayY * awayY
    feet.chainageM[point] = fromM + foot * (toM - fromM)
    feet.leftward[point] = x * alongY - y * alongX
  }
}

/** What the scales are at a point's latitude, in the order in which the rounds read them. */
const scale = new Float64Array(5)

function writePointScale({ scales, south, perDegree }: Bands, lat: number): void {
  const at = (((lat - south) * perDegree) | 0) * scaleStride
  const degreesUp = lat - scales[at + atMiddleLat]!
  scale[0] = scales[at + atPerDegreeLon]! + degreesUp * scales[at + atPerDegreeLonRise]!
  scale[1] = scales[at + atPerDegreeLonRise]!
  scale[2] = scales[at + atPerDegreeLat]! + degreesUp * scales[at + atPerDegreeLatRise]!
  scale[3] = scales[at + atPerDegreeLatRise]! / 2
  scale[4] = scales[at + atHalfBend]!
}

/**
 * Which side of a node a point lies on to which it is the nearest: by the mean direction of the pieces
 * on both sides of it.
 */
function leftwardAtNode({ nodes }: CorridorGrid, at: number, lon: number, lat: number): number {
  const before = at === 0 ? 0 : sideways(nodes, at - nodeStride, at, lon, lat)
  const isEnd = at + nodeStride === nodes.length
  return before + (isEnd ? 0 : sideways(nodes, at, at + nodeStride, lon, lat))
}

/** How far to the left of a piece, drawn out beyond its ends, a point lies. */
function sideways(nodes: Float64Array, from: number, to: number, lon: number, lat: number): number {
  const dLon = nodes[from]! - lon
  const dLat = nodes[from + 1]! - lat
  const x = eastM(dLon, dLat, scale[0]!, scale[1]!)
  const y = northM(dLon, dLat, x, scale[2]!, scale[3]!, scale[4]!)
  const toDLon = nodes[to]! - lon
  const toDLat = nodes[to + 1]! - lat
  const toX = eastM(toDLon, toDLat, scale[0]!, scale[1]!)
  const toY = northM(toDLon, toDLat, toX, scale[2]!, scale[3]!, scale[4]!)
  const [alongX, alongY] = [toX - x, toY - y]
  return (x * alongY - y * alongX) / Math.sqrt(alongX * alongX + alongY * alongY)
}
