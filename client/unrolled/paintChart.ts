import { chartStates } from '../../data/model/coverageAnswer.ts'
import type { ChartRaster } from '../api/coverageChart.ts'
import { lookOf } from '../theme/stateLook.ts'
import { cellOf } from './chartRaster.ts'
import { chartLooks, nothingLook, tileVariant, type ChartTiles } from './chartTiles.ts'

/** The plot that is to be painted, in pixels from its own top left corner. */
export interface ChartPlot {
  readonly widthPx: number
  readonly heightPx: number
  /** Chainage and instant of the middle of a pixel column and row. */
  readonly metresAt: (xPx: number) => number
  readonly instantAt: (yPx: number) => number
  /** The first pixel row of what is drawn quieter. */
  readonly aheadFromPx: number
  /** 1 for each pixel column and row that a thread lies on. */
  readonly threadColumns: Uint8Array
  readonly threadRows: Uint8Array
  /** How wide gaps are outlined. */
  readonly edgePx: number
}

const gapLook = chartLooks.indexOf('gap')

/**
 * Paints a raster into a plot, whatever region either of them has: while the axis moves the last
 * raster is seen where it belongs, its hatches as fine as ever. Gives the pixels row by row.
 */
export function paintChart(
  raster: ChartRaster | undefined,
  plot: ChartPlot,
  { tiles, gapEdge }: ChartTiles,
): Uint32Array {
  const { widthPx, heightPx, aheadFromPx } = plot
  const looks = looksOf(raster, plot)
  const edges = edgesOf(looks, plot)
  const pixels = new Uint32Array(widthPx * heightPx)
  for (let y = 0; y < heightPx; y++) {
    const ahead = y >= aheadFromPx
    const threadRow = plot.threadRows[y] === 1
    const plain = tiles[tileVariant(ahead, threadRow)]!
    const threaded = tiles[tileVariant(ahead, true)]!
    for (let x = 0; x < widthPx; x++) {
      const at = y * widthPx + x
      if (edges[at] === 1) {
        pixels[at] = gapEdge[ahead ? 1 : 0]
        continue
      }
      const { sizePx, pixels: tile } = (plot.threadColumns[x] === 1 ? threaded : plain)[looks[at]!]!
      pixels[at] = tile[(y % sizePx) * sizePx + (x % sizePx)]!
    }
  }
  return pixels
}

/** The look of each pixel: that of the raster's cell at its middle. */
function looksOf(raster: ChartRaster | undefined, plot: ChartPlot): Uint8Array {
  const { widthPx, heightPx } = plot
  const looks = new Uint8Array(widthPx * heightPx).fill(nothingLook)
  if (raster === undefined) return looks
  const { columns, rows, cells } = raster
  const lookOfCode = Uint8Array.of(
    nothingLook,
    ...chartStates.map((state) => chartLooks.indexOf(lookOf(state, raster.kind))),
  )
  const columnAt = Int32Array.from({ length: widthPx }, (_, x) =>
    cellOf(plot.metresAt(x), raster.fromM, raster.toM, columns),
  )
  for (let y = 0; y < heightPx; y++) {
    const row = cellOf(plot.instantAt(y), raster.fromMs, raster.toMs, rows)
    if (row < 0) continue
    for (let x = 0; x < widthPx; x++) {
      const column = columnAt[x]!
      if (column >= 0) looks[y * widthPx + x] = lookOfCode[cells[row * columns + column]!]!
    }
  }
  return looks
}

/** 1 where a pixel is no gap and lies within the outline of one. */
function edgesOf(looks: Uint8Array, { widthPx, heightPx, edgePx }: ChartPlot): Uint8Array {
  const across = new Uint8Array(looks.length)
  const edges = new Uint8Array(looks.length)
  for (let at = 0; at < looks.length; at++) {
    if (looks[at] !== gapLook) continue
    const x = at % widthPx
    const last = Math.min(widthPx - 1 - x, edgePx)
    for (let step = -Math.min(x, edgePx); step <= last; step++) across[at + step] = 1
  }
  for (let at = 0; at < looks.length; at++) {
    if (across[at] !== 1) continue
    const y = Math.floor(at / widthPx)
    const last = Math.min(heightPx - 1 - y, edgePx)
    for (let step = -Math.min(y, edgePx); step <= last; step++) edges[at + step * widthPx] = 1
  }
  for (let at = 0; at < looks.length; at++) if (looks[at] === gapLook) edges[at] = 0
  return edges
}
