import { useSyncExternalStore } from 'react'

const key = 'borderkeep.unit'
const listeners = new Set<() => void>()

/** The unit that this browser reads notices for, until there are accounts; null before one was chosen. */
export function useMyUnit(): { unitId: string | null; chooseUnit: (unitId: string | null) => void } {
  return {
    unitId: useSyncExternalStore(
      (changed) => {
        listeners.add(changed)
        addEventListener('storage', changed)
        return () => {
          listeners.delete(changed)
          removeEventListener('storage', changed)
        }
      },
      () => localStorage.getItem(key),
    ),
    chooseUnit: (unitId) => {
      if (unitId === null) localStorage.removeItem(key)
      else localStorage.setItem(key, unitId)
      for (const changed of listeners) changed()
    },
  }
}
