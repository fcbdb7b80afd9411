import { useEffect, useRef } from 'react'

export interface PlanKeys {
  onCancel: () => void
  onFinish: () => void
  onHelp: () => void
  /** Where a draft is in hand its own history has the keys; else the acts of the page have. */
  hasHistory: boolean
  onUndo: () => void
  onRedo: () => void
}

/** Esc, Enter, ?, Ctrl+Z and Ctrl+Y (or Ctrl+Shift+Z), but not while somebody types in a field. */
export function usePlanKeys(keys: PlanKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target } = event
      if (event.defaultPrevented || event.isComposing) return
      if (target instanceof HTMLElement && target.closest('input, textarea, select, [aria-modal="true"]'))
        return
      const key = event.key.toLowerCase()
      const withControl = event.ctrlKey || event.metaKey
      if (key === 'escape') latest.current.onCancel()
      else if (key === 'enter' && !(target instanceof HTMLElement && target.closest('button, a')))
        latest.current.onFinish()
      else if (key === '?') latest.current.onHelp()
      else if (!latest.current.hasHistory) return
      else if (withControl && key === 'z' && !event.shiftKey) {
        event.preventDefault()
        latest.current.onUndo()
      } else if (withControl && (key === 'y' || (key === 'z' && event.shiftKey))) {
        event.preventDefault()
        latest.current.onRedo()
      }
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}
