import './sheetMap.css'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Position } from '../../../geo/units.ts'
import { useCounty } from '../../api/county.ts'
import { domainLayers } from '../../map/domainLayers.ts'
import { labelLayers } from '../../map/labelLayers.ts'
import { MapView } from '../../map/MapView.tsx'
import type { LayersAtScale } from '../../map/mapScale.ts'
import { useDomainRows } from '../../map/useDomainRows.ts'
import { OutOfSight } from '../../save/OutOfSight.tsx'
import { useSettled } from '../../save/useSettled.ts'
import { variablesOf } from '../../theme/surfaceVariables.ts'
import { mapPaddingPx, mapPx, nearestZoom, zoomOfRoundScale } from './roundScale.ts'

const shade = 'light'

interface SheetMapProps {
  /** What the map shows, at a round scale and with north up. */
  positions: readonly Position[]
  atMs: number
  /** Once, when all of it is there and drawn. */
  onDrawn: (place: HTMLElement, map: MapLibreMap) => void
}

/**
 * The ground of a sheet, out of sight, to be drawn into a picture. Whoever builds learns where the line,
 * its markers and its trails are, and nothing of what is watched, patrolled or held.
 */
export function SheetMap({ positions, atMs, onDrawn }: SheetMapProps) {
  const place = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<MapLibreMap | undefined>(undefined)
  const [layersDrawn, setLayersDrawn] = useState(false)
  const settled = useSettled(map, map !== undefined && layersDrawn)
  const told = useRef(false)
  useEffect(() => {
    if (!settled || told.current || place.current === null || map === undefined) return
    told.current = true
    onDrawn(place.current, map)
  }, [settled, map, onDrawn])

  const { compiledLines: lines } = useCounty()
  const all = useDomainRows(atMs)
  const layers = useMemo<LayersAtScale>(() => {
    const rows = { ...all, patrols: [], devices: [], checkpoints: [], barrierParts: [] }
    const ground = {
      lines,
      rows,
      kind: 'planned',
      coverage: [],
      selection: undefined,
      withMarkers: true,
    } as const
    const written = { lines, rows, gaps: [], teams: [], nameOf: undefined, withMarkers: true }
    return (scale) => [...domainLayers(ground, { shade, scale }), ...labelLayers(written, { shade, scale })]
  }, [lines, all])
  const frame = useMemo(
    () => ({ positions, paddingPx: mapPaddingPx, maxZoom: zoomOfRoundScale(positions) }),
    [positions],
  )
  return (
    <OutOfSight>
      <div
        ref={place}
        className="plan-sheet-map"
        style={{ ...variablesOf(shade), width: mapPx.widthPx, height: mapPx.heightPx }}
      >
        <MapView
          shade={shade}
          layers={layers}
          frame={frame}
          sizePx={2}
          interactive={false}
          readable
          onReady={(ready) => {
            ready.setMaxZoom(nearestZoom)
            setMap(ready)
          }}
          onDrawn={() => setLayersDrawn(true)}
        />
      </div>
    </OutOfSight>
  )
}
