import type { Layer } from '@deck.gl/core'
import { ScatterplotLayer, TextLayer } from '@deck.gl/layers'
import type { Position } from '../../geo/units.ts'
import { neutral, type MapInk } from '../map/mapInk.ts'
import { fontFamily } from '../theme/fontFamily.ts'

/** Where somebody stood who entered something, with how sure that is. */
export interface EventPosition {
  readonly number: number
  readonly position: Position
  readonly accuracyM: number | null
}

/** Each position as a numbered dot, in a circle as wide as it is unsure. */
export function positionLayers(positions: readonly EventPosition[], ink: MapInk): Layer[] {
  const { sizePx } = ink.scale
  const getPosition = ({ position: [lon, lat] }: EventPosition): [number, number] => [lon, lat]
  return [
    new ScatterplotLayer<EventPosition>({
      id: 'event-accuracy',
      data: positions.filter(({ accuracyM }) => accuracyM !== null),
      getPosition,
      radiusUnits: 'meters',
      lineWidthUnits: 'pixels',
      stroked: true,
      getRadius: ({ accuracyM }) => accuracyM ?? 0,
      getFillColor: neutral(ink, 'accent', 28),
      getLineColor: neutral(ink, 'accent', 200),
      getLineWidth: 1.2 * sizePx,
    }),
    new ScatterplotLayer<EventPosition>({
      id: 'event-position',
      data: positions,
      getPosition,
      radiusUnits: 'pixels',
      lineWidthUnits: 'pixels',
      stroked: true,
      getRadius: 9 * sizePx,
      getFillColor: neutral(ink, 'accent'),
      getLineColor: neutral(ink, 'page'),
      getLineWidth: 2 * sizePx,
    }),
    new TextLayer<EventPosition>({
      id: 'event-number',
      data: positions,
      getPosition,
      getText: ({ number }) => String(number),
      getSize: 11 * sizePx,
      fontFamily,
      fontWeight: 700,
      getColor: neutral(ink, 'page'),
    }),
  ]
}
