import './overview.css'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Stretch } from '../../geo/units.ts'
import { locate } from '../../geo/chainage.ts'
import { useCoverage } from '../api/coverage.ts'
import { useCounty } from '../api/county.ts'
import { useIncidents, type IncidentItem } from '../api/dutyReports.ts'
import { useTeamsNow } from '../api/tracks.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { rankGaps } from '../map/gapBadgeLayer.ts'
import { mapInSight } from '../map/mapInSight.ts'
import { LineNotes } from '../map/LineNotes.tsx'
import type { Picked } from '../map/mapScale.ts'
import { MapLegend } from '../map/MapLegend.tsx'
import { MapView, type MapFrame } from '../map/MapView.tsx'
import { useDescribe } from '../map/useDescribe.tsx'
import { useDomainLayers, usePointedLayer } from '../map/useDomainLayers.ts'
import { useDomainRows } from '../map/useDomainRows.ts'
import { useIncidentLayers } from '../map/useIncidentLayers.ts'
import { useLabelLayers } from '../map/useLabelLayers.ts'
import { useTrackLayers } from '../map/useTrackLayers.ts'
import type { Moment } from '../save/moment.ts'
import { SaveButton } from '../save/SaveButton.tsx'
import { PastLine } from '../replay/PastLine.tsx'
import { ReplayAside } from '../replay/ReplayAside.tsx'
import { ReplayBar, ReplayButton } from '../replay/ReplayBar.tsx'
import { useDeskReplay } from '../replay/useDeskReplay.ts'
import { formatSelection, useViewState } from '../shell/viewState.ts'
import { useShade } from '../theme/useShade.ts'
import type { Pointed } from '../unrolled/pointed.ts'
import { UnrolledLine } from '../unrolled/UnrolledLine.tsx'
import { useStripRows } from '../unrolled/useStripRows.ts'
import { GapList } from './GapList.tsx'
import { Headline } from './Headline.tsx'
import { Inspector } from './Inspector.tsx'
import { KindSwitch } from './KindSwitch.tsx'
import { pickedSelection } from './pickedSelection.ts'
import { useLastWindow } from './reports/useLastWindow.ts'
import { selectionPlace } from './selectionPlace.ts'

const flyMs = 900
/** What was reported in so many hours before the instant shown is on the map. */
const incidentHours = 24
const none: readonly IncidentItem[] = []

