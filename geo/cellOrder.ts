import {
  cellsPerTile,
  greatestLat,
  tileBits,
  tileSide,
  tilesPerBand,
  type CorridorGrid,
} from './corridorGrid.ts'

/** Instead of a cell: beside the corridor, and where the grid does not reach at all. */
export const noCell = 0xfffffffe
export const notServed = 0xffffffff

/** So near to it, the line may lie beyond it: the grid knows no way across. */
const antimeridian = 179.9

/** The cell of each of the points from `from` to `to`. */
export function findCells(
  { bands, directory }: CorridorGrid,
  lonLat: Float64Array,
  from: number,
  to: number,
  cellOf: Uint32Array,
): void {
  const { south, west, perDegree, count, cellsPerDegreeLon } = bands
  for (let point = from; point < to; point++) {
    const lon = lonLat[2 * point]!
    const lat = lonLat[2 * point + 1]!
    let cell = noCell
    const height = (lat - south) * perDegree
    if (!(lat > -greatestLat && lat < greatestLat && lon > -antimeridian && lon < antimeridian))
      cell = notServed
    else if (height >= 0 && height < count) {
      const band = height | 0
      const row = ((height - band) * tileSide) | 0
      const across = (lon - west) * cellsPerDegreeLon[band]!
      const column = across | 0
      const tile = across < 0 ? -1 : directory.find(band * tilesPerBand + (column >> tileBits))
      if (tile >= 0) cell = tile * cellsPerTile + row * tileSide + (column & (tileSide - 1))
    }
    cellOf[point - from] = cell
  }
}

/** Fewer points than that are as quickly taken as they come. */
const fewestSorted = 4096

/**
 * The order of tiles, which is that of the line, for points that do not follow each other: what lies
 * side by side in memory is then read side by side. Writes the points' order to `order` by counting;
 * where sorting does not pay the order is as given.
 */
export function orderByTile(cellOf: Uint32Array, count: number, tiles: number, order: Uint32Array): void {
  for (let point = 0; point < count; point++) order[point] = point
  if (count < fewestSorted || countTileChanges(cellOf, count) < count / 4) return
  const places = new Uint32Array(tiles + 2)
  for (let point = 0; point < count; point++) places[tileOf(cellOf[point]!, tiles) + 1]!++
  for (let tile = 0; tile < tiles; tile++) places[tile + 1]! += places[tile]!
  for (let point = 0; point < count; point++) order[places[tileOf(cellOf[point]!, tiles)]!++] = point
}

/** Bits of a cell's number within its tile. */
const cellBits = 2 * tileBits

/** What has no cell comes last. */
function tileOf(cell: number, tiles: number): number {
  const tile = cell >>> cellBits
  return tile < tiles ? tile : tiles
}

function countTileChanges(cellOf: Uint32Array, count: number): number {
  let changes = 0
  for (let point = 1; point < count; point++)
    if (cellOf[point]! >>> cellBits !== cellOf[point - 1]! >>> cellBits) changes++
  return changes
}
