import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Position } from '../../geo/units.ts'

/** Where a pointer is on a map, in pixels of it and on the ground, and how large the map is. */
export interface PointerPlace {
  readonly x: number
  readonly y: number
  readonly widthPx: number
  readonly heightPx: number
  readonly position: Position
}

export function pointerPlace(map: MapLibreMap, event: Pick<MouseEvent, 'clientX' | 'clientY'>): PointerPlace {
  // The canvas, not what holds it: that has no height of its own.
  const box = map.getCanvas().getBoundingClientRect()
  const [x, y] = [event.clientX - box.left, event.clientY - box.top]
  const { lng, lat } = map.unproject([x, y])
  return { x, y, widthPx: box.width, heightPx: box.height, position: [lng, lat] }
}
