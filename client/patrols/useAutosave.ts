import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError, refusalOf } from '../api/request.ts'
import type { PatrolPlanRecord } from '../api/patrolPlans.ts'
import { useWrite } from '../api/write.ts'
import { useLive } from '../live/useLive.ts'
import { holdSame, itemsOf, sentItems, type DraftItem } from './draftItems.ts'

/** So long after the last change it is sent: an act of its own, and not one for every step. */
const restMs = 1500

/**
 * Keeps a draft on the server as it is drawn. `flush` sends what is not sent yet and gives the version
 * then. `onTheirs` is told what the plan holds where it was changed elsewhere, by taking an act back too.
 */
export function useAutosave(
  plan: PatrolPlanRecord | undefined,
  items: readonly DraftItem[],
  onTheirs: (items: readonly DraftItem[]) => void,
) {
  const { t } = useTranslation('shell')
  const write = useWrite()
  const live = useLive()
  const kept = useRef({ items, version: plan?.version ?? 0 })
  const sending = useRef<Promise<void>>(Promise.resolve())
  const [savedItems, setSavedItems] = useState(items)
  const [state, setState] = useState<'saved' | 'saving' | 'refused' | 'overtaken'>('saved')
  const [refusal, setRefusal] = useState<string | undefined>(undefined)

  const send = async (latest: readonly DraftItem[]) => {
    if (plan === undefined || latest === kept.current.items) return
    setState('saving')
    const { lineId, unitId, name, from, to } = plan
    try {
      const { answer } = await write.mutateAsync({
        method: 'PUT',
        address: `/patrol-plans/${plan.id}`,
        version: kept.current.version,
        body: { lineId, unitId, name, from, to, items: sentItems(latest) },
      })
      kept.current = { items: latest, version: (answer as { version: number }).version }
      setSavedItems(latest)
      setState('saved')
      setRefusal(undefined)
    } catch (error) {
      const faster = error instanceof ProblemError && error.problem.code === 'precondition-failed'
      setState(faster ? 'overtaken' : 'refused')
      setRefusal(faster ? t('somebodyWasFaster') : refusalOf(error, t('notSent')))
      // Theirs is shown, as the sentence says.
      if (faster) live.wrote(undefined)
      throw error
    }
  }
  // The next change begins from the newest version: over an older one nothing can be saved.
  useEffect(() => {
    if (plan === undefined || state === 'saving' || plan.version <= kept.current.version) return
    // What is drawn already is sent first, and given up where the server refuses it for theirs.
    if (items !== kept.current.items && state !== 'overtaken') return
    const theirs = itemsOf(plan)
    const next = holdSame(theirs, items) ? items : theirs
    kept.current = { items: next, version: plan.version }
    setSavedItems(next)
    if (next !== items) onTheirs(next)
  }, [plan, items, state, onTheirs])
  const flush = async (): Promise<number> => {
    const next = sending.current.catch(() => undefined).then(() => send(items))
    sending.current = next
    await next
    return kept.current.version
  }
  const latest = useRef(flush)
  useEffect(() => {
    latest.current = flush
  })
  useEffect(() => {
    if (items === kept.current.items) return
    const timer = setTimeout(() => void latest.current().catch(() => undefined), restMs)
    return () => clearTimeout(timer)
  }, [items])
  // Who leaves the page right after a change keeps it all the same.
  useEffect(() => () => void latest.current().catch(() => undefined), [])
  return {
    state,
    /** Something was drawn that the server does not know yet. */
    isUnsaved: plan !== undefined && savedItems !== items,
    refusal,
    flush,
    /** What the server made of the plan meanwhile. */
    took: (version: number) => {
      kept.current = { ...kept.current, version }
    },
  }
}
