import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError, refusalOf } from '../api/request.ts'
import type { PatrolPlanRecord } from '../api/patrolPlans.ts'
import { useWrite } from '../api/write.ts'
import { sentItems, type DraftItem } from './draftItems.ts'

/** So long after the last change it is sent: an act of its own, and not one for every step. */
const restMs = 1500

/** Keeps a draft on the server as it is drawn. `flush` sends what is not sent yet and gives the version then. */
export function useAutosave(plan: PatrolPlanRecord | undefined, items: readonly DraftItem[]) {
  const { t } = useTranslation('shell')
  const write = useWrite()
  const kept = useRef({ items, version: plan?.version ?? 0 })
  const sending = useRef<Promise<void>>(Promise.resolve())
  const [savedItems, setSavedItems] = useState(items)
  const [state, setState] = useState<'saved' | 'saving' | 'refused'>('saved')
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
      setState('refused')
      const faster = error instanceof ProblemError && error.problem.code === 'precondition-failed'
      setRefusal(faster ? t('somebodyWasFaster') : refusalOf(error, t('notSent')))
      throw error
    }
  }
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
