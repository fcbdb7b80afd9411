import type { Incident } from '../../data/model/incident.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import { positionAt } from '../../geo/chainage.ts'
import type { Position } from '../../geo/units.ts'

/** Where an incident is drawn: at its own place or else where it lies on its line; undefined where that is gone. */
export function incidentPosition(
  { position, lineId, chainageM }: Pick<Incident, 'position' | 'lineId' | 'chainageM'>,
  lines: readonly BorderLine[],
): Position | undefined {
  if (position !== null) return position
  const line = lines.find(({ id }) => id === lineId)
  return line === undefined || chainageM > line.lengthM ? undefined : positionAt(line, chainageM)
}
