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

/**
 * Whether another tab of this browser has the draft in hand too: the shelf is shared, and what is kept of
 * it last is what stays. A tab that ended without a word is forgotten when this one is looked at again.
 */
export function useIsOpenElsewhere(draft: string | null): boolean {
  const [elsewhere, setElsewhere] = useState(nothing)
  useEffect(() => {
    if (typeof BroadcastChannel === 'undefined') return undefined
    const channel = new BroadcastChannel('borderkeep.plan')
    const tab = newKey()
    const tell = (inHand: string | null, asks: boolean) =>
      channel.postMessage({ tab, draft: inHand, asks } satisfies Told)
    channel.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      setElsewhere((known) => heardOf(known, data))
      if (data.asks) tell(draft, false)
    })
    const ask = () => {
      setElsewhere(nothing)
      tell(draft, true)
    }
    const look = () => {
      if (document.visibilityState === 'visible') ask()
    }
    const leave = () => tell(null, false)
    ask()
    document.addEventListener('visibilitychange', look)
    addEventListener('pagehide', leave)
    return () => {
      leave()
      document.removeEventListener('visibilitychange', look)
      removeEventListener('pagehide', leave)
      channel.close()
    }
  }, [draft])
  return draft !== null && [...elsewhere.values()].includes(draft)
}
