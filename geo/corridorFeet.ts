import { nodeStride, type CorridorGrid } from './corridorGrid.ts'
import { eastM, northM } from './flatEarth.ts'
import { scale, writePointScale } from './pointScale.ts'

/** Where the feet of a block of points are on pieces found before. */
export interface BlockFeet {
  /** Where in the grid's nodes each foot's piece begins; −1 where there is none. */
  readonly pieceAt: Int32Array
  readonly squaredM: Float64Array
  readonly chainageM: Float64Array
  /** Positive where the point lies to the left of the line. */
  readonly leftward: Float64Array
  /** How far along its piece drawn out beyond its ends: 0 at its first node and 1 at the other. */
  readonly share: Float64Array
}

export function emptyFeet(length: number): BlockFeet {
  return {
    pieceAt: new Int32Array(length),
    squaredM: new Float64Array(length),
    chainageM: new Float64Array(length),
    leftward: new Float64Array(length),
    share: new Float64Array(length),
  }
}

/** Where and how far the feet on `pieceAt` are, and on which side of the line the points lie. */
export function measureFeet(grid: CorridorGrid, lonLat: Float64Array, count: number, feet: BlockFeet): void {
  dropFeet(grid, lonLat, count, feet)
  moveToNodes(grid, lonLat, count, feet)
}

/** As if all lay beside their pieces. */
function dropFeet(
  { nodes, bands }: CorridorGrid,
  lonLat: Float64Array,
  count: number,
  { pieceAt, squaredM, chainageM, leftward, share }: BlockFeet,
): void {
  for (let point = 0; point < count; point++) {
    squaredM[point] = Infinity
    // What is no foot is not at a node either.
    share[point] = 0.5
    const at = pieceAt[point]!
    if (at < 0) continue
    const lon = lonLat[2 * point]!
    const lat = lonLat[2 * point + 1]!
    writePointScale(bands, lat)
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
    const awayX = x + foot * alongX
    const awayY = y + foot * alongY
    share[point] = foot
    squaredM[point] = awayX * awayX + awayY * awayY
    chainageM[point] = nodes[at + 2]! + foot * (nodes[at + nodeStride + 2]! - nodes[at + 2]!)
    leftward[point] = x * alongY - y * alongX
  }
}

/**
 * The feet that lie at a node. Apart from the others: whether one does is guessed wrongly as often as
 * not, and costs least where it is known already.
 */
function moveToNodes(
  grid: CorridorGrid,
  lonLat: Float64Array,
  count: number,
  { pieceAt, squaredM, chainageM, leftward, share }: BlockFeet,
): void {
  const { nodes, bands } = grid
  for (let point = 0; point < count; point++) {
    const foot = share[point]!
    if (foot > 0 && foot < 1) continue
    const at = foot <= 0 ? pieceAt[point]! : pieceAt[point]! + nodeStride
    const lon = lonLat[2 * point]!
    const lat = lonLat[2 * point + 1]!
    writePointScale(bands, lat)
    const dLon = nodes[at]! - lon
    const dLat = nodes[at + 1]! - lat
    const x = eastM(dLon, dLat, scale[0]!, scale[1]!)
    const y = northM(dLon, dLat, x, scale[2]!, scale[3]!, scale[4]!)
    squaredM[point] = x * x + y * y
    chainageM[point] = nodes[at + 2]!
    leftward[point] = leftwardAtNode(grid, at, lon, lat)
  }
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
