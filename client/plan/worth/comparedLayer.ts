import type { Layer } from '@deck.gl/core'
import { PathLayer, TextLayer } from '@deck.gl/layers'
import type { Position } from '../../../geo/units.ts'
import { dashPath } from '../../map/dashPath.ts'
import { rgb, type Shade } from '../../theme/stateColours.ts'
import { surfaces } from '../../theme/surfaces.ts'

/** A draft that is compared, as the map shows it. */
export interface ComparedPaths {
  readonly letter: string
  readonly paths: readonly (readonly Position[])[]
}

/** On and off, pixels: each letter has a dash of its own. */
const dashOf: Readonly<Record<string, readonly number[]>> = {
  A: [12, 4],
  B: [5, 4],
  C: [14, 4, 4, 4],
  D: [2, 5],
}

/** Drafts that are compared, each with its letter and its own dash. */
export function comparedLayers(compared: readonly ComparedPaths[], shade: Shade, zoom: number): Layer[] {
  if (compared.length === 0) return []
  const surface = surfaces[shade]
  const dashes = compared.flatMap(({ letter, paths }) =>
    paths.flatMap((path) => (path.length < 2 ? [] : dashPath(path, zoom, dashOf[letter] ?? [12, 4]))),
  )
  const line = (id: string, color: string, width: number) =>
    new PathLayer<readonly Position[]>({
      id,
      data: dashes,
      getPath: (path) => path.map(([lon, lat]): [number, number] => [lon, lat]),
      getColor: rgb(color),
      getWidth: width,
      widthUnits: 'pixels',
    })
  const letters = compared.flatMap(({ letter, paths }) => {
    const path = paths[0]
    const middle = path?.[Math.floor(path.length / 2)]
    return middle === undefined ? [] : [{ letter, position: middle }]
  })
  return [
    line('compared-halo', surface.panel, 8),
    line('compared', surface.accent, 4),
    new TextLayer<{ letter: string; position: Position }>({
      id: 'compared-letters',
      data: letters,
      getPosition: ({ position: [lon, lat] }) => [lon, lat],
      getText: ({ letter }) => letter,
      getSize: 13,
      fontWeight: 700,
      getColor: rgb(surface.panel),
      background: true,
      getBackgroundColor: rgb(surface.accent),
      backgroundPadding: [5, 3],
      getPixelOffset: [0, -18],
    }),
  ]
}
