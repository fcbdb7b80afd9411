import type { ReactNode } from 'react'
import type { Right } from '../../data/model/access.ts'
import type { PlaceOnLine } from '../../data/model/unitTree.ts'
import { useMayAt } from '../account/useMayAt.ts'
import { useKnownAt } from './knownAt.ts'

export interface OnlyNowProps {
  /** What it takes to do it; without, whoever sees it may. */
  right?: Right
  /** The unit that it is done to; without, wherever one may do it. */
  unitId?: string | null
  /** Where on the line that stands. */
  places?: readonly PlaceOnLine[]
  children: ReactNode
}

/**
 * What changes something: not offered to whoever looks at what was known then, nor to whom it would be
 * refused.
 */
export function OnlyNow({ right, unitId, places, children }: OnlyNowProps) {
  const mayAt = useMayAt(right ?? 'see-line')
  return useKnownAt() === undefined && mayAt(unitId, places) ? <>{children}</> : null
}
