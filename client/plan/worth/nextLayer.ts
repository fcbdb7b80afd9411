import type { Layer } from '@deck.gl/core'
import { PathLayer } from '@deck.gl/layers'
import type { Position, Stretch } from '../../../geo/units.ts'
import { dashPath } from '../../map/dashPath.ts'
import { rgb, type Shade } from '../../theme/stateColours.ts'
import { surfaces } from '../../theme/surfaces.ts'
import type { Next } from './useNext.ts'

const isSame = (a: Stretch | undefined, b: Stretch) => a?.fromM === b.fromM && a.toM === b.toM

/** Proposed stretches where they would stand, broken as they are not drawn yet; the one looked at whole. */
export function nextLayers(
  { paths, looked }: Pick<Next, 'paths' | 'looked'>,
  shade: Shade,
  zoom: number,
): Layer[] {
  if (paths.length === 0) return []
  const surface = surfaces[shade]
  const line = (id: string, data: readonly (readonly Position[])[], color: string, width: number) =>
    new PathLayer<readonly Position[]>({
      id,
      data,
      getPath: (path) => path.map(([lon, lat]): [number, number] => [lon, lat]),
      getColor: rgb(color),
      getWidth: width,
      widthUnits: 'pixels',
      jointRounded: true,
    })
  const dashes = paths.flatMap(({ path }) => dashPath(path, zoom, [9, 5]))
  const whole = paths.filter(({ stretch }) => isSame(looked, stretch)).map(({ path }) => path)
  return [
    line('next-halo', [...dashes, ...whole], surface.panel, 8),
    line('next', dashes, surface.accent, 4),
    line('next-looked', whole, surface.accent, 7),
  ]
}