export function OverviewDesk() {
  const { t } = useTranslation('overview')
  const shade = useShade()
  const { clock } = useQuantities()
  const { compiledLines } = useCounty()
  const view = useViewState()
  const { kind, atMs, fromMs, toMs, lineId, selection, select } = view
  const { data: coverage } = useCoverage({ kind, fromMs, toMs, atMs })
  const rows = useDomainRows(atMs)
  const stripRows = useStripRows(lineId, { fromMs, toMs, atMs })
  const [pointed, setPointed] = useState<Pointed | undefined>(undefined)
  const layers = useDomainLayers({ shade, kind, coverage: coverage?.lines, atMs, selection })
  const pointedLayers = usePointedLayer(pointed, shade)
  const trackLayers = useTrackLayers(selection, shade)
  // Where they are now says nothing of another instant.
  const teams = useTeamsNow(view.isNow).data
  const incidents = useIncidents(useLastWindow(incidentHours)).data ?? none
  const incidentLayers = useIncidentLayers(incidents, shade)
  const labels = useLabelLayers({ shade, coverage: coverage?.lines, atMs, teams })
  const above = useMemo(
    () => [trackLayers, incidentLayers, labels, pointedLayers],
    [trackLayers, incidentLayers, labels, pointedLayers],
  )
  const replay = useDeskReplay(shade)
  const past = replay.view
  const describe = useDescribe(coverage?.lines, kind, teams, incidents)
  const line = compiledLines.find(({ id }) => id === lineId)
  const lineCoverage = coverage?.lines.find((one) => one.lineId === lineId)
  const gaps = useMemo(() => rankGaps(coverage?.lines ?? []), [coverage])

  const whole = useMemo<MapFrame>(
    () => ({ positions: line?.positions ?? [], turn: true, paddingPx: 54 }),
    [line],
  )
  const [flown, setFlown] = useState<{ lineId: string | undefined; frame: MapFrame } | undefined>(undefined)
  // What the map itself selected is in sight already; everything else is flown to.
  const pickedOnMap = useRef<string | undefined>(undefined)
  const selectionText = selection === undefined ? undefined : formatSelection(selection)
  const rowsReady = rows.trails.length + rows.checkpoints.length + rows.devices.length > 0
  useEffect(() => {
    if (selection === undefined || selectionText === pickedOnMap.current) return
    const positions = selectionPlace(selection, compiledLines, rows)
    if (positions.length > 0) setFlown({ lineId, frame: { positions, paddingPx: 90, maxZoom: 13, flyMs } })
    // Flies when another thing is selected, not when the minute passes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [selectionText, rowsReady])
  const frame =
    flown !== undefined && flown.lineId === lineId && selection !== undefined ? flown.frame : whole

  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select')
      if (event.key !== 'Escape' || event.defaultPrevented || typing) return
      if (document.querySelector('[aria-modal="true"]') === null) select(undefined)
    }
    addEventListener('keydown', close)
    return () => removeEventListener('keydown', close)
  }, [select])

  const [map, setMap] = useState<MapLibreMap | undefined>(undefined)
  const stripShown = useRef<Stretch | undefined>(undefined)
  const keepStripShown = useCallback((shown: Stretch) => {
    stripShown.current = shown
  }, [])
  const momentShown = useRef<() => Moment | undefined>(() => undefined)
  useEffect(() => {
    momentShown.current = () =>
      map === undefined || coverage === undefined || lineId === undefined
        ? undefined
        : {
            answer: coverage,
            atMs,
            fromMs,
            toMs,
            isNow: view.isNow,
            selection,
            charts: [{ lineId, extent: stripShown.current }],
            sight: mapInSight(map),
          }
  })

  const pickOnMap = (picked: Picked | undefined) => {
    const next = pickedSelection(picked, selection, teams, compiledLines, incidents)
    pickedOnMap.current = next === undefined ? undefined : formatSelection(next)
    select(next)
  }
  // What the pointer moves over changes nothing here, and lists may be long.
  const side = useMemo(
    () => (
      <>
        <KindSwitch>
          <SaveButton
            moment={() => momentShown.current()}
            disabled={coverage === undefined || map === undefined}
          />
        </KindSwitch>
        <Headline coverage={coverage} lineCoverage={lineCoverage} />
        {selection === undefined ? (
          <GapList coverage={coverage} gaps={gaps} onSelect={select} />
        ) : (
          <Inspector selection={selection} coverage={coverage} onClose={() => select(undefined)} />
        )}
      </>
    ),
    [coverage, lineCoverage, selection, gaps, select, map],
  )
  return (
    <div className="overview">
      <section className="overview-map" aria-label={t('map')}>
        <MapView
          shade={shade}
          layers={past?.layers ?? layers}
          above={past?.above ?? above}
          frame={frame}
          {...(past === undefined && { onPick: pickOnMap, describe })}
          onHover={(picked, position) => {
            const over = compiledLines.find(({ id }) => picked?.kind === 'stretch' && picked.lineId === id)
            setPointed(
              over === undefined ? undefined : { lineId: over.id, atM: locate(over, position).chainageM },
            )
          }}
          onReady={setMap}
        >
          <MapLegend
            kind={kind}
            lines={past?.lines ?? coverage?.lines}
            incidentsIn={past === undefined && incidents.length > 0 ? shade : undefined}
          />
          <LineNotes />
          <ReplayButton replay={replay} />
          {past !== undefined && <div className="replay-frame" />}
        </MapView>
        <ReplayBar replay={replay} />
      </section>
      <section className="overview-unrolled" aria-label={t('unrolled')}>
        {line !== undefined && past !== undefined && <PastLine line={line} view={past} shade={shade} />}
        {line !== undefined && past === undefined && (
          <UnrolledLine
            line={line}
            kind={kind}
            knownUntilMs={coverage === undefined ? undefined : Date.parse(coverage.knownUntil)}
            coverage={lineCoverage}
            rows={stripRows}
            fromMs={fromMs}
            toMs={toMs}
            atMs={atMs}
            shade={shade}
            selection={selection}
            onSelect={select}
            onPickTime={view.fixAt}
            nowLabel={view.mode === 'fixed' ? clock(atMs) : undefined}
            pointed={pointed}
            onPoint={setPointed}
            onExtent={keepStripShown}
          />
        )}
      </section>
      <aside className="overview-side" aria-label={t('side')}>
        {past === undefined ? side : <ReplayAside view={past} />}
      </aside>
    </div>
  )
}
