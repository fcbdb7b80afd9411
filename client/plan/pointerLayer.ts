import type { Layer } from '@deck.gl/core'
import { ScatterplotLayer } from '@deck.gl/layers'
import type { Position } from '../../geo/units.ts'
import { rgb, type Shade } from '../theme/stateColours.ts'
import { surfaces } from '../theme/surfaces.ts'

export interface PointerDrawing {
  /** The vertex that the keys act on. */
  readonly chosen: Position | undefined
  /** Where a click would cut a part in two. */
  readonly cut: Position | undefined
}

/** What the next key or click acts on, above the draft. */
export function pointerLayers({ chosen, cut }: PointerDrawing, shade: Shade): Layer[] {
  const surface = surfaces[shade]
  const dot = (id: string, position: Position | undefined, radius: number, isFilled: boolean) =>
    new ScatterplotLayer<Position>({
      id,
      data: position === undefined ? [] : [position],
      getPosition: ([lon, lat]) => [lon, lat],
      getRadius: radius,
      radiusUnits: 'pixels',
      stroked: true,
      filled: isFilled,
      getFillColor: rgb(surface.accent),
      getLineColor: isFilled ? rgb(surface.panel) : rgb(surface.text),
      getLineWidth: 3,
      lineWidthUnits: 'pixels',
    })
  return [dot('draft-chosen', chosen, 9, true), dot('draft-cut', cut, 9, false)]
}
