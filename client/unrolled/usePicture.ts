import { useEffect, useMemo, useRef, type RefObject } from 'react'
import type { CoverageKind, LineCoverage } from '../../data/model/coverageAnswer.ts'
import type { Stretch } from '../../geo/units.ts'
import type { ChartRaster } from '../api/coverageChart.ts'
import { useCounty } from '../api/county.ts'
import { fontFamily } from '../theme/fontFamily.ts'
import { makeChartTiles } from './chartTiles.ts'
import { drawChart, drawKnownUntil, drawTimes } from './drawChart.ts'
import { drawStrip } from './drawStrip.ts'
import { makeHatches } from './hatch.ts'
import type { Ink } from './ink.ts'
import type { StripRows } from './stripRows.ts'
import type { UnrolledLayout } from './unrolledLayout.ts'
import { useDrawnWords } from './useDrawnWords.ts'

export interface PictureQuestion {
  layout: UnrolledLayout | undefined
  kind: CoverageKind
  coverage: LineCoverage | undefined
  raster: ChartRaster | undefined
  rows: StripRows
  atMs: number
  knownUntilMs?: number | undefined
  ink: Ink
  labelled: boolean
  nowLabel?: string | undefined
  draft?: readonly Stretch[]
  /** Device pixels for one pixel of a desk. */
  scale: number
}

const noDraft: readonly Stretch[] = []

/** Draws strip and chart on the canvas that the reference is given to, anew where anything changes. */
export function usePicture(question: PictureQuestion): RefObject<HTMLCanvasElement | null> {
  const { layout, kind, coverage, raster, rows, atMs, ink, labelled, scale, draft = noDraft } = question
  const canvas = useRef<HTMLCanvasElement>(null)
  const { timeZone } = useCounty()
  const words = useDrawnWords(kind, question.nowLabel)
  const knownUntilMs = kind === 'planned' ? undefined : question.knownUntilMs
  const rowHatches = useMemo(() => makeHatches(ink.row, scale), [ink, scale])
  const chartTiles = useMemo(() => makeChartTiles(ink, scale), [ink, scale])
  useEffect(() => {
    const pen = canvas.current?.getContext('2d')
    if (pen === null || pen === undefined || layout === undefined) return
    const scene = {
      layout,
      kind,
      coverage,
      raster,
      rows,
      draft,
      atMs,
      knownUntilMs,
      timeZone,
      ink,
      rowHatches,
      chartTiles,
      words,
      fontFamily,
      labelled,
    }
    pen.clearRect(0, 0, layout.widthPx, layout.heightPx)
    drawStrip(pen, scene)
    if (layout.time === undefined) return
    drawChart(pen, scene, layout.time)
    drawTimes(pen, scene, layout.time)
    drawKnownUntil(pen, scene, layout.time)
  }, [
    layout,
    kind,
    coverage,
    raster,
    rows,
    draft,
    atMs,
    knownUntilMs,
    timeZone,
    ink,
    rowHatches,
    chartTiles,
    words,
    labelled,
  ])
  return canvas
}
