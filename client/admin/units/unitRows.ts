import type { UnitItem } from '../../api/records.ts'

export interface UnitRow {
  readonly unit: UnitItem
  /** How many stand above it. */
  readonly depth: number
  readonly hasChildren: boolean
  readonly isOpen: boolean
}

/**
 * The tree as rows, each unit before those below it. Of a closed unit nothing below is listed; where
 * something is looked for, what fits is, with all that stands above it.
 */
export function unitRows(
  units: readonly UnitItem[],
  isClosed: (id: string) => boolean,
  fits: ((unit: UnitItem) => boolean) | undefined,
): UnitRow[] {
  const ids = new Set<string>(units.map(({ id }) => id))
  const children = new Map<string | null, UnitItem[]>()
  for (const unit of units) {
    // What stands below a unit that is not there stands at the top, rather than nowhere.
    const parentId = unit.parentId !== null && ids.has(unit.parentId) ? unit.parentId : null
    children.set(parentId, [...(children.get(parentId) ?? []), unit])
  }
  const rowsBelow = (parentId: string | null, depth: number): UnitRow[] =>
    (children.get(parentId) ?? []).flatMap((unit) => {
      const hasChildren = children.has(unit.id)
      const isOpen = fits !== undefined || !isClosed(unit.id)
      const below = hasChildren && isOpen ? rowsBelow(unit.id, depth + 1) : []
      if (fits !== undefined && below.length === 0 && !fits(unit)) return []
      return [{ unit, depth, hasChildren, isOpen }, ...below]
    })
  return rowsBelow(null, 0)
}
