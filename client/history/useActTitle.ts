import { useTranslation } from 'react-i18next'
import { trailEventKind } from '../../data/model/trail.ts'
import type { HistoryEntry } from '../../data/model/recordHistory.ts'

/** What an act was, in a few words; of one that took another back also what that was. */
export function useActTitle(): (entry: HistoryEntry) => string {
  const { t } = useTranslation('history')
  const { t: acts } = useTranslation('acts')
  const { t: domain } = useTranslation('domain')
  return ({ kind, undone, changes }) => {
    if (undone !== null)
      return t(undone.again ? 'ofDoneAgain' : 'ofTakenBack', { what: acts(`act.${undone.kind}`) })
    const field = changes[0]?.fields.find(({ path }) => path === 'kind')
    const event = trailEventKind.safeParse(kind === 'trail-event' ? field?.to : undefined)
    return event.success ? domain(`trailEvent.${event.data}`) : acts(`act.${kind}`)
  }
}
