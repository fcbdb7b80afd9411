import './outOfSight.css'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'

/** What is laid out only to be drawn into a picture. */
export function OutOfSight({ children }: { children: ReactNode }) {
  return createPortal(
    <div className="out-of-sight" aria-hidden inert>
      {children}
    </div>,
    document.body,
  )
}
