import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../api/county.ts'
import { positionAt } from '../../geo/chainage.ts'
import { domainLayers } from '../map/domainLayers.ts'
import { LineNotes } from '../map/LineNotes.tsx'
import type { LayersAtScale } from '../map/mapScale.ts'
import { MapView, type MapFrame } from '../map/MapView.tsx'
import { useDescribe } from '../map/useDescribe.tsx'
import { useDomainRows } from '../map/useDomainRows.ts'
import { useShade } from '../theme/useShade.ts'
import { positionLayers, type EventPosition } from './positionLayer.ts'
import type { TrailRow } from './trailRows.ts'

interface TrailMapProps {
  row: TrailRow
  positions: readonly EventPosition[]
  atMs: number
}

/** One trail close up: its path, where it meets the line, what stands there, and where its entries were made. */
export function TrailMap({ row, positions, atMs }: TrailMapProps) {
  const { t } = useTranslation('trails')
  const shade = useShade()
  const { compiledLines } = useCounty()
  const domain = useDomainRows(atMs)
  const line = compiledLines.find(({ id }) => id === row.lineId)
  const layers = useMemo<LayersAtScale>(
    () => (scale) =>
      domainLayers(
        {
          lines: compiledLines,
          kind: 'planned',
          coverage: [],
          rows: { ...domain, patrols: [], devices: [] },
          selection: { kind: 'trail', id: row.id },
          withMarkers: true,
        },
        { shade, scale },
      ),
    [compiledLines, domain, row.id, shade],
  )
  const above = useMemo<LayersAtScale[]>(
    () => [(scale) => (positions.length === 0 ? [] : positionLayers(positions, { shade, scale }))],
    [positions, shade],
  )
  const frame = useMemo<MapFrame>(
    () => ({
      positions: [
        ...row.path,
        ...(line === undefined ? [] : row.meetsLineAtM.map((atM) => positionAt(line, atM))),
        ...positions.map(({ position }) => position),
      ],
      paddingPx: 60,
      maxZoom: 16,
    }),
    [row, line, positions],
  )
  const describe = useDescribe(undefined, 'planned')
  return (
    <section className="trail-map" aria-label={t('mapOfTrail')}>
      <MapView shade={shade} layers={layers} above={above} frame={frame} describe={describe}>
        <LineNotes />
      </MapView>
    </section>
  )
}
