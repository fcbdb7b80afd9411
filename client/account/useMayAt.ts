import type { Right } from '../../data/model/access.ts'
import type { PlaceOnLine } from '../../data/model/unitTree.ts'
import { useMayOn } from './useMayOn.ts'

/** `mayAt` of one right for whoever is signed in. */
export function useMayAt(
  right: Right,
): (unitId: string | null | undefined, places?: readonly PlaceOnLine[]) => boolean {
  const mayOn = useMayOn()
  return (unitId, places) => mayOn(right, unitId, places)
}
