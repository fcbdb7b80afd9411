import { useMemo } from 'react'
import type { CoverageKind } from '../../data/model/coverageAnswer.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import { useCoverageChart, type ChartRaster } from '../api/coverageChart.ts'
import { rasterOf } from './chartRaster.ts'
import type { UnrolledLayout } from './unrolledLayout.ts'

export interface RasterQuestion {
  line: BorderLine
  layout: UnrolledLayout | undefined
  kind: CoverageKind
  /** Nothing is heard any more: everything is unknown. */
  unheard: boolean
}

/** The states of the chart, asked for at the size of its plot; undefined without a chart. */
export function useRaster({ line, layout, kind, unheard }: RasterQuestion): ChartRaster | undefined {
  const { chainage, time } = layout ?? {}
  const question = useMemo(() => {
    if (chainage === undefined || time === undefined || unheard) return undefined
    const { fromM, toM } = chainage
    const { fromMs, toMs } = time
    return {
      lineId: line.id,
      kind,
      fromM,
      toM,
      fromMs,
      toMs,
      columns: chainage.rightPx - chainage.leftPx,
      rows: time.bottomPx - time.topPx,
    }
  }, [line, chainage, time, kind, unheard])
  const raster = useCoverageChart(question)
  return useMemo(
    () =>
      unheard && time !== undefined
        ? rasterOf('unknown', kind, { fromM: 0, toM: line.lengthM, fromMs: time.fromMs, toMs: time.toMs })
        : raster,
    [unheard, time, kind, line, raster],
  )
}
