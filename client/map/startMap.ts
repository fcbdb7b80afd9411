import { MapLibreOverlay } from '@deck.gl/maplibre'
import {
  AttributionControl,
  Map as MapLibreMap,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
  type StyleSpecification,
} from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { keepClearImage, keepClearPx } from './basemapStyle.ts'
import { startGivingWay, type GiveWay } from './giveWay.ts'
import { keepLayers, type BuildLayers } from './keptLayers.ts'

setWorkerUrl(workerUrl)

/** A map with what is drawn over it. */
export interface LiveMap {
  map: MapLibreMap
  overlay: MapLibreOverlay
  /** Of this overlay alone: one that is gone took its layers with it. */
  buildLayers: BuildLayers
  giveWay: GiveWay
}

/** Undefined where the browser gives no graphics, for now or for good. */
export function tryStartMap(...how: Parameters<typeof startMap>): LiveMap | undefined {
  try {
    return startMap(...how)
  } catch (error) {
    console.warn(error)
    const [container] = how
    container.replaceChildren()
    return undefined
  }
}

interface StartOptions {
  interactive: boolean
  readable: boolean
  sizePx: number
  locale: Record<string, string>
}

/** A picture has the pixels that it was asked for, whatever the display; what is drawn stays there to be read. */
const readableMap = { pixelRatio: 1, canvasContextAttributes: { preserveDrawingBuffer: true } } as const
const readableDevice = { webgl: { preserveDrawingBuffer: true } } as const

function startMap(
  container: HTMLDivElement,
  style: StyleSpecification | string,
  { interactive, readable, sizePx, locale }: StartOptions,
): LiveMap {
  const map = new MapLibreMap({
    container,
    style,
    interactive,
    locale,
    attributionControl: false,
    maxZoom: 17,
    minZoom: 4,
    maxPitch: 0,
    fadeDuration: 0,
    renderWorldCopies: false,
    clickTolerance: 4,
    ...(readable ? readableMap : {}),
  })
  map.addControl(new AttributionControl({ compact: false }), 'bottom-right')
  map.addControl(new ScaleControl({ unit: 'metric', maxWidth: 110 * sizePx }), 'bottom-left')
  if (interactive) map.addControl(new NavigationControl({ showCompass: false }), 'top-right')
  map.setMissingStyleImageResolver((id) => {
    if (id === keepClearImage && !map.hasImage(id))
      map.addImage(id, {
        width: keepClearPx,
        height: keepClearPx,
        data: new Uint8Array(keepClearPx ** 2 * 4),
      })
  })
  const overlay = new MapLibreOverlay({
    interleaved: false,
    layers: [],
    pickingRadius: 6,
    useDevicePixels: !readable,
    // A shader that fails, as when the driver dies, is no matter for whoever looks at a map.
    deviceProps: { debugShaders: 'never', ...(readable ? readableDevice : {}) },
  })
  map.addControl(overlay)
  return { map, overlay, buildLayers: keepLayers(), giveWay: startGivingWay(map) }
}
