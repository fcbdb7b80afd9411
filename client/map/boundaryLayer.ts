import { PathLayer } from '@deck.gl/layers'
import type { Layer } from '@deck.gl/core'
import type { Position } from '../../geo/units.ts'
import { dashStretch, linePath, type LineBand } from './lineBand.ts'
import { neutral, type MapInk } from './mapInk.ts'

/** Long dash and dot, the boundary's own symbol; it is neutral and never takes a state's colour. */
export function boundaryDashes(band: LineBand, sizePx: number): Position[][] {
  const first = band.chainageM[0]!
  const last = band.chainageM[band.chainageM.length - 1]!
  const pattern = [11, 3.5, 0.6, 3.5].map((px) => px * sizePx)
  return dashStretch(band, first, last, pattern).map((dash) => linePath(band, dash.fromM, dash.toM))
}

export function boundaryLayer(lineId: string, band: LineBand, ink: MapInk): Layer {
  return new PathLayer<Position[]>({
    id: `boundary-${lineId}`,
    data: boundaryDashes(band, ink.scale.sizePx),
    getPath: (dash) => dash.map(([lon, lat]): [number, number] => [lon, lat]),
    getColor: neutral(ink, 'boundary'),
    getWidth: 2.2 * ink.scale.sizePx,
    widthUnits: 'pixels',
    capRounded: true,
    jointRounded: true,
  })
}
