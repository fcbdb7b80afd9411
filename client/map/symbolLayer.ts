import type { Layer } from '@deck.gl/core'
import { IconLayer } from '@deck.gl/layers'
import type { Position } from '../../geo/units.ts'
import { neutral, type MapInk } from './mapInk.ts'
import type { PickableRow } from './mapScale.ts'
import { symbolAtlas, symbolMapping, type SymbolName } from './symbolAtlas.ts'

export interface SymbolRow extends PickableRow {
  readonly position: Position
  readonly symbol: SymbolName
  readonly color: [number, number, number, number]
}

/** Symbols with a casing of the page's colour, so that they stand apart from what is under them. */
export function symbolLayer(id: string, data: readonly SymbolRow[], size: number, ink: MapInk): Layer[] {
  const { sizePx } = ink.scale
  const shared = {
    data,
    iconAtlas: symbolAtlas() as unknown as string,
    iconMapping: symbolMapping,
    sizeUnits: 'pixels' as const,
    billboard: true,
    getPosition: ({ position }: SymbolRow): [number, number] => [position[0], position[1]],
  }
  return [
    new IconLayer<SymbolRow>({
      ...shared,
      id: `${id}-casing`,
      getIcon: ({ symbol }) => casingOf[symbol],
      getSize: (size + 5) * sizePx,
      getColor: neutral(ink, 'page'),
    }),
    new IconLayer<SymbolRow>({
      ...shared,
      id,
      getIcon: ({ symbol }) => symbol,
      getSize: size * sizePx,
      getColor: ({ color }) => color,
      pickable: true,
    }),
  ]
}

const casingOf: Record<SymbolName, SymbolName> = {
  square: 'square',
  'square-open': 'square',
  house: 'house',
  'house-open': 'house',
  port: 'disc',
  trade: 'disc',
  triangle: 'triangle',
  'triangle-open': 'triangle',
  diamond: 'diamond',
  disc: 'disc',
  team: 'disc',
  'team-old': 'disc',
  'team-lost': 'disc',
  'dot-old': 'disc',
  'dot-lost': 'disc',
}
