import './savedPage.css'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { CountySettings } from '../../data/model/countySettings.ts'
import { useTeamsNow } from '../api/tracks.ts'
import { useNameOf } from '../i18n/language.ts'
import { MapView } from '../map/MapView.tsx'
import { useDomainLayers } from '../map/useDomainLayers.ts'
import { useLabelLayers } from '../map/useLabelLayers.ts'
import { variablesOf } from '../theme/surfaceVariables.ts'
import { pageShade } from './marks.ts'
import type { Moment, MomentPart } from './moment.ts'
import { OutOfSight } from './OutOfSight.tsx'
import { PageChart } from './PageChart.tsx'
import { PageFoot } from './PageFoot.tsx'
import { PageGaps } from './PageGaps.tsx'
import { PageHead } from './PageHead.tsx'
import { PageLegend } from './PageLegend.tsx'
import { useSettled } from './useSettled.ts'

export interface SavedPageProps {
  moment: Moment
  part: MomentPart
  drawnMs: number
  settings: Pick<CountySettings, 'classification' | 'watermark'>
  /** Once, when all of it is there and drawn. */
  onDrawn: (page: HTMLElement) => void
}

/** A desk's sizes are doubled: the page is 2970 × 2100 pixels, ten for a millimetre of A4. */
const scale = 2

/** A moment laid out for paper, out of sight, to be drawn into a picture. */
export function SavedPage({ moment, part, drawnMs, settings, onDrawn }: SavedPageProps) {
  const page = useRef<HTMLDivElement>(null)
  const nameOf = useNameOf()
  const withMap = part !== 'chart'
  const [map, setMap] = useState<MapLibreMap | undefined>(undefined)
  const [layersDrawn, setLayersDrawn] = useState(false)
  const settled = useSettled(withMap ? map : undefined, !withMap || (map !== undefined && layersDrawn))
  const told = useRef(false)
  useEffect(() => {
    if (!settled || told.current || page.current === null) return
    told.current = true
    onDrawn(page.current)
  }, [settled, onDrawn])
  return (
    <OutOfSight>
      <div ref={page} className="saved-page" data-part={part} style={variablesOf(pageShade)}>
        {settings.classification !== null && <p className="saved-class">{nameOf(settings.classification)}</p>}
        <PageHead moment={moment} withChart={part !== 'map'} />
        {withMap && <PageMap moment={moment} onReady={setMap} onDrawn={() => setLayersDrawn(true)} />}
        {part === 'all' && <PageGaps moment={moment} />}
        {part !== 'map' && <PageChart moment={moment} scale={scale} />}
        <PageLegend moment={moment} scale={scale} withMap={withMap} />
        <PageFoot moment={moment} drawnMs={drawnMs} />
      </div>
    </OutOfSight>
  )
}

interface PageMapProps {
  moment: Moment
  onReady: (map: MapLibreMap) => void
  onDrawn: () => void
}

function PageMap({ moment, onReady, onDrawn }: PageMapProps) {
  const { answer, atMs, selection, isNow, sight } = moment
  const layers = useDomainLayers({
    shade: pageShade,
    kind: answer.kind,
    coverage: answer.lines,
    atMs,
    selection,
  })
  const teams = useTeamsNow(isNow).data
  const labels = useLabelLayers({ shade: pageShade, coverage: answer.lines, atMs, teams })
  const above = useMemo(() => [labels], [labels])
  return (
    <section className="saved-map">
      <MapView
        shade={pageShade}
        layers={layers}
        above={above}
        frame={sight}
        sizePx={scale}
        interactive={false}
        readable
        onReady={onReady}
        onDrawn={onDrawn}
      />
    </section>
  )
}
