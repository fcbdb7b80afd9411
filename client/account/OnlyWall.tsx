import type { ReactNode } from 'react'
import { Navigate, useLocation } from 'react-router'
import { useMe } from './me.ts'

/** A display shows the wall, whatever address somebody types into it. */
export function OnlyWall({ children }: { children: ReactNode }) {
  const { pathname } = useLocation()
  const { kind } = useMe().actor
  return kind === 'display' && pathname !== '/wall' ? <Navigate to="/wall" replace /> : <>{children}</>
}
