import type { Stretch, TimeWindow } from '../../geo/units.ts'
import type { ChainageAxis } from './chainageAxis.ts'
import type { TimeAxis } from './timeAxis.ts'

/** The strip's rows from top to bottom. */
export const stripRowKinds = [
  'state',
  'patrols',
  'checkpoints',
  'trails',
  'barriers',
  'devices',
  'chiefs',
] as const
export type StripRowKind = (typeof stripRowKinds)[number]

export interface Band {
  readonly topPx: number
  readonly heightPx: number
}

/** Where everything stands, in CSS pixels from the top left corner. */
export interface UnrolledLayout {
  readonly widthPx: number
  readonly heightPx: number
  readonly scale: number
  readonly chainage: ChainageAxis
  readonly rows: Readonly<Record<StripRowKind, Band>>
  /** The chainage labels, between strip and chart. */
  readonly labels: Band
  /** Undefined where only the strip is shown. */
  readonly time: TimeAxis | undefined
}

export interface LayoutQuestion {
  widthPx: number
  heightPx: number
  scale: number
  extent: Stretch
  window: TimeWindow
  chart: boolean
  /** Room for the rows' names and the hours; without them the plot begins at the left edge. */
  labelled: boolean
}

/** Heights at scale 1, pixels. The state's row is the one to be read from afar. */
const rowHeights: Record<StripRowKind, number> = {
  state: 17,
  patrols: 8,
  checkpoints: 10,
  trails: 12,
  barriers: 8,
  devices: 8,
  chiefs: 14,
}
const rowGapPx = 5.5
const topPx = 8
const labelsPx = 20
const bottomPx = 8
const labelledPx = 92
const edgePx = 14
const barePx = 4

const rowsPx = stripRowKinds.reduce((sum, kind) => sum + rowHeights[kind] + rowGapPx, 0)

/** How high the strip alone is; a page gives it at least this. */
export const stripHeightPx = (scale = 1): number => Math.ceil((topPx + rowsPx + labelsPx) * scale)

/** Where the plot lies in a width, for what stands on the same axis under the line too. */
export function chainageAxisOf(
  widthPx: number,
  extent: Stretch,
  { scale, labelled }: Pick<LayoutQuestion, 'scale' | 'labelled'> = { scale: 1, labelled: true },
): ChainageAxis {
  const leftPx = Math.round((labelled ? labelledPx : barePx) * scale)
  return { ...extent, leftPx, rightPx: Math.max(leftPx + 1, Math.round(widthPx - edgePx * scale)) }
}

export function layOutUnrolled(question: LayoutQuestion): UnrolledLayout {
  const { widthPx, heightPx, scale, extent, window } = question
  const chainage = chainageAxisOf(widthPx, extent, { scale, labelled: question.labelled })
  let nextPx = topPx * scale
  const rows = Object.fromEntries(
    stripRowKinds.map((kind) => {
      const band = { topPx: Math.round(nextPx), heightPx: Math.round(rowHeights[kind] * scale) }
      nextPx += (rowHeights[kind] + rowGapPx) * scale
      return [kind, band]
    }),
  ) as Record<StripRowKind, Band>
  const labels = { topPx: Math.round(nextPx - rowGapPx * scale), heightPx: Math.round(labelsPx * scale) }
  const chartTopPx = labels.topPx + labels.heightPx
  return {
    widthPx,
    heightPx,
    scale,
    chainage,
    rows,
    labels,
    time: question.chart
      ? {
          ...window,
          topPx: chartTopPx,
          bottomPx: Math.max(chartTopPx + 1, Math.round(heightPx - bottomPx * scale)),
        }
      : undefined,
  }
}

/** Whether a band with its half gaps holds a height; every pixel of the strip belongs to one row. */
export const isInBand = (band: Band, yPx: number, scale: number): boolean =>
  yPx >= band.topPx - (rowGapPx / 2) * scale && yPx < band.topPx + band.heightPx + (rowGapPx / 2) * scale
