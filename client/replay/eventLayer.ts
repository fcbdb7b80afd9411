import type { Layer } from '@deck.gl/core'
import { ScatterplotLayer } from '@deck.gl/layers'
import type { Position } from '../../geo/units.ts'
import { neutral, type MapInk } from '../map/mapInk.ts'

export interface SeenEvent {
  readonly id: string
  readonly position: Position
  /** 0 when it was seen, 1 when its ring has gone. */
  readonly age: number
}

/** A ring that grows and fades where something was just seen on a trail. */
export function eventLayer(events: readonly SeenEvent[], ink: MapInk): Layer[] {
  if (events.length === 0) return []
  const { sizePx } = ink.scale
  const color =
    (alpha: number) =>
    ({ age }: SeenEvent) =>
      neutral(ink, 'text', Math.round(alpha * (1 - age)))
  return [
    new ScatterplotLayer<SeenEvent>({
      id: 'replay-events',
      data: [...events],
      getPosition: ({ position }): [number, number] => [position[0], position[1]],
      getRadius: ({ age }) => (10 + 22 * age) * sizePx,
      radiusUnits: 'pixels',
      filled: false,
      stroked: true,
      getLineColor: color(255),
      getLineWidth: 3 * sizePx,
      lineWidthUnits: 'pixels',
    }),
  ]
}
