import { useTranslation } from 'react-i18next'
import type { TrailEvent } from '../../data/model/trail.ts'
import { useTrailEvents } from '../api/records.ts'
import { useMay } from '../account/me.ts'
import { useWhoWas } from '../history/useWhoWas.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { EventPhotos } from '../photos/EventPhotos.tsx'
import { useIsConnected } from './FieldHeader.tsx'
import type { FieldView } from './fieldView.ts'

interface TrailEventsProps {
  trailId: string
  show: (view: FieldView) => void
}

/** A trail's entries, newest first: who, when it was seen and, apart from that, when it arrived. */
export function TrailEvents({ trailId, show }: TrailEventsProps) {
  const mayMark = useMay('mark-trails')
  const { t } = useTranslation('field')
  const isConnected = useIsConnected()
  const events = useTrailEvents(trailId).data
  if (events === undefined)
    return isConnected ? null : <p className="field-quiet">{t('entriesUnavailable')}</p>
  const withdrawn = new Set(events.map((event) => event.withdraws))
  const newestFirst = [...events].sort(
    (a, b) =>
      Date.parse(b.observedAt) - Date.parse(a.observedAt) ||
      Date.parse(b.receivedAt) - Date.parse(a.receivedAt) ||
      b.id.localeCompare(a.id),
  )
  return (
    <section aria-label={t('entries')}>
      <h2 className="field-heading">{t('entries')}</h2>
      {newestFirst.length === 0 && <p className="field-quiet">{t('noEvents')}</p>}
      <ul className="field-list">
        {newestFirst.map((event) => (
          <li key={event.id} className="field-card">
            <EventLines event={event} isWithdrawn={withdrawn.has(event.id)} />
            {mayMark && event.kind !== 'withdrawn' && !withdrawn.has(event.id) && (
              <button
                type="button"
                className="field-button field-button-quiet"
                onClick={() =>
                  show({ page: 'act', trailId, kind: 'withdrawn', withdraws: event.id, corrects: undefined })
                }
              >
                {t('act.withdrawn')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function EventLines({ event, isWithdrawn }: { event: TrailEvent; isWithdrawn: boolean }) {
  const { t } = useTranslation('field')
  const { t: domain } = useTranslation('domain')
  const { moment, length } = useQuantities()
  const whoWas = useWhoWas()
  return (
    <>
      <p className={isWithdrawn ? 'field-struck' : undefined}>
        <b>{domain(`trailEvent.${event.kind}`)}</b>
        {event.method !== null && ` · ${domain(`sealMethod.${event.method}`)}`}
        {event.breach !== null && ` · ${domain(`breach.${event.breach}`)}`}
      </p>
      {isWithdrawn && <p>{t('withdrawnNote')}</p>}
      <ul className="field-event">
        <li>{t('observed', { moment: moment(Date.parse(event.observedAt)) })}</li>
        <li>{t('received', { moment: moment(Date.parse(event.receivedAt)) })}</li>
        <li>{t('by', { who: whoWas(event) })}</li>
        {event.peopleSeen !== null && <li>{domain(event.peopleSeen ? 'peopleSeen' : 'nobodySeen')}</li>}
        {event.order !== null && <li>{t('order', { order: event.order })}</li>}
        {event.position !== null && (
          <li>
            {t('position')}
            {event.positionSource !== null && ` (${t(sourceWords[event.positionSource])})`}:{' '}
            {event.position[1].toFixed(5)}, {event.position[0].toFixed(5)}
            {event.accuracyM !== null && ` ${t('accuracy', { accuracy: length(event.accuracyM) })}`}
          </li>
        )}
        {event.notByGps !== null && <li>{domain('notByGps', { reason: event.notByGps })}</li>}
        {event.note !== '' && <li>{event.note}</li>}
      </ul>
      <EventPhotos photos={event.photos} />
    </>
  )
}

const sourceWords = { gps: 'positionGps', map: 'positionMap', 'trail-head': 'positionTrailHead' } as const
