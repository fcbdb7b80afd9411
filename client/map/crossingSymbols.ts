import type { CrossingMapRow } from './domainRows.ts'
import type { LineBand } from './lineBand.ts'
import { kilometrePx, neutral, shownFromPx, type MapInk } from './mapInk.ts'
import type { SymbolSet } from './symbolLayer.ts'

/** Lawful crossings: always shown, their names stand in the base map above any town's. */
export function portSymbols(lineId: string, ports: readonly CrossingMapRow[], ink: MapInk): SymbolSet {
  const rows = ports.map(({ picked, position, open }) => ({
    picked,
    position,
    symbol: 'port' as const,
    color: neutral(ink, open ? 'text' : 'quiet'),
  }))
  return { id: `ports-${lineId}`, rows, size: 18 }
}

export function tradePointSymbols(
  lineId: string,
  band: LineBand,
  tradePoints: readonly CrossingMapRow[],
  ink: MapInk,
): SymbolSet {
  const near = kilometrePx(band, ink.scale)
  const rows = (near >= shownFromPx.tradePoints ? tradePoints : []).map(({ picked, position, open }) => ({
    picked,
    position,
    symbol: 'trade' as const,
    color: neutral(ink, open ? 'text' : 'faint'),
  }))
  return { id: `trade-points-${lineId}`, rows, size: near >= shownFromPx.realPlaces ? 14 : 10.5 }
}
