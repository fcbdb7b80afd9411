import type { Map as MapLibreMap } from 'maplibre-gl'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoverageAnswer, CoverageKind, LineCoverage } from '../../data/model/coverageAnswer.ts'
import { formatChainage } from '../../geo/chainageLabel.ts'
import { useCounty } from '../api/county.ts'
import type { UnitItem } from '../api/records.ts'
import { useTeamsNow } from '../api/tracks.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { LineNotes } from '../map/LineNotes.tsx'
import { MapLegend } from '../map/MapLegend.tsx'
import { MapView, type MapFrame } from '../map/MapView.tsx'
import { useBracketLayers, useDomainLayers } from '../map/useDomainLayers.ts'
import { useLabelLayers } from '../map/useLabelLayers.ts'
import type { ReplayView } from '../replay/useReplayView.ts'
import type { ListedGap } from './rankedGaps.ts'
import { sceneFrame } from './sceneFrame.ts'
import type { LookedAt } from './useLookedAt.ts'

export interface WallMapProps {
  kind: CoverageKind
  lines: readonly LineCoverage[] | undefined
  atMs: number
  looked: LookedAt
  units: CoverageAnswer['units'] | undefined
  unitPx: number
  /** Nothing is heard: nobody is where they were last. */
  silent: boolean
  onReady: (map: MapLibreMap) => void
  /** Gone through instead of now, while it is. */
  replay: ReplayView | undefined
}

const flyMs = 6000
/** Markers would crowd the wall; nobody reads their numbers from afar. */
const withMarkers = false

export function WallMap(props: WallMapProps) {
  const { kind, lines, atMs, looked, units, unitPx, silent, onReady, replay } = props
  const { compiledLines, name, demonstration } = useCounty()
  const { t: domain } = useTranslation('domain')
  const { t: shell } = useTranslation('shell')
  const nameOf = useNameOf()
  const layers = useDomainLayers({ shade: 'dark', kind, coverage: lines, atMs, withMarkers })
  const teams = useTeamsNow(!silent).data
  const labels = useLabelLayers({
    shade: 'dark',
    coverage: lines,
    atMs,
    teams,
    namesTeams: false,
    withMarkers,
  })
  const { gap, unit, stretches } = looked
  const brackets = useBracketLayers(stretches, 'dark')
  const above = useMemo(() => [brackets, labels], [brackets, labels])
  // It jumps to its first scene and flies between scenes.
  const [{ before, flies }, setMove] = useState({ before: stretches, flies: false })
  if (before !== stretches) setMove({ before: stretches, flies: true })
  const centred = gap !== undefined
  const frame = useMemo<MapFrame>(
    () => ({
      ...sceneFrame(compiledLines, stretches, { centred, unitPx }),
      ...(flies ? { flyMs } : {}),
    }),
    [compiledLines, stretches, centred, unitPx, flies],
  )
  return (
    <section className="wall-map">
      <MapView
        shade="dark"
        layers={replay?.layers ?? layers}
        above={replay?.above ?? above}
        frame={frame}
        sizePx={Math.max(0.5, Math.round(unitPx * 1.35 * 4) / 4)}
        interactive={false}
        onReady={onReady}
      >
        <div className="wall-county">
          <h2>{nameOf(name)}</h2>
          {gap !== undefined && <GapTitle gap={gap} />}
          {unit !== undefined && <UnitShare unit={unit} units={units} />}
          <p>
            {demonstration !== 'none' ? domain('demonstration') : kind === 'planned' && shell('plannedNote')}
          </p>
        </div>
      </MapView>
      <div className="wall-foot">
        <MapLegend kind={kind} fades lines={replay?.lines ?? lines} marksIn="dark" />
        <LineNotes />
      </div>
    </section>
  )
}

/** Which gap the map looks at, and how long it is. */
function GapTitle({ gap: { rank, fromM, toM, lengthM } }: { gap: ListedGap }) {
  const { t } = useTranslation('wall')
  const { length } = useQuantities()
  return (
    <p className="wall-unit">
      <b>{t('gapLooked', { rank })}</b> {formatChainage(fromM)} – {formatChainage(toM)} · {length(lengthM)}
    </p>
  )
}

/** Whose ground the map looks at, and how much of it is held. */
function UnitShare({ unit, units }: { unit: UnitItem; units: CoverageAnswer['units'] | undefined }) {
  const { t } = useTranslation('wall')
  const nameOf = useNameOf()
  const { share } = useQuantities()
  const held = units?.find(({ unitId }) => unitId === unit.id)?.figuresNow.shareHeld
  return (
    <p className="wall-unit">
      <b>{nameOf(unit.name)}</b> {held !== undefined && t('unitHeld', { share: share(held) })}
    </p>
  )
}
