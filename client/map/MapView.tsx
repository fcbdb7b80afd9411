import 'maplibre-gl/dist/maplibre-gl.css'
import './mapView.css'
import type { PickingInfo } from '@deck.gl/core'
import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl'
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Position } from '../../geo/units.ts'
import { useLanguage } from '../i18n/language.ts'
import type { Shade } from '../theme/stateColours.ts'
import { controlWords } from './controlWords.ts'
import { frameLine } from './frameLine.ts'
import { watchGraphics } from './graphicsLost.ts'
import { HoverNote } from './HoverNote.tsx'
import { isPickableRow, type LayersAtScale, type Picked } from './mapScale.ts'
import { nextView, type View } from './nextView.ts'
import { NorthArrow } from './NorthArrow.tsx'
import { tryStartMap, type LiveMap } from './startMap.ts'
import { useMapStyle } from './useMapStyle.ts'
import { useRebuild, type Rebuild } from './useRebuild.ts'

export interface MapFrame {
  positions: readonly Position[]
  /** Turn the map so that the positions fill the panel. */
  turn?: boolean
  /** Turn it just so, degrees. */
  bearing?: number
  paddingPx?: number
  /** Fly there in so many milliseconds; 0 or absent jumps. */
  flyMs?: number
  maxZoom?: number
}

export interface MapViewProps {
  shade: Shade
  /** Built anew at each quarter step of zoom; keep it the same function while nothing changed. */
  layers: LayersAtScale
  /** Drawn above `layers`, each built anew by itself: for what changes with the pointer or the clock. */
  above?: readonly LayersAtScale[]
  /** The map moves whenever this becomes another object. */
  frame: MapFrame
  /** Size of everything drawn: 1 at a desk, 2 on a wall of 3840 pixels. */
  sizePx?: number
  interactive?: boolean
  /** What is drawn can be read back as a picture; it costs memory and time. */
  readable?: boolean
  /** False while the pointer draws: it costs a picture of its own at each move to know what lies under it. */
  picks?: boolean
  onPick?: (picked: Picked | undefined, position: Position) => void
  onHover?: (picked: Picked | undefined, position: Position) => void
  /** Plain facts about what lies under the pointer. */
  describe?: (picked: Picked) => ReactNode
  onReady?: (map: MapLibreMap) => void
  /** Each time that the layers were drawn. */
  onDrawn?: () => void
  children?: ReactNode
}

/**
 * The one place that touches MapLibre and the deck.gl overlay. A lost WebGL context is answered by
 * building the map anew where it was looking; while none can be had, all else on the page goes on.
 */
export function MapView(props: MapViewProps) {
  const rebuild = useRebuild()
  return <MapCanvas key={rebuild.generation} {...props} rebuild={rebuild} />
}

interface Hovered {
  picked: Picked
  x: number
  y: number
}

