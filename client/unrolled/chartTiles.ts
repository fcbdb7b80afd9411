import type { StateLook } from '../theme/stateLook.ts'
import { hatchTile } from './hatch.ts'
import type { Ink } from './ink.ts'

/** One repeat of a fill, row by row; a pixel is red, green, blue and opacity in the order of its bytes. */
export interface Tile {
  readonly sizePx: number
  readonly pixels: Uint32Array
}

/** Every fill of the chart as pixels: a chart is painted pixel by pixel, not cell by cell. */
export interface ChartTiles {
  /** `[variant][look]`: looks as in `chartLooks`, then nothing; variants as `tileVariant` counts them. */
  readonly tiles: readonly (readonly Tile[])[]
  /** The outline of gaps, before and after the instant from which on the picture is quieter. */
  readonly gapEdge: readonly [past: number, ahead: number]
}

export const chartLooks = [
  'held',
  'thin',
  'gap',
  'unknown',
  'carried',
  'foreseen',
] as const satisfies StateLook[]
/** A cell of which nothing is known. */
export const nothingLook = chartLooks.length

/** What is still to come is quieter, and threads of the cloth lie over everything but gaps. */
export const tileVariant = (ahead: boolean, threaded: boolean): number => (ahead ? 2 : 0) + (threaded ? 1 : 0)

/** Undefined where the browser draws no canvas. */
export function makeChartTiles(ink: Ink, scale: number): ChartTiles | undefined {
  const variants = [false, true].flatMap((ahead) =>
    [false, true].map((threaded) => {
      const veils = [...(ahead ? [ink.ahead] : []), ...(threaded ? [ink.thread] : [])]
      const tiles = chartLooks.map((look) => {
        // A gap stays as loud as it is; only one that is still to come has a colour of its own.
        if (look !== 'gap') return readTile(hatchTile(look, ink.chart[look], scale), veils)
        const ground = ahead ? ink.gapAhead : ink.chart.gap.ground
        return readTile(hatchTile(look, { ground, strokes: ground }, scale), [])
      })
      const paper = { ground: ink.surface.raised, strokes: ink.surface.raised }
      return [...tiles, readTile(hatchTile('held', paper, scale), veils)]
    }),
  )
  const edges = [ink.gapEdge, ink.gapAheadEdge].map(
    (ground) => readTile(hatchTile('gap', { ground, strokes: ground }, scale), [])?.pixels[0] ?? 0,
  )
  const tiles = variants.map((variant) => variant.filter((tile) => tile !== undefined))
  return tiles.some((variant) => variant.length <= nothingLook)
    ? undefined
    : { tiles, gapEdge: [edges[0] ?? 0, edges[1] ?? 0] }
}

function readTile(canvas: HTMLCanvasElement | undefined, veils: readonly string[]): Tile | undefined {
  const pen = canvas?.getContext('2d')
  if (canvas === undefined || pen === null || pen === undefined) return undefined
  for (const veil of veils) {
    pen.fillStyle = veil
    pen.fillRect(0, 0, canvas.width, canvas.height)
  }
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height)
  return { sizePx: canvas.width, pixels: new Uint32Array(data.buffer.slice(0)) }
}
