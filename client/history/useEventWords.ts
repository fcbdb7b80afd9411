import { useTranslation } from 'react-i18next'
import type { TrailEvent } from '../../data/model/trail.ts'

/** What happened at a trail, and what was said of it beside who, when and where. */
export function useEventWords() {
  const { t: domain } = useTranslation('domain')
  return {
    title: ({ kind, method, breach }: TrailEvent): string =>
      [
        domain(`trailEvent.${kind}`),
        ...(method === null ? [] : [domain(`sealMethod.${method}`)]),
        ...(breach === null ? [] : [domain(`breach.${breach}`)]),
      ].join(' · '),
    details: ({ order, peopleSeen, notByGps, note }: TrailEvent): string[] =>
      [
        order === null ? null : domain('byOrder', { order }),
        peopleSeen === null ? null : domain(peopleSeen ? 'peopleSeen' : 'nobodySeen'),
        notByGps === null ? null : domain('notByGps', { reason: notByGps }),
        note,
      ].filter((text): text is string => text !== null && text !== ''),
  }
}
