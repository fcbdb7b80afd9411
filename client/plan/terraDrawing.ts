import type { Map as MapLibreMap } from 'maplibre-gl'
import {
  TerraDraw,
  TerraDrawExtend,
  TerraDrawFreehandLineStringMode,
  TerraDrawLineStringMode,
  TerraDrawModeUndoRedo,
  TerraDrawSelectMode,
  type GeoJSONStoreFeatures,
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

/** terra-draw on a map, with a line to draw, two ends to follow the line between, and editing. */
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
      new TerraDrawSelectMode({
        keyEvents: null,
        pointerDistance: 24,
        // Every move counts: the figures follow the pointer.
        dragEventThrottle: 0,
        flags: {
          draw: {
            feature: {
              draggable: true,
              // Shown on the map and among the rules instead of being silently held back.
              selfIntersectable: true,
              coordinates: {
                draggable: true,
                deletable: true,
                midpoints: { draggable: true },
                snappable: { toCustom },
              },
            },
          },
        },
      }),
    ],
  })
}

/** A dot of the path under edit: a vertex to drag, or a middle to pull a new vertex from. */
export interface Handle {
  readonly kind: 'vertex' | 'middle'
  readonly position: Position
}

/** The handles that terra-draw shows for what is selected. */
export function handlesOf(features: readonly GeoJSONStoreFeatures[]): Handle[] {
  return features.flatMap((feature): Handle[] => {
    if (feature.geometry.type !== 'Point') return []
    const position = asPosition(feature.geometry.coordinates)
    if (feature.properties['midPoint'] === true) return [{ kind: 'middle', position }]
    if (feature.properties['selectionPoint'] === true) return [{ kind: 'vertex', position }]
    return []
  })
}

/** The paths among features, in the order in which they were added. */
export function pathsOf(features: readonly GeoJSONStoreFeatures[]): Position[][] {
  return features.flatMap((feature) =>
    feature.geometry.type === 'LineString' ? [feature.geometry.coordinates.map(asPosition)] : [],
  )
}

const asPosition = (coordinates: readonly number[]): Position => [coordinates[0] ?? 0, coordinates[1] ?? 0]
