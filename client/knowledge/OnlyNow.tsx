import type { ReactNode } from 'react'
import { useKnownAt } from './knownAt.ts'

/** What changes something: not offered to whoever looks at what was known then. */
export function OnlyNow({ children }: { children: ReactNode }) {
  return useKnownAt() === undefined ? <>{children}</> : null
}
