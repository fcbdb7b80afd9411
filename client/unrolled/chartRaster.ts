import { chartStates, type CoverageKind } from '../../data/model/coverageAnswer.ts'
import type { AnyState, Region } from '../../geo/units.ts'
import type { ChartRaster } from '../api/coverageChart.ts'

/** A raster of one state throughout, for what is shown where nothing is heard any more. */
export const rasterOf = (state: AnyState, kind: CoverageKind, region: Region): ChartRaster => ({
  ...region,
  kind,
  columns: 1,
  rows: 1,
  cells: Uint8Array.of(chartStates.indexOf(state) + 1),
})

/** The worst state within the cell that holds a place and an instant; undefined outside the picture. */
export function tryStateInRaster(raster: ChartRaster, atM: number, atMs: number): AnyState | undefined {
  const column = cellOf(atM, raster.fromM, raster.toM, raster.columns)
  const row = cellOf(atMs, raster.fromMs, raster.toMs, raster.rows)
  const code = raster.cells[row * raster.columns + column] ?? 0
  return column < 0 || row < 0 || code === 0 ? undefined : chartStates[code - 1]
}

/** The cell that holds a value, of `count` cells between two ends; -1 outside. The far end is the last cell's. */
export function cellOf(value: number, from: number, to: number, count: number): number {
  if (value < from || value > to) return -1
  return Math.min(count - 1, Math.floor(((value - from) / (to - from)) * count))
}
