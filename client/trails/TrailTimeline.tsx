import { useTranslation } from 'react-i18next'
import type { TrailEvent } from '../../data/model/trail.ts'
import { withdrawnEvents } from '../../geo/trailStatus.ts'
import { useMay } from '../account/me.ts'
import { photoAddress } from '../api/photos.ts'
import { useActorName } from '../history/useActorName.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { eventPhotoIds } from './eventPhotos.ts'

/** Late by more than this an arrival is told apart from what was seen. */
const lateArrivalMs = 5 * 60_000

interface TrailTimelineProps {
  events: readonly TrailEvent[]
  /** Numbers the positions on the map beside it. */
  numberOf: (event: TrailEvent) => number | undefined
}

/** All that was entered of a trail, newest first: seen when, arrived when, by whom, where, how, with photos. */
export function TrailTimeline({ events, numberOf }: TrailTimelineProps) {
  const { t } = useTranslation('trails')
  const withdrawn = withdrawnEvents(
    events.map((event) => ({
      ...event,
      observedMs: Date.parse(event.observedAt),
      receivedMs: Date.parse(event.receivedAt),
    })),
  )
  const newestFirst = events.toSorted(
    (one, other) =>
      Date.parse(other.observedAt) - Date.parse(one.observedAt) ||
      Date.parse(other.receivedAt) - Date.parse(one.receivedAt) ||
      other.id.localeCompare(one.id),
  )
  if (events.length === 0) return <p className="trail-quiet">{t('noEvents')}</p>
  return (
    <ol className="trail-timeline">
      {newestFirst.map((event) => (
        <li key={event.id} data-kind={event.kind} data-withdrawn={withdrawn.has(event.id)}>
          <EventLines event={event} isWithdrawn={withdrawn.has(event.id)} number={numberOf(event)} />
        </li>
      ))}
    </ol>
  )
}

interface EventLinesProps {
  event: TrailEvent
  isWithdrawn: boolean
  number: number | undefined
}

function EventLines({ event, isWithdrawn, number }: EventLinesProps) {
  const { t } = useTranslation('trails')
  const { t: domain } = useTranslation('domain')
  const { moment, length, duration } = useQuantities()
  const actorName = useActorName()
  const maySee = useMay('see-photos')
  const observedMs = Date.parse(event.observedAt)
  const laterMs = Date.parse(event.receivedAt) - observedMs
  const photos = maySee ? eventPhotoIds(event) : []
  return (
    <>
      <p>
        <b className={isWithdrawn ? 'trail-struck' : undefined}>
          {domain(`trailEvent.${event.kind}`)}
          {event.method !== null && ` · ${domain(`sealMethod.${event.method}`)}`}
        </b>
        {isWithdrawn && ` · ${t('wasWithdrawn')}`}
      </p>
      <p className="trail-quiet">
        <time dateTime={event.observedAt}>{t('observed', { moment: moment(observedMs) })}</time>
        {laterMs > lateArrivalMs &&
          ` · ${t('received', { moment: moment(Date.parse(event.receivedAt)), later: duration(laterMs) })}`}
        {` · ${actorName(event.actor)}`}
      </p>
      {event.order !== null && <p>{t('order', { order: event.order })}</p>}
      {event.note !== '' && <p>{event.note}</p>}
      {event.position !== null && (
        <p className="trail-quiet">
          {number !== undefined && <span className="trail-position-number">{number}</span>}
          {event.position[1].toFixed(5)}, {event.position[0].toFixed(5)}
          {event.accuracyM !== null && ` ± ${length(event.accuracyM)}`}
          {event.positionSource !== null && ` · ${t(`source.${event.positionSource}`)}`}
        </p>
      )}
      {photos.length > 0 && (
        <div className="trail-photos">
          {photos.map((id) => (
            <a key={id} href={photoAddress(id)} target="_blank" rel="noreferrer">
              <img src={photoAddress(id)} alt={t('photo')} loading="lazy" />
            </a>
          ))}
        </div>
      )}
    </>
  )
}
