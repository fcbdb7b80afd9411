import type { MapLibreOverlay } from '@deck.gl/maplibre'
import type { Map as MapLibreMap } from 'maplibre-gl'

/** A new map has its graphics by then; later it is looked at as often. */
const lookEveryMs = 10_000

/** Tells once the graphics of a map or of what lies over it are gone. Returns how to stop. */
export function watchGraphics(map: MapLibreMap, overlay: MapLibreOverlay, lost: () => void): () => void {
  const place = map.getContainer()
  // Captured at the container: the event of either canvas comes by here.
  place.addEventListener('webglcontextlost', lost, true)
  // Where graphics never came, or went without a word, there is no event.
  const timer = setInterval(() => {
    if (isLost(map.getCanvas()) || isLost(overlay.getCanvas())) lost()
  }, lookEveryMs)
  return () => {
    clearInterval(timer)
    place.removeEventListener('webglcontextlost', lost, true)
  }
}

const isLost = (canvas: HTMLCanvasElement | null): boolean =>
  canvas?.getContext('webgl2')?.isContextLost() ?? true
