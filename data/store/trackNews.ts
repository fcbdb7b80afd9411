import type { Database } from './tables.ts'

type Listener = () => void
const listeners = new WeakMap<Database, Set<Listener>>()

/** Calls back after each transaction that raised the track revision. Returns how to stop it. */
export function onTracksKept(db: Database, listener: Listener): () => void {
  const ofDatabase = listeners.get(db) ?? new Set()
  listeners.set(db, ofDatabase.add(listener))
  return () => void ofDatabase.delete(listener)
}

/** To be called by whoever wrote tracks, once they are kept. */
export function tellTracksKept(db: Database): void {
  for (const listener of listeners.get(db) ?? [])
    try {
      listener()
    } catch (error) {
      // The tracks are kept, whatever a listener makes of it.
      console.error('Tracks could not be announced:', error)
    }
}
