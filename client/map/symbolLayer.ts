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

/** Symbols of one kind. */
export interface SymbolSet {
  readonly id: string
  readonly rows: readonly SymbolRow[]
  /** Width and height of each, pixels at size 1. */
  readonly size: number
  /** How much wider than the symbol its casing is, pixels at size 1. */
  readonly casing?: number
}

const usualCasing = 5

/** Width and height with the casing, pixels at size 1. */
export const wholeSize = ({ size, casing = usualCasing }: SymbolSet): number => size + casing

/** Symbols with a casing of the page's colour, so that they stand apart from what is under them. */
export function symbolLayer(set: SymbolSet, ink: MapInk): Layer[] {
  const { id, rows, size } = set
  const { sizePx } = ink.scale
  const shared = {
    data: rows,
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
      getSize: wholeSize(set) * sizePx,
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
  incident: 'disc',
}
