import type { Position } from '../../geo/units.ts'
import { neutral, type MapInk } from './mapInk.ts'
import type { PickableRow } from './mapScale.ts'
import { metresPerPixel } from './mercator.ts'
import type { SymbolSet } from './symbolLayer.ts'

/** Where people were met. */
export interface IncidentMapRow extends PickableRow {
  readonly position: Position
}

/** From these many pixels a kilometre on they are drawn, and from here on as large as they get. */
const shownFromPx = 2
const largeFromPx = 12

/** What happened, each at its place: by its shape, an octagon with a mark of exclamation, nothing else. */
export function incidentSymbols(incidents: readonly IncidentMapRow[], ink: MapInk): SymbolSet {
  const { zoom, sizePx } = ink.scale
  const [first] = incidents
  const near = first === undefined ? 0 : 1000 / metresPerPixel(first.position[1], zoom) / sizePx
  const color = neutral(ink, 'text')
  const rows = (near >= shownFromPx ? incidents : []).map(({ picked, position }) => ({
    picked,
    position,
    symbol: 'incident' as const,
    color,
  }))
  return { id: 'incidents', rows, size: near >= largeFromPx ? 16 : 11, casing: 4 }
}
