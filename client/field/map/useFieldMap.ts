import 'maplibre-gl/dist/maplibre-gl.css'
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react'
import type { Position } from '../../../geo/units.ts'
import { useLanguage } from '../../i18n/language.ts'
import { controlWords } from '../../map/controlWords.ts'
import { frameLine } from '../../map/frameLine.ts'
import { useMapStyle } from '../../map/useMapStyle.ts'
import type { FieldMapData } from './fieldMapData.ts'
import { fieldSources } from './fieldMapLayers.ts'
import { tryStartFieldMap } from './startFieldMap.ts'

export interface FieldMapInUse {
  readonly container: RefObject<HTMLDivElement | null>
  /** Undefined until all of it can be drawn on. */
  readonly map: MapLibreMap | undefined
  /** The browser draws no map. */
  readonly isRefused: boolean
}

/** A map that lives as long as the component, with the data that is given drawn on it. */
export function useFieldMap(framed: readonly Position[], data: FieldMapData): FieldMapInUse {
  const container = useRef<HTMLDivElement>(null)
  const { language } = useLanguage()
  const style = useMapStyle('light', 1)
  const [map, setMap] = useState<MapLibreMap | undefined>(undefined)
  const [isRefused, setRefused] = useState(false)
  const canBegin = style !== undefined && framed.length > 0

  // A map is begun once, with what there is by then; what is framed later is gone to by a button.
  const begin = useEffectEvent((place: HTMLDivElement): MapLibreMap | undefined => {
    if (style === undefined) return undefined
    const begun = tryStartFieldMap(place, style, controlWords[language])
    if (begun === undefined) setRefused(true)
    else frame(begun, framed)
    return begun
  })
  useEffect(() => {
    const place = container.current
    const begun = canBegin && place !== null ? begin(place) : undefined
    begun?.once('style.load', () => setMap(begun))
    return () => {
      setMap(undefined)
      begun?.remove()
    }
  }, [canBegin])

  useEffect(() => {
    if (map === undefined) return
    for (const name of fieldSources)
      void map
        .getSource<GeoJSONSource>(name)
        ?.setData(data[name] ?? { type: 'FeatureCollection', features: [] })
  }, [map, data])

  return { container, map, isRefused }
}

/** Moves a map so that all positions are seen, north up. */
export function frame(map: MapLibreMap, positions: readonly Position[]): void {
  const { clientWidth, clientHeight } = map.getContainer()
  const { center, zoom } = frameLine(positions, {
    widthPx: clientWidth,
    heightPx: clientHeight,
    paddingPx: 36,
    turn: false,
    maxZoom: 15,
  })
  map.jumpTo({ center: [center[0], center[1]], zoom })
}
