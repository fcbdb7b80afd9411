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

/** Points of a batch with their cells, in an order in which they are quick to look up. */
export interface DealtPoints {
  /** Where each stands in the batch. */
  readonly points: Uint32Array
  readonly cells: Uint32Array
  readonly lonLat: Float64Array
}

export function emptyDeal(length: number): DealtPoints {
  return {
    points: new Uint32Array(length),
    cells: new Uint32Array(length),
    lonLat: new Float64Array(2 * length),
  }
}

/**
 * Deals `count` points of a batch, from `from` on, by tile, which is the order of the line, if they do
 * not follow each other: what lies side by side in memory is then read side by side. Counted first, each
 * then goes to its place; writing waits for nothing, where reading in a new order would.
 */
export function dealByTile(
  lonLat: Float64Array,
  from: number,
  count: number,
  cellOf: Uint32Array,
  tiles: number,
  { points, cells, lonLat: dealtLonLat }: DealtPoints,
): void {
  const isSorted = count >= fewestSorted && countTileChanges(cellOf, count) >= count / 4
  const places = new Uint32Array(isSorted ? tiles + 2 : 0)
  if (isSorted) {
    for (let index = 0; index < count; index++) places[tileOf(cellOf[index]!, tiles) + 1]!++
    for (let tile = 0; tile < tiles; tile++) places[tile + 1]! += places[tile]!
  }
  for (let index = 0; index < count; index++) {
    const place = isSorted ? places[tileOf(cellOf[index]!, tiles)]!++ : index
    points[place] = from + index
    cells[place] = cellOf[index]!
    dealtLonLat[2 * place] = lonLat[2 * (from + index)]!
    dealtLonLat[2 * place + 1] = lonLat[2 * (from + index) + 1]!
  }
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
