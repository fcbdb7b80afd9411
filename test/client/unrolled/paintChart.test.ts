import { describe, expect, it } from 'vitest'
import type { ChartRaster } from '../../../client/api/coverageChart.ts'
import { cellOf, rasterOf, tryStateInRaster } from '../../../client/unrolled/chartRaster.ts'
import { chartLooks, nothingLook, type ChartTiles } from '../../../client/unrolled/chartTiles.ts'
import { paintChart, type ChartPlot } from '../../../client/unrolled/paintChart.ts'
import { chartStates, type CoverageKind } from '../../../data/model/coverageAnswer.ts'
import type { AnyState } from '../../../geo/units.ts'

const region = { fromM: 0, toM: 4000, fromMs: 0, toMs: 200 }

/** Two rows of four cells, a letter of the state each; a dot is nothing. */
function rasterFrom(rows: readonly string[], kind: CoverageKind = 'planned'): ChartRaster {
  const states: Record<string, AnyState> = {
    h: 'held',
    t: 'thin',
    g: 'gap',
    u: 'unknown',
    k: 'kept',
    c: 'carried',
    b: 'broken',
  }
  const codes = rows
    .join('')
    .split('')
    .map((letter) => (letter === '.' ? 0 : chartStates.indexOf(states[letter]!) + 1))
  return { ...region, kind, columns: rows[0]!.length, rows: rows.length, cells: Uint8Array.from(codes) }
}

/** Fills that say what they are: hundreds the variant, units the look; 900 and 901 are outlines. */
const tiles: ChartTiles = {
  tiles: [0, 1, 2, 3].map((variant) =>
    Array.from({ length: nothingLook + 1 }, (_, look) => ({
      sizePx: 1,
      pixels: Uint32Array.of(variant * 100 + look),
    })),
  ),
  gapEdge: [900, 901],
}
const look = (name: (typeof chartLooks)[number]) => chartLooks.indexOf(name)

const plotOver = (fromM: number, toM: number, change: Partial<ChartPlot> = {}): ChartPlot => ({
  widthPx: 4,
  heightPx: 2,
  metresAt: (x) => fromM + ((x + 0.5) * (toM - fromM)) / 4,
  instantAt: (y) => (y + 0.5) * 100,
  aheadFromPx: 2,
  threadColumns: new Uint8Array(4),
  threadRows: new Uint8Array(2),
  edgePx: 0,
  ...change,
})

describe('a chart painted from its raster', () => {
  it('has a pixel a cell where both are of one size', () => {
    const pixels = paintChart(rasterFrom(['httg', 'huu.']), plotOver(0, 4000), tiles)
    expect([...pixels]).toEqual([
      look('held'),
      look('thin'),
      look('thin'),
      look('gap'),
      look('held'),
      look('unknown'),
      look('unknown'),
      nothingLook,
    ])
  })

  it('shows what it has where it belongs while another piece of the line is asked for', () => {
    const zoomed = paintChart(rasterFrom(['hhgt', 'hhgt']), plotOver(2000, 4000), tiles)
    expect([...zoomed.subarray(0, 4)]).toEqual([look('gap'), look('gap'), look('thin'), look('thin')])
    const moved = paintChart(rasterFrom(['hhgt', 'hhgt']), plotOver(2000, 6000), tiles)
    expect([...moved.subarray(0, 4)]).toEqual([look('gap'), look('thin'), nothingLook, nothingLook])
  })

  it('is empty before the first raster came', () => {
    expect(new Set(paintChart(undefined, plotOver(0, 4000), tiles))).toEqual(new Set([nothingLook]))
  })

  it('outlines gaps over their neighbours and nothing else', () => {
    const pixels = paintChart(rasterFrom(['hhhg', 'hthh']), plotOver(0, 4000, { edgePx: 1 }), tiles)
    expect([...pixels]).toEqual([
      look('held'),
      look('held'),
      900,
      look('gap'),
      look('held'),
      look('thin'),
      900,
      900,
    ])
  })

  it('is quieter ahead of now, and threads lie over it', () => {
    const threadColumns = Uint8Array.of(0, 1, 0, 0)
    const plot = plotOver(0, 4000, { aheadFromPx: 1, threadColumns })
    const pixels = paintChart(rasterFrom(['hhhh', 'hhhh']), plot, tiles)
    expect([...pixels]).toEqual([0, 100, 0, 0, 200, 300, 200, 200])
  })

  it('shows a broken promise as a gap, and a gap that was planned in its own way', () => {
    const pixels = paintChart(rasterFrom(['kcbg', '....'], 'compared'), plotOver(0, 4000), tiles)
    expect([...pixels.subarray(0, 4)]).toEqual([look('held'), look('carried'), look('gap'), look('foreseen')])
  })
})

describe('the state in a raster', () => {
  it('is that of the cell, half-open, with the far ends in the last cells', () => {
    const raster = rasterFrom(['htgu', 'hhh.'])
    expect(tryStateInRaster(raster, 999.9, 0)).toBe('held')
    expect(tryStateInRaster(raster, 1000, 0)).toBe('thin')
    expect(tryStateInRaster(raster, 2000, 100)).toBe('held')
    expect(tryStateInRaster(raster, 4000, 99)).toBe('unknown')
    expect(tryStateInRaster(raster, 4000, 200)).toBeUndefined()
    expect(tryStateInRaster(raster, -1, 0)).toBeUndefined()
    expect(tryStateInRaster(raster, 0, 201)).toBeUndefined()
  })

  it('is the one state of a picture that says one thing only', () => {
    expect(tryStateInRaster(rasterOf('unknown', 'planned', region), 1234, 56)).toBe('unknown')
  })

  it('falls into the cell that holds it', () => {
    expect([0, 9.99, 10, 99.9, 100].map((value) => cellOf(value, 0, 100, 10))).toEqual([0, 0, 1, 9, 9])
  })
})
