import {
  noHeight,
  tileCells,
  type Elevation,
  type ElevationGrid,
  type TileHeights,
} from '../../geo/elevation.ts'

/** A grid that is filled by a rule: null where there is no height. */
export function elevationOf(
  grid: Omit<ElevationGrid, 'tiles'>,
  heightOf: (column: number, row: number) => number | null,
  as: 'int16' | 'float32' = 'float32',
  name = 'tile',
): Elevation & { readonly tiles: Map<string, TileHeights> } {
  const tiles = new Map<string, TileHeights>()
  const ids: string[] = []
  for (let top = 0; top < grid.rows; top += tileCells)
    for (let left = 0; left < grid.columns; left += tileCells) {
      const width = Math.min(tileCells, grid.columns - left)
      const height = Math.min(tileCells, grid.rows - top)
      const tile = as === 'int16' ? new Int16Array(width * height) : new Float32Array(width * height)
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++)
          tile[y * width + x] = heightOf(left + x, top + y) ?? (as === 'int16' ? noHeight : NaN)
      const id = `${name} ${left} ${top}`
      ids.push(id)
      tiles.set(id, tile)
    }
  return { grids: [{ ...grid, tiles: ids }], tiles }
}

/** UTM zone 48 north, which the border of Malipo lies in. */
export const utm48 = {
  kind: 'transverse-mercator',
  centralMeridianDeg: 105,
  scale: 0.9996,
  falseEastingM: 500_000,
  falseNorthingM: 0,
} as const
