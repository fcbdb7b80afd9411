import { useMemo } from 'react'
import type { CoverageKind, LineCoverage } from '../../data/model/coverageAnswer.ts'
import { useCounty } from '../api/county.ts'
import type { Selection } from '../shell/viewState.ts'
import type { Shade } from '../theme/stateColours.ts'
import { tryBandOf } from './bandOf.ts'
import { bracketLayer, type LineStretch } from './bracketLayer.ts'
import { domainLayers } from './domainLayers.ts'
import { isOnBand } from './lineBand.ts'
import type { LayersAtScale } from './mapScale.ts'
import { pointedLayer } from './selectionLayer.ts'
import { useDomainRows } from './useDomainRows.ts'

export interface DomainLayersQuestion {
  shade: Shade
  /** Which kind of coverage it is; planned without it. */
  kind?: CoverageKind
  /** The lines' coverage as `GET /api/coverage` answers it; undefined while it is on the way. */
  coverage: readonly LineCoverage[] | undefined
  /** The instant shown: statuses are those that held then. */
  atMs: number
  selection?: Selection | undefined
  withMarkers?: boolean
}

/** The hair at a chainage pointed at in strip or chart: for `MapView`'s `above`, so that nothing else is rebuilt. */
export function usePointedLayer(
  pointed: { lineId: string; atM: number } | undefined,
  shade: Shade,
): LayersAtScale {
  const { compiledLines } = useCounty()
  return useMemo<LayersAtScale>(
    () => (scale) => {
      const line = compiledLines.find(({ id }) => id === pointed?.lineId)
      if (line === undefined || pointed === undefined) return []
      const band = tryBandOf(line, scale)
      if (band === undefined || !isOnBand(band, pointed.atM)) return []
      return [pointedLayer(line.id, band, pointed.atM, { shade, scale })]
    },
    [compiledLines, pointed, shade],
  )
}

/** Both ends of stretches that are looked at: for `MapView`'s `above`. */
export function useBracketLayers(stretches: readonly LineStretch[], shade: Shade): LayersAtScale {
  const { compiledLines } = useCounty()
  return useMemo<LayersAtScale>(
    () => (scale) =>
      compiledLines.flatMap((line) => {
        const own = stretches.filter(({ lineId }) => lineId === line.id)
        const band = own.length === 0 ? undefined : tryBandOf(line, scale)
        return band === undefined ? [] : [bracketLayer(line.id, band, own, { shade, scale })]
      }),
    [compiledLines, stretches, shade],
  )
}

/** Everything of the domain for a map but what is written: give the answer to `MapView`'s `layers`. */
export function useDomainLayers(question: DomainLayersQuestion): LayersAtScale {
  const { shade, kind = 'planned', coverage, atMs, selection, withMarkers = true } = question
  const { compiledLines } = useCounty()
  const rows = useDomainRows(atMs)
  return useMemo<LayersAtScale>(
    () => (scale) =>
      domainLayers(
        { lines: compiledLines, kind, coverage: coverage ?? [], rows, selection, withMarkers },
        { shade, scale },
      ),
    [compiledLines, kind, coverage, rows, selection, withMarkers, shade],
  )
}
