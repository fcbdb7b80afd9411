import { useCallback, useState } from 'react'
import type { DraftItem } from './draftItems.ts'

interface History {
  readonly past: readonly (readonly DraftItem[])[]
  readonly items: readonly DraftItem[]
  readonly future: readonly (readonly DraftItem[])[]
}

const mostSteps = 200

/** The items of a plan with the steps back and forth. */
export function useDraftHistory(first: () => readonly DraftItem[]) {
  const [history, setHistory] = useState((): History => ({ past: [], items: first(), future: [] }))
  const change = useCallback((make: (items: readonly DraftItem[]) => readonly DraftItem[]) => {
    setHistory(({ past, items }) => ({
      past: [...past, items].slice(-mostSteps),
      items: make(items),
      future: [],
    }))
  }, [])
  const undo = useCallback(() => {
    setHistory((now) => {
      const items = now.past.at(-1)
      if (items === undefined) return now
      return { past: now.past.slice(0, -1), items, future: [now.items, ...now.future] }
    })
  }, [])
  const redo = useCallback(() => {
    setHistory((now) => {
      const [items, ...future] = now.future
      return items === undefined ? now : { past: [...now.past, now.items], items, future }
    })
  }, [])
  /** Begins anew with what was made elsewhere: no step back leads over it. */
  const restart = useCallback((items: readonly DraftItem[]) => {
    setHistory({ past: [], items, future: [] })
  }, [])
  return {
    items: history.items,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change,
    undo,
    redo,
    restart,
  }
}
