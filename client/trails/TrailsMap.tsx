import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../api/county.ts'
import { domainLayers } from '../map/domainLayers.ts'
import { LineNotes } from '../map/LineNotes.tsx'
import type { LayersAtScale } from '../map/mapScale.ts'
import { MapView, type MapFrame } from '../map/MapView.tsx'
import { useDescribe } from '../map/useDescribe.tsx'
import { useDomainRows } from '../map/useDomainRows.ts'
import { useViewState } from '../shell/viewState.ts'
import { useShade } from '../theme/useShade.ts'
import { trailDotLayer, trailDots } from './trailDotLayer.ts'
import type { TrailRow } from './trailRows.ts'

interface TrailsMapProps {
  rows: readonly TrailRow[]
  isLate: (row: TrailRow) => boolean
  onOpen: (trailId: string) => void
}

/** The listed trails alone, with the line and where one crosses it lawfully. */
export function TrailsMap({ rows, isLate, onOpen }: TrailsMapProps) {
  const { t } = useTranslation('trails')
  const shade = useShade()
  const { compiledLines } = useCounty()
  const { atMs, lineId } = useViewState()
  const domain = useDomainRows(atMs)
  const shown = useMemo(() => {
    const ids = new Set(rows.map(({ id }) => id))
    return {
      ...domain,
      trails: domain.trails.filter(({ picked }) => 'id' in picked && ids.has(picked.id)),
      barrierParts: [],
      devices: [],
      checkpoints: [],
      patrols: [],
    }
  }, [domain, rows])
  const layers = useMemo<LayersAtScale>(
    () => (scale) =>
      domainLayers(
        {
          lines: compiledLines,
          kind: 'planned',
          coverage: [],
          rows: shown,
          selection: undefined,
          withMarkers: true,
        },
        { shade, scale },
      ),
    [compiledLines, shown, shade],
  )
  const dots = useMemo(() => trailDots(compiledLines, rows, isLate), [compiledLines, rows, isLate])
  const above = useMemo<LayersAtScale[]>(
    () => [(scale) => (dots.length === 0 ? [] : [trailDotLayer(dots, { shade, scale })])],
    [dots, shade],
  )
  const frame = useMemo<MapFrame>(
    () => ({
      positions: compiledLines.find(({ id }) => id === lineId)?.positions ?? [],
      turn: true,
      paddingPx: 54,
    }),
    [compiledLines, lineId],
  )
  const describe = useDescribe(undefined, 'planned')
  return (
    <section className="trails-map" aria-label={t('mapOf')}>
      <MapView
        shade={shade}
        layers={layers}
        above={above}
        frame={frame}
        describe={describe}
        onPick={(picked) => {
          if (picked?.kind === 'trail') onOpen(picked.id)
        }}
      >
        <ul className="trails-map-legend">
          <li data-mark="open">{t('markOpen')}</li>
          <li data-mark="late">{t('markLate')}</li>
          <li data-mark="sealed">{t('markSealed')}</li>
        </ul>
        <LineNotes />
      </MapView>
    </section>
  )
}
