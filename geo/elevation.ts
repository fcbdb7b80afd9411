import { equatorialRadiusM } from './ellipsoid.ts'
import { fromGrid, toGrid } from './gaussKruger.ts'
import { distanceM, metresPerDegreeLat, metresPerDegreeLon } from './geodesic.ts'
import type { Position } from './units.ts'

/** Degrees of longitude and latitude, or metres of a transverse Mercator grid (UTM, Gauss–Kruger). */
export type ElevationCrs =
  | { readonly kind: 'geographic' }
  | {
      readonly kind: 'transverse-mercator'
      readonly centralMeridianDeg: number
      /** On the central meridian: 0.9996 of UTM, 1 of Gauss–Kruger. */
      readonly scale: number
      readonly falseEastingM: number
      readonly falseNorthingM: number
    }

/** Heights at even steps, by rows from north to south and by columns from west to east, cut into tiles. */
export interface ElevationGrid {
  readonly crs: ElevationCrs
  /** Middle of the north-western cell, degrees or metres. */
  readonly firstX: number
  readonly firstY: number
  /** Both positive. */
  readonly stepX: number
  readonly stepY: number
  readonly columns: number
  readonly rows: number
  /** The longer side of a cell on the ground. */
  readonly cellM: number
  /** Ids of the tiles, by rows; null where a tile has no elevation at all. */
  readonly tiles: readonly (string | null)[]
}

/** Heights of a tile in metres, by rows; `noHeight` or NaN where there is no elevation. */
export type TileHeights = Int16Array | Float32Array

export interface Elevation {
  /** Where several have a height, the first of these that has it is taken. */
  readonly grids: readonly ElevationGrid[]
  /** Those that are at hand. */
  readonly tiles: ReadonlyMap<string, TileHeights>
}

/** Cells along either side of a tile; tiles at the southern and eastern edge hold fewer. */
export const tileCells = 256
export const noHeight = -32768

export const tileColumnsOf = ({ columns }: Pick<ElevationGrid, 'columns'>): number =>
  Math.ceil(columns / tileCells)

/** Metres above the grid's own datum, between the four cells round a position; undefined where there is none. */
export function heightAt({ grids, tiles }: Elevation, position: Position): number | undefined {
  for (const grid of grids) {
    const heightM = heightIn(grid, tiles, position)
    if (!Number.isNaN(heightM)) return heightM
  }
  return undefined
}

/** The coarsest cell of those that heights are taken from at some positions; 0 where there are none. */
export function coarsestCellM({ grids, tiles }: Elevation, positions: readonly Position[]): number {
  let coarsestM = 0
  for (const position of positions) {
    const grid = grids.find((each) => !Number.isNaN(heightIn(each, tiles, position)))
    coarsestM = Math.max(coarsestM, grid?.cellM ?? 0)
  }
  return coarsestM
}

/**
 * The slope of the ground at a position whichever way it falls, degrees: from the heights half a base to
 * the east, west, north and south of it. Undefined where one of them is not known.
 */
export function slopeAt(elevation: Elevation, position: Position, baseM: number): number | undefined {
  const [lon, lat] = position
  const asideLon = baseM / 2 / metresPerDegreeLon(lat)
  const asideLat = baseM / 2 / metresPerDegreeLat(lat)
  const east = heightAt(elevation, [lon + asideLon, lat])
  const west = heightAt(elevation, [lon - asideLon, lat])
  const north = heightAt(elevation, [lon, lat + asideLat])
  const south = heightAt(elevation, [lon, lat - asideLat])
  if (east === undefined || west === undefined || north === undefined || south === undefined) return undefined
  return Math.atan(Math.hypot(east - west, north - south) / baseM) / (Math.PI / 180)
}

/** Ids of the tiles that heights along paths and within some metres of them are taken from. */
export function tilesAlong(
  { grids }: Pick<Elevation, 'grids'>,
  paths: readonly (readonly Position[])[],
  besideM: number,
): Set<string> {
  const ids = new Set<string>()
  for (const grid of grids)
    for (const path of paths) {
      let before: Position | undefined
      for (const position of path) {
        addTilesBetween(grid, before ?? position, position, besideM, ids)
        before = position
      }
    }
  return ids
}

