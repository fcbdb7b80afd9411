import type { Layer } from '@deck.gl/core'
import { PathLayer } from '@deck.gl/layers'
import type { PatrolWalk } from '../../data/model/patrolWalk.ts'
import type { Position } from '../../geo/units.ts'
import { dashPath } from './dashPath.ts'
import { neutral, type MapInk } from './mapInk.ts'

type Track = Pick<PatrolWalk, 'segments' | 'holes'>

/** A patrol's track as it was heard; silences that nobody can fill are dashed. */
export function trackLayers({ segments, holes }: Track, ink: MapInk): Layer[] {
  const { sizePx, zoom } = ink.scale
  const walked = segments.map(({ path }) => path).filter((path) => path.length > 1)
  const dashes = holes.flatMap(({ path }) => dashPath(path, zoom, [5 * sizePx, 5 * sizePx]))
  const layer = (
    id: string,
    data: readonly (readonly Position[])[],
    colour: 'page' | 'accent',
    width: number,
  ) =>
    new PathLayer<readonly Position[]>({
      id,
      data,
      getPath: (path) => path.map(([lon, lat]): [number, number] => [lon, lat]),
      getColor: neutral(ink, colour),
      getWidth: width * sizePx,
      widthUnits: 'pixels',
      jointRounded: true,
      capRounded: true,
    })
  return [
    layer('track-casing', walked, 'page', 5),
    layer('track', walked, 'accent', 2.5),
    layer('track-holes', dashes, 'accent', 1.8),
  ]
}
