import type { CoverageKind, LineCoverage } from '../../data/model/coverageAnswer.ts'
import type { Name } from '../../data/model/values.ts'
import type { Stretch } from '../../geo/units.ts'
import type { ChartRaster } from '../api/coverageChart.ts'
import type { ChartTiles } from './chartTiles.ts'
import type { Hatches } from './hatch.ts'
import type { Ink } from './ink.ts'
import type { StripRows } from './stripRows.ts'
import type { StripRowKind, UnrolledLayout } from './unrolledLayout.ts'

/** The words and figures that are written into the picture, in the reader's language. */
export interface DrawnWords {
  rows: Readonly<Record<StripRowKind, string>>
  /** On the line across the chart. */
  now: string
  /** Above and below the boundary between what is known and what is planned. */
  known: string
  ahead: string
  clock: (atMs: number) => string
  day: (atMs: number) => string
  nameOf: (name: Name) => string
}

/** What the chart alone is drawn from; lengths in device pixels. */
export interface ChartScene {
  layout: Pick<UnrolledLayout, 'scale' | 'chainage'>
  /** The states of the chart; undefined while they are on the way. */
  raster: ChartRaster | undefined
  /** Of actual and compared coverage the plan is drawn from here on; undefined of planned coverage. */
  knownUntilMs: number | undefined
  atMs: number
  timeZone: string
  ink: Ink
  chartTiles: ChartTiles | undefined
  words: Pick<DrawnWords, 'now' | 'known' | 'ahead' | 'clock' | 'day'>
  fontFamily: string
  labelled: boolean
}

/** All that the picture is drawn from. */
export interface DrawScene extends ChartScene {
  layout: UnrolledLayout
  kind: CoverageKind
  coverage: LineCoverage | undefined
  rows: StripRows
  draft: readonly Stretch[]
  rowHatches: Hatches
  words: DrawnWords
}

export type Pen = CanvasRenderingContext2D

export const font = (
  scene: Pick<ChartScene, 'layout' | 'fontFamily'>,
  sizePx: number,
  weight = 400,
): string => `${weight} ${sizePx * scene.layout.scale}px ${scene.fontFamily}`

/** Whole device pixels, so that neighbouring cells meet without a seam. */
export function columnOf(layout: UnrolledLayout, stretch: Stretch): { leftPx: number; widthPx: number } {
  const { chainage } = layout
  const pxPerM = (chainage.rightPx - chainage.leftPx) / (chainage.toM - chainage.fromM)
  const leftPx = Math.round(
    Math.max(chainage.leftPx, chainage.leftPx + (stretch.fromM - chainage.fromM) * pxPerM),
  )
  const rightPx = Math.round(
    Math.min(chainage.rightPx, chainage.leftPx + (stretch.toM - chainage.fromM) * pxPerM),
  )
  return { leftPx, widthPx: rightPx - leftPx }
}

export const isShown = (layout: UnrolledLayout, stretch: Stretch): boolean =>
  stretch.toM >= layout.chainage.fromM && stretch.fromM <= layout.chainage.toM

/** Metres to a pixel of a desk. */
const coarsestOutlinedM = 500

/** Where a pixel is half a kilometre, gaps are as wide as they are told apart, without an outline. */
export const isCoarse = ({ chainage, scale }: ChartScene['layout']): boolean =>
  ((chainage.toM - chainage.fromM) / (chainage.rightPx - chainage.leftPx)) * scale > coarsestOutlinedM
