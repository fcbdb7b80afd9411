import type { Layer } from '@deck.gl/core'
import { PathLayer } from '@deck.gl/layers'
import type { Position, Stretch } from '../../geo/units.ts'
import { besideLine, clipToBand, isOnBand, visibleStretch, type LineBand } from './lineBand.ts'
import { neutral, type MapInk } from './mapInk.ts'

/** A stretch and the line that it is of. */
export interface LineStretch extends Stretch {
  readonly lineId: string
}

/** From the line's far side to beyond its ribbon and lanes, pixels at size 1. */
const [farPx, homePx] = [-18, 34]
/** The least that lies between two ends, so that a short stretch is seen between them. */
const leastPx = 18

/** Hairs across the line at those ends of a stretch that are in sight. */
export function bracketEnds(band: LineBand, stretch: Stretch, sizePx: number): [Position, Position][] {
  const part = clipToBand(band, stretch)
  if (part === undefined) return []
  const seen = visibleStretch(band, part.fromM, part.toM, leastPx * sizePx)
  return [
    ...(isOnBand(band, stretch.fromM) ? [seen.fromM] : []),
    ...(isOnBand(band, stretch.toM) ? [seen.toM] : []),
  ].map((atM) => [besideLine(band, atM, farPx * sizePx), besideLine(band, atM, homePx * sizePx)])
}

/** Both ends of what a wall looks at, as strip and chart mark them. */
export function bracketLayer(
  lineId: string,
  band: LineBand,
  stretches: readonly Stretch[],
  ink: MapInk,
): Layer {
  const { sizePx } = ink.scale
  return new PathLayer<[Position, Position]>({
    id: `bracket-${lineId}`,
    data: stretches.flatMap((stretch) => bracketEnds(band, stretch, sizePx)),
    getPath: (path) => path.map(([lon, lat]): [number, number] => [lon, lat]),
    getColor: neutral(ink, 'accent'),
    getWidth: 2.5 * sizePx,
    widthUnits: 'pixels',
    capRounded: true,
  })
}
