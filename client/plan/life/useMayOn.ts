import { useMemo } from 'react'
import type { Right } from '../../../data/model/access.ts'
import { UnitTree } from '../../../data/model/unitTree.ts'
import { mayAt } from '../../account/mayAt.ts'
import { useMe } from '../../account/me.ts'
import { useUnits } from '../../api/records.ts'

/** Whether the server would let whoever is signed in do something to what belongs to a unit. */
export function useMayOn(): (right: Right, unitId: string | null) => boolean {
  const { actor } = useMe()
  const { data } = useUnits()
  const units = useMemo(() => data && new UnitTree(data), [data])
  return (right, unitId) => mayAt(actor, right, units, unitId, [])
}
