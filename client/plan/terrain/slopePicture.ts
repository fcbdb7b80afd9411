import {
  metresAcrossCell,
  noHeight,
  positionIn,
  tileCells,
  tileColumnsOf,
  type ElevationGrid,
  type TileHeights,
} from '../../../geo/elevation.ts'
import type { Position } from '../../../geo/units.ts'
import type { Rgb } from '../../theme/stateColours.ts'

/** A tile as it is drawn: one pixel a cell. */
export interface SlopePicture {
  readonly data: Uint8ClampedArray<ArrayBuffer>
  readonly width: number
  readonly height: number
}

/** From this slope on, the shade is as dense as it gets. */
const densestDeg = 60
const densestAlpha = 120

/** One ink, the denser the steeper; flat ground and ground without elevation are left as the map has them. */
export function slopePicture(
  heights: TileHeights,
  width: number,
  [cellEastM, cellNorthM]: readonly [number, number],
  [red, green, blue]: Rgb,
): SlopePicture {
  const height = heights.length / width
  const data = new Uint8ClampedArray(heights.length * 4)
  const heightOf = (x: number, y: number): number => {
    const heightM = heights[y * width + x]!
    return heightM === noHeight ? NaN : heightM
  }
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [west, east] = [Math.max(0, x - 1), Math.min(width - 1, x + 1)]
      const [north, south] = [Math.max(0, y - 1), Math.min(height - 1, y + 1)]
      // A tile of one row or column, at the edge of a grid, says nothing across it.
      const eastward = (heightOf(east, y) - heightOf(west, y)) / (Math.max(1, east - west) * cellEastM)
      const northward = (heightOf(x, north) - heightOf(x, south)) / (Math.max(1, south - north) * cellNorthM)
      const slopeDeg = (Math.atan(Math.hypot(eastward, northward)) * 180) / Math.PI
      if (Number.isNaN(slopeDeg)) continue
      const at = (y * width + x) * 4
      data[at] = red
      data[at + 1] = green
      data[at + 2] = blue
      data[at + 3] = Math.min(1, slopeDeg / densestDeg) * densestAlpha
    }
  return { data, width, height }
}

export interface PlacedTile {
  readonly id: string
  readonly width: number
  /** Of a cell, from west to east and from south to north. */
  readonly cellM: readonly [number, number]
  /** South-western, north-western, north-eastern and south-eastern corner, at the edges of its cells. */
  readonly corners: readonly [Position, Position, Position, Position]
}

/** Where the tiles of a grid lie. */
export function placeTiles(grid: ElevationGrid): PlacedTile[] {
  const across = tileColumnsOf(grid)
  return grid.tiles.flatMap((id, index) => {
    if (id === null) return []
    const left = (index % across) * tileCells
    const top = Math.floor(index / across) * tileCells
    const width = Math.min(tileCells, grid.columns - left)
    const height = Math.min(tileCells, grid.rows - top)
    const corner = (column: number, row: number) =>
      positionIn(grid.crs, grid.firstX + (column - 0.5) * grid.stepX, grid.firstY - (row - 0.5) * grid.stepY)
    const corners = [
      corner(left, top + height),
      corner(left, top),
      corner(left + width, top),
      corner(left + width, top + height),
    ] as const
    const lat = (corners[0][1] + corners[1][1]) / 2
    return [{ id, width, cellM: metresAcrossCell(grid, lat), corners }]
  })
}
