import type { Map as MapLibreMap } from 'maplibre-gl'
import type { MapScale } from './mapScale.ts'

export type View = Omit<MapScale, 'sizePx'>

/** A zoom as layers are built for it. */
export const zoomStep = (zoom: number) => Math.round(zoom * 4) / 4
const flightZoomStep = 1
/** Layers reach so many panels beyond the panel to each side. */
const extentRound = 0.6

/** The view that layers are built for: it follows the camera in steps, not in every frame. */
export function nextView(before: View, map: MapLibreMap): View {
  const zoom = zoomStep(map.getZoom())
  const bearing = Math.round(map.getBearing())
  // A flight crosses many steps of zoom; layers are rebuilt for few of them.
  const step = map.isZooming() && !map.scrollZoom.isActive() ? flightZoomStep : 0
  const bounds = map.getBounds()
  const { extent } = before
  const inside =
    extent !== undefined &&
    extent.west <= bounds.getWest() &&
    extent.east >= bounds.getEast() &&
    extent.south <= bounds.getSouth() &&
    extent.north >= bounds.getNorth()
  const isSameZoom = Math.abs(before.zoom - zoom) <= step
  if (isSameZoom && before.bearing === bearing && inside) return before
  const roundLon = (bounds.getEast() - bounds.getWest()) * extentRound
  const roundLat = (bounds.getNorth() - bounds.getSouth()) * extentRound
  return {
    zoom: isSameZoom ? before.zoom : zoom,
    bearing,
    extent: {
      west: bounds.getWest() - roundLon,
      east: bounds.getEast() + roundLon,
      south: bounds.getSouth() - roundLat,
      north: bounds.getNorth() + roundLat,
    },
  }
}
