import type { BorderLine } from '../../geo/borderLine.ts'
import type { Stretch } from '../../geo/units.ts'
import type { UnitItem } from '../api/records.ts'

/** All that a unit holds of a line, from end to end; undefined where that is nothing. */
export function groundOf({ ground }: Pick<UnitItem, 'ground'>, line: BorderLine): Stretch | undefined {
  const own = ground.filter(({ lineId }) => lineId === line.id)
  if (own.length === 0) return undefined
  return {
    fromM: Math.max(0, Math.min(...own.map(({ fromM }) => fromM))),
    toM: Math.min(line.lengthM, Math.max(...own.map(({ toM }) => toM))),
  }
}
