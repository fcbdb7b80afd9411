import type { Layer } from '@deck.gl/core'
import { ScatterplotLayer } from '@deck.gl/layers'
import type { Position } from '../../geo/units.ts'
import { rgb, type Shade } from '../theme/stateColours.ts'
import { surfaces } from '../theme/surfaces.ts'

/** The vertex that the keys act on, above the draft. */
export function chosenLayers(chosen: Position | undefined, shade: Shade): Layer[] {
  return [dot('draft-chosen', chosen, 9, shade)]
}

export interface PointerDrawing {
  /** Where a click would set a point. */
  readonly snapped: Position | undefined
  /** Where a click would cut a part in two. */
  readonly cut: Position | undefined
  /** The place that is pointed at on the draft's profile. */
  readonly onProfile: Position | undefined
}

/** What the next click acts on: rings, which hide no name of the base map, for they follow the pointer. */
export function pointerLayers({ snapped, cut, onProfile }: PointerDrawing, shade: Shade): Layer[] {
  return [
    dot('draft-snap', snapped, 8, shade, 'ring'),
    dot('draft-cut', cut, 9, shade, 'ring'),
    dot('draft-profile', onProfile, 9, shade, 'ring'),
  ]
}

function dot(
  id: string,
  position: Position | undefined,
  radiusPx: number,
  shade: Shade,
  look: 'disc' | 'ring' = 'disc',
): Layer {
  const surface = surfaces[shade]
  const filled = look === 'disc'
  return new ScatterplotLayer<Position>({
    id,
    data: position === undefined ? [] : [position],
    getPosition: ([lon, lat]) => [lon, lat],
    getRadius: radiusPx,
    radiusUnits: 'pixels',
    stroked: true,
    filled,
    getFillColor: rgb(surface.accent),
    getLineColor: rgb(filled ? surface.panel : surface.text),
    getLineWidth: 3,
    lineWidthUnits: 'pixels',
  })
}
