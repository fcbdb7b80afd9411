import { reachesOf, type Right } from '../../data/model/access.ts'
import { useUnits, type UnitItem } from '../api/records.ts'
import { useMe } from './me.ts'

/**
 * Whether the server would let whoever is signed in do this to what belongs to a unit. Where on the
 * line it lies is for the server to judge: what is let through here may still be refused.
 */
export function useMayAt(right: Right): (unitId: string | null | undefined) => boolean {
  const { actor } = useMe()
  const units = useUnits().data
  const reaches = reachesOf(actor, right)
  return (unitId) =>
    reaches.some(({ unitId: top }) => top === null || unitId == null || isWithin(units, unitId, top))
}

/** A tree that is not known, or not whole, hides nothing. */
function isWithin(units: readonly UnitItem[] | undefined, unitId: string, top: string): boolean {
  const above = new Set<string>()
  for (let at: string | null = unitId; at !== null && !above.has(at);) {
    if (at === top) return true
    above.add(at)
    const unit: UnitItem | undefined = units?.find(({ id }) => id === at)
    if (unit === undefined) return true
    at = unit.parentId
  }
  return false
}
