import type { Layer } from '@deck.gl/core'
import type { LayersAtScale, MapScale } from './mapScale.ts'

export type BuildLayers = (builds: readonly LayersAtScale[], scale: MapScale) => readonly Layer[]

/**
 * Builds anew only what changed since the last call: with the pointer one of several changes. What
 * was left out of one call is built anew in the next, for deck.gl ends the layers that it is no
 * longer given and takes none of them again. Ask it with the same scale object while none changed;
 * each overlay takes one of its own.
 */
export function keepLayers(): BuildLayers {
  let kept: ReadonlyMap<LayersAtScale, readonly Layer[]> = new Map()
  let keptScale: MapScale | undefined
  return (builds, scale) => {
    const before = scale === keptScale ? kept : undefined
    const now = new Map(builds.map((build) => [build, before?.get(build) ?? build(scale)]))
    kept = now
    keptScale = scale
    return [...now.values()].flat()
  }
}
