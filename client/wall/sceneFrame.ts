import { positionAt, sliceLine } from '../../geo/chainage.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import type { Position } from '../../geo/units.ts'
import type { LineStretch } from '../map/bracketLayer.ts'
import type { MapFrame } from '../map/MapView.tsx'

/** Ground shown to either side of what the map flies to, metres of chainage. */
const aroundM = 3000

/** Where a scene looks: all lines, or stretches with ground to either side; `centred`, however the line bends there. */
export function sceneFrame(
  lines: readonly BorderLine[],
  stretches: readonly LineStretch[],
  { centred, unitPx }: { centred: boolean; unitPx: number },
): MapFrame {
  const around = stretches.flatMap((stretch) => {
    const line = lines.find(({ id }) => id === stretch.lineId)
    if (line === undefined) return []
    const positions = sliceLine(line, {
      fromM: Math.max(0, stretch.fromM - aroundM),
      toM: Math.min(line.lengthM, stretch.toM + aroundM),
    })
    if (!centred) return positions
    const middle = positionAt(line, (stretch.fromM + stretch.toM) / 2)
    return [...positions, ...positions.map((position) => mirrored(position, middle))]
  })
  if (around.length > 0) return { positions: around, turn: true, paddingPx: 70 * unitPx, maxZoom: 13 }
  return { positions: lines.flatMap(({ positions }) => positions), turn: true, paddingPx: 76 * unitPx }
}

const mirrored = ([lon, lat]: Position, [middleLon, middleLat]: Position): Position => [
  2 * middleLon - lon,
  2 * middleLat - lat,
]
