import { createContext, useContext, useSyncExternalStore } from 'react'
import type { LiveStatus } from './hearing.ts'
import type { LivePages } from './livePages.ts'

const LiveContext = createContext<LivePages | undefined>(undefined)
export const LiveProvider = LiveContext.Provider

export function useLive(): LivePages {
  const live = useContext(LiveContext)
  if (live === undefined) throw new Error('nothing follows the server here')
  return live
}

/** How far what is shown can be relied on. */
export function useLiveStatus(): LiveStatus {
  const { subscribe, status } = useLive()
  return useSyncExternalStore(subscribe, status)
}
