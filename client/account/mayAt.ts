import { reachesOf, type Right } from '../../data/model/access.ts'
import type { Actor } from '../../data/model/account.ts'
import { isWithin, type PlaceOnLine, type UnitTree } from '../../data/model/unitTree.ts'

/**
 * Whether the server would let somebody do this to what belongs to a unit and stands at places on the
 * line; undefined is any unit of their own, null is nobody's in particular. Where the units are not known,
 * or not all of them, nothing is hidden.
 */
export function mayAt(
  actor: Actor,
  right: Right,
  units: UnitTree | undefined,
  unitId: string | null | undefined,
  places: readonly PlaceOnLine[],
): boolean {
  const reaches = reachesOf(actor, right)
  if (reaches.length === 0 || units === undefined) return reaches.length > 0
  if (unitId == null && places.length === 0) return true
  if (unitId != null && units.tryUnit(unitId) === undefined) return true
  return isWithin(units, reaches, { unitIds: unitId == null ? [] : [unitId], places })
}
