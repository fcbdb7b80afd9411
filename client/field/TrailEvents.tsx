import { useTranslation } from 'react-i18next'
import type { TrailEvent } from '../../data/model/trail.ts'
import { useTrailEvents } from '../api/records.ts'
import { useMay } from '../account/me.ts'
import { newestFirst } from '../history/newestFirst.ts'
import { useEventWords } from '../history/useEventWords.ts'
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
  return (
    <section aria-label={t('entries')}>
      <h2 className="field-heading">{t('entries')}</h2>
      {events.length === 0 && <p className="field-quiet">{t('noEvents')}</p>}
      <ul className="field-list">
        {newestFirst(events).map((event) => (
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
  const { moment, length } = useQuantities()
  const whoWas = useWhoWas()
  const say = useEventWords()
  return (
    <>
      <p className={isWithdrawn ? 'field-struck' : undefined}>
        <b>{say.title(event)}</b>
      </p>
      {isWithdrawn && <p>{t('withdrawnNote')}</p>}
      <ul className="field-event">
        <li>{t('observed', { moment: moment(Date.parse(event.observedAt)) })}</li>
        <li>{t('received', { moment: moment(Date.parse(event.receivedAt)) })}</li>
        <li>{t('by', { who: whoWas(event) })}</li>
        {event.position !== null && (
          <li>
            {t('position')}
            {event.positionSource !== null && ` (${t(sourceWords[event.positionSource])})`}:{' '}
            {event.position[1].toFixed(5)}, {event.position[0].toFixed(5)}
            {event.accuracyM !== null && ` ${t('accuracy', { accuracy: length(event.accuracyM) })}`}
          </li>
        )}
        {say.details(event).map((detail) => (
          <li key={detail}>{detail}</li>
        ))}
      </ul>
      <EventPhotos photos={event.photos} />
    </>
  )
}

const sourceWords = { gps: 'positionGps', map: 'positionMap', 'trail-head': 'positionTrailHead' } as const
