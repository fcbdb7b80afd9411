import type { Map as MapLibreMap } from 'maplibre-gl'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { OnlyNow } from '../knowledge/OnlyNow.tsx'
import type { LineCoverage } from '../../data/model/coverageAnswer.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import type { Position } from '../../geo/units.ts'
import { LineNotes } from '../map/LineNotes.tsx'
import { MapLegend } from '../map/MapLegend.tsx'
import type { LayersAtScale } from '../map/mapScale.ts'
import { MapView, type MapFrame } from '../map/MapView.tsx'
import { useDomainLayers } from '../map/useDomainLayers.ts'
import { useLabelLayers } from '../map/useLabelLayers.ts'
import type { Selection } from '../shell/viewState.ts'
import type { Shade } from '../theme/stateColours.ts'
import type { DraftFigures } from '../../geo/draftFigures.ts'
import { DrawingBar, type DrawingBarProps } from './DrawingBar.tsx'
import { SnapNote } from './SnapNote.tsx'
import type { Handle } from './terraDrawing.ts'
import type { PointerSnap } from './useDrawing.ts'
import { useMapLayers } from './useMapLayers.ts'

interface PlanMapProps {
  line: BorderLine
  shade: Shade
  coverage: readonly LineCoverage[] | undefined
  atMs: number
  selection: Selection | undefined
  frame: MapFrame
  onReady: (map: MapLibreMap) => void
  onPickBarrier: (id: string) => void
  /** The draft as it would be if the pointer let go now. */
  paths: readonly (readonly Position[])[]
  handles: readonly Handle[]
  figures: DraftFigures | undefined
  pointer: PointerSnap | undefined
  bar: DrawingBarProps
}

const hintOf = { draw: 'hintDraw', along: 'hintAlong', edit: 'hintEdit' } as const

/** The map with the draft on it, the drawing tools, and what the pointer snaps to. */
export function PlanMap(props: PlanMapProps) {
  const { line, shade, coverage, atMs, selection, frame, paths, handles, figures, pointer, bar } = props
  const { t } = useTranslation('plan')
  const ground = useDomainLayers({ shade, coverage, atMs, selection })
  const labels = useLabelLayers({ shade, coverage, atMs })
  const domain = useMemo<LayersAtScale>(
    () => (scale) => [...ground(scale), ...labels(scale)],
    [ground, labels],
  )
  const drawn = useMemo(
    () => ({
      paths,
      handles,
      faults: figures?.faults ?? [],
      cuts: figures?.trailsCut.map((trail) => trail.position) ?? [],
      snapped: pointer?.snap?.position,
    }),
    [paths, handles, figures, pointer],
  )
  const layers = useMapLayers(domain, drawn, shade)
  return (
    <section className="plan-map" aria-label={t('map')} data-mode={bar.mode}>
      <MapView
        shade={shade}
        layers={layers}
        frame={frame}
        onReady={props.onReady}
        onPick={(picked) => {
          if (bar.mode === 'look' && picked?.kind === 'barrier') props.onPickBarrier(picked.id)
        }}
      >
        <OnlyNow right="draw-barriers">
          <DrawingBar {...bar} />
        </OnlyNow>
        {bar.mode !== 'look' && <p className="plan-hint">{t(hintOf[bar.mode])}</p>}
        {bar.mode !== 'look' && pointer !== undefined && <SnapNote pointer={pointer} line={line} />}
        <MapLegend lines={coverage} />
        <LineNotes />
      </MapView>
    </section>
  )
}
