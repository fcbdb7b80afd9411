import type { Layer } from '@deck.gl/core'
import type { CrossingMapRow } from './domainRows.ts'
import type { LineBand } from './lineBand.ts'
import { kilometrePx, neutral, shownFromPx, type MapInk } from './mapInk.ts'
import { symbolLayer } from './symbolLayer.ts'

/** Lawful crossings: always shown, their names stand in the base map above any town's. */
export function portLayer(lineId: string, ports: readonly CrossingMapRow[], ink: MapInk): Layer[] {
  const rows = ports.map(({ picked, position, open }) => ({
    picked,
    position,
    symbol: 'port' as const,
    color: neutral(ink, open ? 'text' : 'quiet'),
  }))
  return symbolLayer(`ports-${lineId}`, rows, 18, ink)
}

export function tradePointLayer(
  lineId: string,
  band: LineBand,
  tradePoints: readonly CrossingMapRow[],
  ink: MapInk,
): Layer[] {
  const near = kilometrePx(band, ink.scale)
  const rows = (near >= shownFromPx.tradePoints ? tradePoints : []).map(({ picked, position, open }) => ({
    picked,
    position,
    symbol: 'trade' as const,
    color: neutral(ink, open ? 'text' : 'faint'),
  }))
  return symbolLayer(`trade-points-${lineId}`, rows, near >= shownFromPx.realPlaces ? 14 : 10.5, ink)
}
