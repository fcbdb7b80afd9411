import type { UnitItem } from '../../api/records.ts'
import { groundOrCounty, type Ground, type GroundChoice } from '../myGround.ts'
import type { KeptExtent } from './keptChoice.ts'

type Line = { readonly id: string; readonly lengthM: number }

/** The ground that is kept: the chosen unit's, its township's, or all of the lines that it lies on. */
export function groundOfExtent(
  extent: KeptExtent,
  choice: GroundChoice | undefined,
  units: readonly UnitItem[],
  lines: readonly Line[],
): readonly Ground[] {
  const own = groundOrCounty(choice, units, lines)
  switch (extent) {
    case 'village':
      return own
    case 'township': {
      const unit = choice?.kind === 'unit' ? units.find(({ id }) => id === choice.id) : undefined
      const parent = units.find(({ id }) => id === unit?.parentId)
      return unit?.level === 'village' && parent?.level === 'township' ? parent.ground : own
    }
    case 'line':
      return lines
        .filter(({ id }) => own.some(({ lineId }) => lineId === id))
        .map(({ id, lengthM }) => ({ lineId: id, fromM: 0, toM: lengthM }))
  }
}
