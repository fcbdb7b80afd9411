import type { Map as MapLibreMap } from 'maplibre-gl'
import {
  TerraDraw,
  TerraDrawExtend,
  TerraDrawFreehandLineStringMode,
  TerraDrawLineStringMode,
  TerraDrawModeUndoRedo,
  type SnapToCustom,
} from 'terra-draw'
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter'
import type { Position } from '../../geo/units.ts'

/** What the pointer does on the map. */
export type DrawingMode = 'look' | 'draw' | 'free' | 'along' | 'edit' | 'split'

/** Decimals of a degree that are kept: a hundredth of a millimetre, and what terra-draw accepts. */
const decimals = 9

/** terra-draw refuses positions with more decimals than it keeps itself. */
export function rounded(position: Position): [number, number] {
  return [Number(position[0].toFixed(decimals)), Number(position[1].toFixed(decimals))]
}

/**
 * terra-draw's MapLibre adapter with its pointer and keyboard, but without its layers: the draft is
 * drawn by deck.gl above everything else, and MapLibre's style stays free to change at any time.
 */
class PointerAdapter extends TerraDrawMapLibreGLAdapter<MapLibreMap> {
  override register(callbacks: TerraDrawExtend.TerraDrawCallbacks): void {
    TerraDrawExtend.TerraDrawBaseAdapter.prototype.register.call(this, callbacks)
    callbacks.onReady?.()
  }

  override unregister(): void {
    TerraDrawExtend.TerraDrawBaseAdapter.prototype.unregister.call(this)
  }

  override render(): void {}

  override clear(): void {
    this._currentModeCallbacks?.onClear()
  }
}

const cursors = { start: 'crosshair', close: 'pointer', dragStart: 'grabbing', dragEnd: 'crosshair' } as const

/** terra-draw on a map, with a line to draw by points or by hand, and two ends to follow the line between. */
export function createDrawing(map: MapLibreMap, toCustom: SnapToCustom): TerraDraw {
  const snapping = { toCustom }
  return new TerraDraw({
    adapter: new PointerAdapter({ map, coordinatePrecision: decimals }),
    undoRedo: { modeLevel: new TerraDrawModeUndoRedo() },
    modes: [
      new TerraDrawLineStringMode({ modeName: 'draw', snapping, keyEvents: null, cursors }),
      new TerraDrawLineStringMode({
        modeName: 'along',
        snapping,
        keyEvents: null,
        cursors,
        finishOnNthCoordinate: 2,
      }),
      new TerraDrawFreehandLineStringMode({
        modeName: 'free',
        minDistance: 3,
        drawInteraction: 'click-move-or-drag',
        keyEvents: null,
        cursors: { start: 'crosshair', close: 'pointer' },
      }),
    ],
  })
}

/** The path that is being drawn; undefined before its first point. */
export function tryDrawnPath(terra: TerraDraw): Position[] | undefined {
  for (const { geometry } of terra.getSnapshot())
    if (geometry.type === 'LineString') return geometry.coordinates.map(asPosition)
  return undefined
}

const asPosition = (coordinates: readonly number[]): Position => [coordinates[0] ?? 0, coordinates[1] ?? 0]
