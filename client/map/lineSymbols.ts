import type { BorderLine } from '../../geo/borderLine.ts'
import { tryBandOf } from './bandOf.ts'
import { checkpointSymbols } from './checkpointSymbols.ts'
import { portSymbols, tradePointSymbols } from './crossingSymbols.ts'
import { deviceSymbols } from './deviceLayer.ts'
import type { DomainRows, MarkerMapRow } from './domainRows.ts'
import { isOnBand } from './lineBand.ts'
import { kilometrePx, neutral, shownFromPx, type BandLane, type MapInk } from './mapInk.ts'
import type { SymbolSet } from './symbolLayer.ts'

/** Every symbol of what stands along a line, as it is drawn at this scale; what comes later lies above. */
export function lineSymbols(
  line: BorderLine,
  rows: DomainRows,
  withMarkers: boolean,
  ink: MapInk,
): SymbolSet[] {
  const { id } = line
  const band = tryBandOf(line, ink.scale)
  if (band === undefined) return []
  const ownInSight = <Row extends { lineId: string; chainageM: number }>(list: readonly Row[]) =>
    list.filter(({ lineId, chainageM }) => lineId === id && isOnBand(band, chainageM))
  const near = kilometrePx(band, ink.scale)
  const lane = (wanted: BandLane) => tryBandOf(line, ink.scale, wanted) ?? band
  // Lanes cost time: each is laid only from where it is drawn on.
  const deviceLane = near >= shownFromPx.devices ? lane('device') : band
  // Without barriers between, staffed places stand right beside the ribbon.
  const checkpointLane = lane(near >= shownFromPx.barriers ? 'checkpoint' : 'barrier')
  const ports = rows.ports.filter(({ lineId }) => lineId === id)
  return [
    deviceSymbols(id, deviceLane, ownInSight(rows.devices), ink),
    markerSymbols(id, withMarkers && near >= shownFromPx.markers ? ownInSight(rows.markers) : [], ink),
    checkpointSymbols(id, checkpointLane, ownInSight(rows.checkpoints), ink),
    tradePointSymbols(id, band, ownInSight(rows.tradePoints), ink),
    portSymbols(id, ports, ink),
  ]
}

/** Boundary markers, drawn only near: there are some hundreds. */
function markerSymbols(lineId: string, markers: readonly MarkerMapRow[], ink: MapInk): SymbolSet {
  const color = neutral(ink, 'boundary')
  const rows = markers.map(({ picked, position }) => ({
    picked,
    position,
    symbol: 'diamond' as const,
    color,
  }))
  return { id: `markers-${lineId}`, rows, size: 9 }
}
