import {
  AttributionControl,
  Map as MapLibreMap,
  ScaleControl,
  setWorkerUrl,
  type StyleSpecification,
} from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { keepClearImage, keepClearPx } from '../../map/basemapStyle.ts'
import { fieldLayers, fieldSources } from './fieldMapLayers.ts'
import { addSymbols } from './mapSymbols.ts'

setWorkerUrl(workerUrl)

/**
 * A map of the phone, north up, with empty sources for what is drawn over the ground; undefined where the
 * browser gives no graphics.
 */
export function tryStartFieldMap(
  container: HTMLDivElement,
  style: StyleSpecification | string,
  locale: Record<string, string>,
): MapLibreMap | undefined {
  let map: MapLibreMap
  try {
    map = new MapLibreMap({
      container,
      style,
      locale,
      attributionControl: false,
      minZoom: 4,
      maxZoom: 18,
      maxPitch: 0,
      dragRotate: false,
      pitchWithRotate: false,
      fadeDuration: 0,
      renderWorldCopies: false,
      // A thumb slips a little when it taps.
      clickTolerance: 8,
    })
  } catch (error) {
    console.warn(error)
    container.replaceChildren()
    return undefined
  }
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  map.addControl(new AttributionControl({ compact: true }), 'bottom-right')
  map.addControl(new ScaleControl({ unit: 'metric', maxWidth: 110 }), 'top-left')
  map.setMissingStyleImageResolver((id) => {
    if (id === keepClearImage && !map.hasImage(id))
      map.addImage(id, {
        width: keepClearPx,
        height: keepClearPx,
        data: new Uint8Array(keepClearPx ** 2 * 4),
      })
  })
  map.once('style.load', () => {
    addSymbols(map)
    for (const source of fieldSources)
      map.addSource(source, {
        type: 'geojson',
        data: { type: 'FeatureCollection', features: [] },
        // Runs shorter than a tolerance would vanish.
        tolerance: 0.1,
      })
    for (const layer of fieldLayers) map.addLayer(layer)
  })
  return map
}