function MapCanvas(props: MapViewProps & { rebuild: Rebuild }) {
  const { shade, layers, frame, interactive = true, readable = false, sizePx = 1 } = props
  const container = useRef<HTMLDivElement>(null)
  const [live, setLive] = useState<LiveMap | undefined>(undefined)
  /** The style that the map has, so that it is not set twice. */
  const styleOfMap = useRef<StyleSpecification | string | undefined>(undefined)
  /** False until it was framed once: a new map jumps, it does not fly in from afar. */
  const framed = useRef(false)
  const [view, setView] = useState<View>({ zoom: 8, bearing: 0, extent: undefined })
  const [hovered, setHovered] = useState<Hovered | undefined>(undefined)
  const { language } = useLanguage()
  const { t } = useTranslation('map')
  const style = useMapStyle(shade, sizePx)
  const latest = useRef({ props, style })
  useEffect(() => {
    latest.current = { props, style }
  })

  const ready = style !== undefined
  useEffect(() => {
    const place = container.current
    const first = latest.current.style
    if (place === null || !ready || first === undefined) return
    const { rebuild } = latest.current.props
    const started = tryStartMap(place, first, {
      interactive,
      readable,
      sizePx,
      locale: controlWords[language],
    })
    if (started === undefined) return rebuild.onLost(true)
    const { map, overlay } = started
    styleOfMap.current = first
    framed.current = false
    const picked = (info: PickingInfo) => (isPickableRow(info.object) ? info.object.picked : undefined)
    const at = (info: PickingInfo): Position | undefined =>
      info.coordinate === undefined ? undefined : [info.coordinate[0] ?? 0, info.coordinate[1] ?? 0]
    overlay.setProps({
      onAfterRender: () => latest.current.props.onDrawn?.(),
      onClick: (info) => {
        const position = at(info)
        if (position !== undefined) latest.current.props.onPick?.(picked(info), position)
      },
      onHover: (info) => {
        const found = picked(info)
        const position = at(info)
        if (position !== undefined) latest.current.props.onHover?.(found, position)
        setHovered(found === undefined ? undefined : { picked: found, x: info.x, y: info.y })
        map.getCanvas().style.cursor = found === undefined ? '' : 'pointer'
      },
    })
    const follow = () => setView((before) => nextView(before, map))
    map.on('move', follow)
    // What the pointer was over is no longer under it.
    map.on('movestart', () => setHovered(undefined))
    map.on('moveend', follow)
    const stopWatching = watchGraphics(map, overlay, () => rebuild.onLost())
    rebuild.onBuilt()
    const stopMeasuring = measureAttribution(place)
    setLive(started)
    latest.current.props.onReady?.(map)
    return () => {
      stopWatching()
      const canvas = overlay.getCanvas()
      stopMeasuring()
      setLive(undefined)
      map.remove()
      // deck.gl keeps its device for reuse; without this each visit to a page would leak a context.
      canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext()
    }
  }, [ready, interactive, readable, sizePx, language])

  useEffect(() => {
    if (live === undefined || style === undefined || styleOfMap.current === style) return
    styleOfMap.current = style
    live.map.setStyle(style, { diff: true })
    live.giveWay.again()
  }, [live, style])

  useEffect(() => {
    if (live === undefined) return
    moveTo(live.map, frame, framed.current ? (frame.flyMs ?? 0) : 0)
    framed.current = frame.positions.length > 0
  }, [live, frame])

  const { picks = true } = props
  useEffect(() => {
    live?.overlay.setProps({ _pickable: picks })
  }, [live, picks])

  const scale = useMemo(() => ({ ...view, sizePx }), [view, sizePx])
  const { above } = props
  useEffect(() => {
    if (live === undefined) return
    const built = live.buildLayers([layers, ...(above ?? [])], scale)
    live.overlay.setProps({ layers: [...built] })
    live.giveWay.to(built, scale)
  }, [live, layers, above, scale])

  return (
    <div className="map-view" data-shade={shade} style={{ '--map-size': sizePx } as React.CSSProperties}>
      <div ref={container} className="map-ground" />
      {props.rebuild.isRefused && (
        <p className="map-refused" role="status">
          {t('refused')}
        </p>
      )}
      {picks && hovered !== undefined && props.describe !== undefined && (
        <HoverNote x={hovered.x} y={hovered.y}>
          {props.describe(hovered.picked)}
        </HoverNote>
      )}
      {view.bearing !== 0 && (
        <NorthArrow
          bearing={view.bearing}
          {...(interactive ? { onNorthUp: () => live?.map.easeTo({ bearing: 0 }) } : {})}
        />
      )}
      {props.children}
    </div>
  )
}

/** Lets the notes above the attribution know its height, and the keyboard reach what it has no room for. */
function measureAttribution(container: HTMLElement): () => void {
  const attribution = container.querySelector('.maplibregl-ctrl-attrib')
  if (attribution === null) return () => undefined
  attribution.setAttribute('tabindex', '0')
  const observer = new ResizeObserver(() =>
    container.parentElement?.style.setProperty('--attribution-height', `${attribution.clientHeight}px`),
  )
  observer.observe(attribution)
  return () => observer.disconnect()
}

function moveTo(map: MapLibreMap, frame: MapFrame, flyMs: number): void {
  if (frame.positions.length === 0) return
  const { clientWidth, clientHeight, parentElement } = map.getContainer()
  // What is written along the lower edge must not lie on the line.
  const notes = [...(parentElement?.querySelectorAll('.line-notes, .maplibregl-ctrl-attrib') ?? [])]
  const bottom = Math.min(
    notes.reduce((sum, note) => sum + note.clientHeight, 0),
    clientHeight / 4,
  )
  const target = frameLine(frame.positions, {
    widthPx: clientWidth,
    heightPx: clientHeight - bottom,
    paddingPx: frame.paddingPx ?? 48,
    turn: frame.bearing ?? frame.turn ?? false,
    maxZoom: frame.maxZoom ?? 14,
  })
  const camera = {
    center: [target.center[0], target.center[1]] as [number, number],
    zoom: target.zoom,
    bearing: target.bearing,
    padding: { top: 0, right: 0, bottom, left: 0 },
  }
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  if (flyMs === 0 || still) map.jumpTo(camera)
  else map.flyTo({ ...camera, duration: flyMs, essential: true })
}