function addTilesBetween(
  grid: ElevationGrid,
  from: Position,
  to: Position,
  besideM: number,
  ids: Set<string>,
): void {
  const [fromColumn, fromRow] = cellOf(grid, from)
  const [toColumn, toRow] = cellOf(grid, to)
  const leastM = Math.min(...metresAcrossCell(grid, from[1]))
  // A geodesic leaves the straight line of the grid by no more than an arc leaves its chord.
  const bowM = isLong(from, to) ? distanceM(from, to) ** 2 / (8 * equatorialRadiusM) : 0
  const besideCells = Math.ceil((besideM + bowM) / leastM) + 1
  const firstColumn = Math.max(0, Math.floor(Math.min(fromColumn, toColumn)) - besideCells)
  const lastColumn = Math.min(grid.columns - 1, Math.ceil(Math.max(fromColumn, toColumn)) + besideCells)
  const firstRow = Math.max(0, Math.floor(Math.min(fromRow, toRow)) - besideCells)
  const lastRow = Math.min(grid.rows - 1, Math.ceil(Math.max(fromRow, toRow)) + besideCells)
  if (firstColumn > lastColumn || firstRow > lastRow) return
  const across = tileColumnsOf(grid)
  for (let row = tileOf(firstRow); row <= tileOf(lastRow); row++)
    for (let column = tileOf(firstColumn); column <= tileOf(lastColumn); column++) {
      const id = grid.tiles[row * across + column]
      if (id !== null && id !== undefined) ids.add(id)
    }
}

/** A cell's sides on the ground at a latitude, from west to east and from south to north. */
export function metresAcrossCell(
  { crs, stepX, stepY }: Pick<ElevationGrid, 'crs' | 'stepX' | 'stepY'>,
  lat: number,
): [eastM: number, northM: number] {
  return crs.kind === 'geographic'
    ? [stepX * metresPerDegreeLon(lat), stepY * metresPerDegreeLat(lat)]
    : [stepX, stepY]
}

/** Where a place of a grid lies in degrees. */
export function positionIn(crs: ElevationCrs, x: number, y: number): Position {
  if (crs.kind === 'geographic') return [x, y]
  const eastingM = 500_000 + (x - crs.falseEastingM) / crs.scale
  return fromGrid({ eastingM, northingM: (y - crs.falseNorthingM) / crs.scale }, crs)
}

const tileOf = (cell: number): number => Math.floor(cell / tileCells)
const isLong = (from: Position, to: Position): boolean =>
  Math.abs(from[0] - to[0]) + Math.abs(from[1] - to[1]) > 0.01

/** Where among the cells' middles a position lies, in columns and rows. */
function cellOf(grid: ElevationGrid, position: Position): [column: number, row: number] {
  const { crs, firstX, firstY, stepX, stepY } = grid
  let [x, y] = position
  if (crs.kind === 'transverse-mercator') {
    const { eastingM, northingM } = toGrid(position, crs)
    x = crs.falseEastingM + (eastingM - 500_000) * crs.scale
    y = crs.falseNorthingM + northingM * crs.scale
  }
  return [(x - firstX) / stepX, (firstY - y) / stepY]
}

/** NaN where there is none. A cell's height holds to its edge, half a step beyond its middle. */
function heightIn(grid: ElevationGrid, tiles: Elevation['tiles'], position: Position): number {
  const [atColumn, atRow] = cellOf(grid, position)
  const { columns, rows } = grid
  if (!(atColumn >= -0.5 && atColumn <= columns - 0.5 && atRow >= -0.5 && atRow <= rows - 0.5)) return NaN
  const column = settled(Math.min(Math.max(atColumn, 0), columns - 1))
  const row = settled(Math.min(Math.max(atRow, 0), rows - 1))
  const [west, north] = [Math.floor(column), Math.floor(row)]
  const [toEast, toSouth] = [column - west, row - north]
  const northern = between(
    cellHeight(grid, tiles, west, north),
    toEast === 0 ? 0 : cellHeight(grid, tiles, west + 1, north),
    toEast,
  )
  if (toSouth === 0) return northern
  const southern = between(
    cellHeight(grid, tiles, west, north + 1),
    toEast === 0 ? 0 : cellHeight(grid, tiles, west + 1, north + 1),
    toEast,
  )
  return between(northern, southern, toSouth)
}

/** On a cell's middle to a millionth of a cell, so that rounding asks no neighbour for a height it has not. */
const settled = (cell: number): number => Math.round(cell * 1e6) / 1e6

const between = (first: number, second: number, share: number): number => first + (second - first) * share

function cellHeight(grid: ElevationGrid, tiles: Elevation['tiles'], column: number, row: number): number {
  const [tileColumn, tileRow] = [tileOf(column), tileOf(row)]
  const id = grid.tiles[tileRow * tileColumnsOf(grid) + tileColumn]
  const heights = id === null || id === undefined ? undefined : tiles.get(id)
  if (heights === undefined) return NaN
  const width = Math.min(tileCells, grid.columns - tileColumn * tileCells)
  const heightM = heights[(row - tileRow * tileCells) * width + (column - tileColumn * tileCells)]
  return heightM === undefined || heightM === noHeight ? NaN : heightM
}
