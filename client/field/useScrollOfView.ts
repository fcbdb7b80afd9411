import { useLayoutEffect, useRef } from 'react'
import type { FieldView } from './fieldView.ts'

const firstPage = JSON.stringify({ page: 'first' } satisfies FieldView)

/** A page begins at its top, the first one where it was left: the list of trails is gone through from there. */
export function useScrollOfView(view: FieldView): void {
  const firstPx = useRef(0)
  const shown = JSON.stringify(view)
  useLayoutEffect(() => {
    const isFirst = shown === firstPage
    window.scrollTo(0, isFirst ? firstPx.current : 0)
    if (!isFirst) return
    const keep = () => {
      firstPx.current = window.scrollY
    }
    window.addEventListener('scroll', keep, { passive: true })
    return () => window.removeEventListener('scroll', keep)
  }, [shown])
}
