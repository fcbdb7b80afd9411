import { useSyncExternalStore } from 'react'
import { useMe } from '../account/me.ts'

const key = 'borderkeep.unit'
const listeners = new Set<() => void>()

/** The unit whose notices are read: one's own, until another was chosen in this browser; null where there is neither. */
export function useMyUnit(): { unitId: string | null; chooseUnit: (unitId: string | null) => void } {
  const own = useMe().account?.unitId ?? null
  const chosen = useSyncExternalStore(
    (changed) => {
      listeners.add(changed)
      addEventListener('storage', changed)
      return () => {
        listeners.delete(changed)
        removeEventListener('storage', changed)
      }
    },
    () => localStorage.getItem(key),
  )
  return {
    unitId: chosen ?? own,
    chooseUnit: (unitId) => {
      if (unitId === null) localStorage.removeItem(key)
      else localStorage.setItem(key, unitId)
      for (const changed of listeners) changed()
    },
  }
}
