import { useEffect, useState } from 'react'
import { v7 as newKey } from 'uuid'

/** What one tab tells the others: which draft it has in hand, and whether it asks them the same. */
interface Told {
  readonly tab: string
  readonly draft: string | null
  readonly asks: boolean
}

/** Tabs of this browser by the draft that each has in hand. */
export type DraftsElsewhere = ReadonlyMap<string, string>

/** What is known after another tab told of itself; one with nothing in hand is of no interest. */
export function heardOf(
  known: DraftsElsewhere,
  { tab, draft }: Pick<Told, 'tab' | 'draft'>,
): DraftsElsewhere {
  if ((known.get(tab) ?? null) === draft) return known
  const next = new Map(known)
  if (draft === null) next.delete(tab)
  else next.set(tab, draft)
  return next
}

const nothing: DraftsElsewhere = new Map()

const lockOf = (tab: string): string => `borderkeep.plan.tab.${tab}`

/**
 * Held as long as the tab lives: whoever gets it after it knows that the tab is gone. The tab is heard of
 * once it holds it, as a lock that is still to come is free.
 */
function holdLock(tab: string, onHeld: () => void): () => void {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const hold = () => {
    onHeld()
    return held
  }
  if (navigator.locks === undefined) onHeld()
  else void navigator.locks.request(lockOf(tab), hold)
  return release
}

/**
 * Whether another tab of this browser has the draft in hand too: the shelf is shared, and what is kept of
 * it last is what stays. A tab that ended without a word is forgotten once its lock is free or, where a
 * browser has no locks, when this one is looked at again.
 */
export function useIsOpenElsewhere(draft: string | null): boolean {
  const [elsewhere, setElsewhere] = useState(nothing)
  useEffect(() => {
    if (typeof BroadcastChannel === 'undefined') return undefined
    const channel = new BroadcastChannel('borderkeep.plan')
    const tab = newKey()
    const over = new AbortController()
    const followed = new Set<string>()
    let isHeld = false
    const forgetWhenGone = async (other: string) => {
      if (followed.has(other)) return
      followed.add(other)
      const forget = () => setElsewhere((known) => heardOf(known, { tab: other, draft: null }))
      await navigator.locks?.request(lockOf(other), { mode: 'shared', signal: over.signal }, forget)
    }
    const tell = (inHand: string | null, asks: boolean) =>
      channel.postMessage({ tab, draft: inHand, asks } satisfies Told)
    channel.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      setElsewhere((known) => heardOf(known, data))
      // Rejected once this tab itself has the draft no more.
      if (data.draft !== null) forgetWhenGone(data.tab).catch(() => undefined)
      if (data.asks && isHeld) tell(draft, false)
    })
    const ask = () => {
      setElsewhere(nothing)
      tell(draft, true)
    }
    const look = () => {
      if (isHeld && document.visibilityState === 'visible') ask()
    }
    const leave = () => tell(null, false)
    const release = holdLock(tab, () => {
      if (over.signal.aborted) return
      isHeld = true
      ask()
    })
    document.addEventListener('visibilitychange', look)
    addEventListener('pagehide', leave)
    return () => {
      leave()
      release()
      over.abort()
      document.removeEventListener('visibilitychange', look)
      removeEventListener('pagehide', leave)
      channel.close()
    }
  }, [draft])
  return draft !== null && [...elsewhere.values()].includes(draft)
}
