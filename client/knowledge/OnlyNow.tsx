import type { ReactNode } from 'react'
import { mayAnywhere, type Right } from '../../data/model/access.ts'
import { useMe } from '../account/me.ts'
import { useKnownAt } from './knownAt.ts'

export interface OnlyNowProps {
  /** What it takes to do it; without, whoever sees it may. */
  right?: Right
  children: ReactNode
}

/**
 * What changes something: not offered to whoever looks at what was known then, nor to whom it would be
 * refused.
 */
export function OnlyNow({ right, children }: OnlyNowProps) {
  const { actor } = useMe()
  const isPast = useKnownAt() !== undefined
  return isPast || (right !== undefined && !mayAnywhere(actor, right)) ? null : <>{children}</>
}
