import type { Map as MapLibreMap } from 'maplibre-gl'

/**
 * The pointer of somebody who has only keys: it rests in the middle of the map, the map moves under it,
 * and a press of it is told to the map's canvas like one of the mouse.
 */
export function aimAtMiddle(map: MapLibreMap): void {
  tell(map, 'pointermove', -1)
}

export function pressAtMiddle(map: MapLibreMap): void {
  tell(map, 'pointermove', -1)
  tell(map, 'pointerdown', 0)
  tell(map, 'pointerup', 0)
}

function tell(map: MapLibreMap, kind: 'pointermove' | 'pointerdown' | 'pointerup', button: number): void {
  const canvas = map.getCanvas()
  const box = canvas.getBoundingClientRect()
  canvas.dispatchEvent(
    new PointerEvent(kind, {
      bubbles: true,
      isPrimary: true,
      pointerId: 1,
      pointerType: 'mouse',
      button,
      buttons: kind === 'pointerdown' ? 1 : 0,
      clientX: box.left + box.width / 2,
      clientY: box.top + box.height / 2,
    }),
  )
}
