import type { Layer } from '@deck.gl/core'
import { useMemo } from 'react'
import type { LayersAtScale } from '../map/mapScale.ts'
import type { Shade } from '../theme/stateColours.ts'
import type { Position } from '../../geo/units.ts'
import { draftLayers, type DraftDrawing } from './draftLayer.ts'
import { editHandles } from './editHandles.ts'

/**
 * The domain with the draft above it. The domain's layers are built once a scale and handed over as
 * they are while the pointer moves: deck.gl leaves a layer alone that is the same object.
 */
export function useMapLayers(
  domain: LayersAtScale,
  drawing: DraftDrawing,
  /** The path under edit, whose dots depend on the scale; undefined where none is. */
  edited: readonly Position[] | undefined,
  shade: Shade,
): LayersAtScale {
  const kept = useMemo(() => keepingLast(domain), [domain])
  return useMemo<LayersAtScale>(
    () => (scale) => [
      ...kept(scale),
      ...draftLayers(
        edited === undefined ? drawing : { ...drawing, handles: editHandles(edited, scale.zoom) },
        shade,
        scale,
      ),
    ],
    [kept, drawing, edited, shade],
  )
}

/** Answers the layers of the last scale again without building them anew. */
function keepingLast(build: LayersAtScale): LayersAtScale {
  let last: { key: string; layers: readonly Layer[] } | undefined
  return (scale) => {
    const key = `${scale.zoom}:${scale.sizePx}:${scale.bearing}`
    if (last?.key !== key) last = { key, layers: build(scale) }
    return last.layers
  }
}
