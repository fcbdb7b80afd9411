import { useMemo } from 'react'
import type { Right } from '../../data/model/access.ts'
import { UnitTree, type PlaceOnLine } from '../../data/model/unitTree.ts'
import { useUnits } from '../api/records.ts'
import { mayAt } from './mayAt.ts'
import { useMe } from './me.ts'

/** `mayAt` of any right for whoever is signed in, by the units as they are known here. */
export function useMayOn(): (
  right: Right,
  unitId: string | null | undefined,
  places?: readonly PlaceOnLine[],
) => boolean {
  const { actor } = useMe()
  const { data } = useUnits()
  const units = useMemo(() => data && new UnitTree(data), [data])
  return (right, unitId, places = []) => mayAt(actor, right, units, unitId, places)
}
