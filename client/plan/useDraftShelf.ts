import { useCallback, useEffect, useLayoutEffect, useReducer, useState } from 'react'
import { v7 as newKey } from 'uuid'
import { useMe } from '../account/me.ts'
import {
  emptyShelf,
  historyInHand,
  stepShelf,
  withUnderWay,
  type DraftShelf,
  type UnderWay,
} from './draftShelf.ts'
import { dropOldDraft, openDraftStore, tryOldDraft, type DraftStore } from './draftStore.ts'
import { isUnsaved, type DraftHistory, type DraftStep, type WorkingDraft } from './workingDraft.ts'

export interface Shelf {
  readonly drafts: DraftShelf['drafts']
  readonly inHand: string | null
  /** Of the draft in hand. */
  readonly history: DraftHistory
  readonly step: (step: DraftStep) => void
  readonly take: (key: string) => void
  /** Lets the draft in hand go; what is unsaved of it stays on the shelf. */
  readonly putAside: () => void
  readonly drop: (key: string) => void
  /** Keeps the path that is being drawn, vertex by vertex. */
  readonly keepUnderWay: (path: UnderWay | undefined) => void
  /** What of the draft in hand was unsaved when the page was opened, until it is changed. */
  readonly takenUp: 'draft' | 'with-line' | undefined
  /** False where this browser keeps nothing: a reload would lose what is unsaved. */
  readonly isKept: boolean
}

/** The drafts of whoever is signed in, as this browser kept them; undefined while it looks for them. */
export function useDraftShelf(): Shelf | undefined {
  const account = useMe().account?.id ?? 'local'
  const [shelf, step] = useReducer(stepShelf, emptyShelf)
  const [store, setStore] = useState<DraftStore | undefined>(undefined)
  const [found, setFound] = useState<{ draft: WorkingDraft | null; hadLine: boolean } | undefined>(undefined)
  const [isKept, setIsKept] = useState(true)
  const [isLoaded, setIsLoaded] = useState(false)

  useEffect(() => {
    let isHere = true
    const load = async () => {
      try {
        const opened = await openDraftStore(account)
        const loaded = await opened.load()
        const { underWay } = loaded
        let { shelf: found } = loaded
        const old = tryOldDraft(localStorage)
        if (old !== undefined) {
          const opened = { kind: 'opened', ...old } as const
          found = stepShelf(found, { kind: 'stepped', step: opened, key: newKey(), nowMs: Date.now() })
        }
        if (underWay !== undefined) found = withUnderWay(found, underWay, newKey(), Date.now())
        if (found !== loaded.shelf) {
          await opened.keep(found)
          await opened.keepUnderWay(undefined)
          dropOldDraft(localStorage)
        }
        if (!isHere) return
        step({ kind: 'loaded', shelf: found })
        const inHand = historyInHand(found)
        if (isUnsaved(inHand)) setFound({ draft: inHand.present, hadLine: underWay !== undefined })
        setStore(opened)
      } catch {
        if (isHere) setIsKept(false)
      }
      if (isHere) setIsLoaded(true)
    }
    void load()
    return () => {
      isHere = false
    }
  }, [account])

  // Ahead of all other effects: a path that was ended is in its draft on disk before it is no longer
  // kept as under way.
  useLayoutEffect(() => {
    store?.keep(shelf).then(
      () => setIsKept(true),
      () => setIsKept(false),
    )
  }, [store, shelf])
  const keepUnderWay = useCallback(
    (path: UnderWay | undefined) => void store?.keepUnderWay(path).catch(() => setIsKept(false)),
    [store],
  )
  const stepInHand = useCallback(
    (draftStep: DraftStep) => step({ kind: 'stepped', step: draftStep, key: newKey(), nowMs: Date.now() }),
    [],
  )
  const take = useCallback((key: string) => step({ kind: 'taken', key }), [])
  const putAside = useCallback(() => step({ kind: 'put-aside' }), [])
  const drop = useCallback((key: string) => step({ kind: 'dropped', key }), [])

  if (!isLoaded) return undefined
  const history = historyInHand(shelf)
  return {
    ...shelf,
    history,
    takenUp:
      found === undefined || found.draft === null || found.draft !== history.present
        ? undefined
        : found.hadLine
          ? 'with-line'
          : 'draft',
    step: stepInHand,
    take,
    putAside,
    drop,
    keepUnderWay,
    isKept,
  }
}
