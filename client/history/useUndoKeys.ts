import { useEffect } from 'react'
import { useKnownAt } from '../knowledge/knownAt.ts'
import { ownActs } from './ownActs.ts'
import { useTakeBack } from './useTakeBack.ts'

/**
 * Ctrl+Z takes this page's last act back and Ctrl+Shift+Z (or Ctrl+Y) does it again, but not while
 * somebody types, answers a question, or where the page itself has taken the key.
 */
export function useUndoKeys(): void {
  const { takeBack } = useTakeBack()
  const isPast = useKnownAt() !== undefined
  useEffect(() => {
    if (isPast) return
    let isBusy = false
    const press = async (event: KeyboardEvent) => {
      const { target } = event
      if (event.defaultPrevented || event.isComposing || !(event.ctrlKey || event.metaKey) || event.altKey)
        return
      if (target instanceof HTMLElement && target.closest('input, textarea, select, [role="dialog"]')) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      const again = key === 'y' || event.shiftKey
      const { done, undone } = ownActs.now
      const sequence = (again ? undone : done).at(-1)
      if (sequence === undefined || isBusy) return
      event.preventDefault()
      isBusy = true
      await takeBack({ sequence, again })
      isBusy = false
    }
    const listen = (event: KeyboardEvent) => void press(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [takeBack, isPast])
}
