import type { BorderLine } from './borderLine.ts'
import { dealByTile, emptyDeal, findCells, notServed } from './cellOrder.ts'
import { feetWithin } from './chainage.ts'
import { emptyFeet, measureFeet, type BlockFeet } from './corridorFeet.ts'
import { buildCorridorGrid, type CorridorGrid } from './corridorGrid.ts'
import { blockLength, fetchRuns, findNearest, findTwoNearest } from './corridorLookup.ts'
import { isInRange } from './positions.ts'
import { mostPieces } from './runChains.ts'

/** Where each of many points lies on a line; NaN where the line is farther than allowed. */
export interface LocatedBatch {
  /** Chainage of the nearest place. */
  readonly chainageM: Float64Array
  /** Distance from it, positive on home ground. */
  readonly offsetM: Float64Array
  /**
   * The second nearest of the feet that `feetWithin` finds: where the line doubles back within the
   * corridor. NaN where there is none; of length 0 where runner-ups were not asked for.
   */
  readonly runnerUpChainageM: Float64Array
  readonly runnerUpOffsetM: Float64Array
}

/**
 * `locate` for points by the million: `lonLat` holds longitude and latitude in turn. A point farther
 * than `maxDistanceM` from the line, or one that is no number or out of range, gives NaN.
 *
 * Agrees with `locate` to a hundredth of a millimetre. The first call for a line prepares a grid of
 * its corridor, which takes some 25 ns a metre of it; corridors wider than a kilometre to
 * either side are searched one point at a time.
 * @param options.runnerUp false leaves the runner-ups out, which is a third quicker.
 * @param options.out arrays for at least as many points (`emptyBatch`), filled instead of new ones.
 */
export function locateWithin(
  line: BorderLine,
  lonLat: Float64Array,
  maxDistanceM: number,
  options: { readonly runnerUp?: boolean; readonly out?: LocatedBatch } = {},
): LocatedBatch {
  const count = lonLat.length >> 1
  const { runnerUp = true, out = emptyBatch(count, runnerUp) } = options
  const grid = gridOf(line, maxDistanceM)
  if (grid === undefined) {
    for (let point = 0; point < count; point++) locateAlone(line, lonLat, point, maxDistanceM, out, runnerUp)
    return out
  }
  const cellOf = new Uint32Array(Math.min(count, chunkLength))
  const dealt = emptyDeal(cellOf.length)
  const block = emptyBlock()
  for (let from = 0; from < count; from += chunkLength) {
    const length = Math.min(chunkLength, count - from)
    findCells(grid, lonLat, from, from + length, cellOf)
    dealByTile(lonLat, from, length, cellOf, grid.directory.count, dealt)
    for (let at = 0; at < length; at += blockLength) {
      const size = Math.min(blockLength, length - at)
      const blockLonLat = dealt.lonLat.subarray(2 * at, 2 * (at + size))
      const points = dealt.points.subarray(at, at + size)
      const { found, sums, nearest, second } = block
      fetchRuns(grid, dealt.cells.subarray(at, at + size), size, found, sums)
      if (runnerUp) {
        findTwoNearest(grid, blockLonLat, size, found, nearest.pieceAt, second.pieceAt)
        measureFeet(grid, blockLonLat, size, second)
        writeFeet(line, points, second, maxDistanceM, out.runnerUpChainageM, out.runnerUpOffsetM)
      } else findNearest(grid, blockLonLat, size, found, nearest.pieceAt)
      measureFeet(grid, blockLonLat, size, nearest)
      writeFeet(line, points, nearest, maxDistanceM, out.chainageM, out.offsetM)
    }
    for (let index = 0; index < length; index++)
      if (cellOf[index] === notServed) locateAlone(line, lonLat, from + index, maxDistanceM, out, runnerUp)
  }
  return out
}

/** So many points are dealt at a time, which takes 14 MB. */
const chunkLength = 1 << 19

/** What is at hand of a block of points. */
function emptyBlock() {
  return {
    found: new Uint32Array(blockLength),
    sums: new Float64Array(blockLength),
    nearest: emptyFeet(blockLength),
    second: emptyFeet(blockLength),
  }
}

/** Arrays for so many points, to be filled again and again. */
export function emptyBatch(count: number, runnerUp = true): LocatedBatch {
  return {
    chainageM: new Float64Array(count),
    offsetM: new Float64Array(count),
    runnerUpChainageM: new Float64Array(runnerUp ? count : 0),
    runnerUpOffsetM: new Float64Array(runnerUp ? count : 0),
  }
}

/** How far the grids reach that are kept: patrols' corridors, and the widest on a flat earth. */
const gridReachesM = [200, 1000]
const grids = new WeakMap<BorderLine, Map<number, CorridorGrid>>()

function gridOf(line: BorderLine, maxDistanceM: number): CorridorGrid | undefined {
  const reachM = gridReachesM.find((reachM) => maxDistanceM <= reachM)
  if (reachM === undefined || line.pieces.count > mostPieces) return undefined
  const kept = grids.get(line) ?? new Map<number, CorridorGrid>()
  grids.set(line, kept)
  const grid = kept.get(reachM) ?? buildCorridorGrid(line, reachM)
  kept.set(reachM, grid)
  return grid
}

function writeFeet(
  { homeSide }: BorderLine,
  points: Uint32Array,
  feet: BlockFeet,
  maxDistanceM: number,
  chainageM: Float64Array,
  offsetM: Float64Array,
): void {
  const leftSign = homeSide === 'left' ? 1 : -1
  for (let index = 0; index < points.length; index++) {
    const point = points[index]!
    const distanceM = Math.sqrt(feet.squaredM[index]!)
    const isWithin = distanceM <= maxDistanceM
    const isHome = feet.leftward[index]! * leftSign >= 0
    chainageM[point] = isWithin ? feet.chainageM[index]! : NaN
    offsetM[point] = isWithin ? (isHome ? distanceM : -distanceM) : NaN
  }
}

/** What the grid does not serve: near the poles, near the antimeridian, and in wide corridors. */
function locateAlone(
  line: BorderLine,
  lonLat: Float64Array,
  point: number,
  maxDistanceM: number,
  out: LocatedBatch,
  runnerUp: boolean,
): void {
  const lon = lonLat[2 * point]!
  const lat = lonLat[2 * point + 1]!
  const feet = isInRange(lon, lat) ? feetWithin(line, [lon, lat], maxDistanceM) : []
  const [nearest, second] = feet.sort((a, b) => Math.abs(a.offsetM) - Math.abs(b.offsetM))
  out.chainageM[point] = nearest?.chainageM ?? NaN
  out.offsetM[point] = nearest?.offsetM ?? NaN
  if (!runnerUp) return
  out.runnerUpChainageM[point] = second?.chainageM ?? NaN
  out.runnerUpOffsetM[point] = second?.offsetM ?? NaN
}
