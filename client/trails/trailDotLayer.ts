import type { Layer } from '@deck.gl/core'
import { ScatterplotLayer } from '@deck.gl/layers'
import type { BorderLine } from '../../geo/borderLine.ts'
import { positionAt } from '../../geo/chainage.ts'
import type { Position } from '../../geo/units.ts'
import { neutral, type MapInk } from '../map/mapInk.ts'
import type { PickableRow } from '../map/mapScale.ts'
import type { TrailRow } from './trailRows.ts'

interface TrailDot extends PickableRow {
  readonly position: Position
  readonly isOpen: boolean
  /** Drawn larger: it is late, or open. */
  readonly isLoud: boolean
}

/** Where each trail meets its line: filled where it is open, a ring where it is sealed. */
export function trailDots(
  lines: readonly BorderLine[],
  rows: readonly TrailRow[],
  isLate: (row: TrailRow) => boolean,
): TrailDot[] {
  const byId = new Map(lines.map((line) => [line.id, line]))
  return rows.flatMap((row) => {
    const line = byId.get(row.lineId)
    if (line === undefined) return []
    return row.meetsLineAtM.map((atM) => ({
      picked: { kind: 'trail' as const, id: row.id },
      position: positionAt(line, atM),
      isOpen: row.unsealed,
      isLoud: row.unsealed || isLate(row),
    }))
  })
}

export function trailDotLayer(dots: readonly TrailDot[], ink: MapInk): Layer {
  const { sizePx } = ink.scale
  return new ScatterplotLayer<TrailDot>({
    id: 'trail-dots',
    data: dots,
    radiusUnits: 'pixels',
    lineWidthUnits: 'pixels',
    stroked: true,
    filled: true,
    pickable: true,
    getPosition: ({ position: [lon, lat] }) => [lon, lat],
    getRadius: ({ isLoud }) => (isLoud ? 6 : 4) * sizePx,
    getFillColor: ({ isOpen }) => neutral(ink, isOpen ? 'trailOpen' : 'page'),
    getLineColor: ({ isLoud }) => neutral(ink, isLoud ? 'trailOpen' : 'trailSealed'),
    getLineWidth: 2 * sizePx,
  })
}
