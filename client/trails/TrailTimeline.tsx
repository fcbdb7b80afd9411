import { useTranslation } from 'react-i18next'
import type { TrailEvent } from '../../data/model/trail.ts'
import { newestFirst } from '../history/newestFirst.ts'
import { useEventWords } from '../history/useEventWords.ts'
import { useWhoWas } from '../history/useWhoWas.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { EventPhotos } from '../photos/EventPhotos.tsx'

/** Late by more than this an arrival is told apart from what was seen. */
const lateArrivalMs = 5 * 60_000

interface TrailTimelineProps {
  events: readonly TrailEvent[]
  /** Ids of those that were withdrawn. */
  withdrawn: ReadonlySet<string>
  /** Numbers the positions on the map beside it. */
  numberOf: (event: TrailEvent) => number | undefined
}

/** All that was entered of a trail, newest first: seen when, arrived when, by whom, where, how, with photos. */
export function TrailTimeline({ events, withdrawn, numberOf }: TrailTimelineProps) {
  const { t } = useTranslation('trails')
  if (events.length === 0) return <p className="trail-quiet">{t('noEvents')}</p>
  return (
    <ol className="trail-timeline">
      {newestFirst(events).map((event) => (
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
  const { moment, length, duration } = useQuantities()
  const whoWas = useWhoWas()
  const say = useEventWords()
  const observedMs = Date.parse(event.observedAt)
  const laterMs = Date.parse(event.receivedAt) - observedMs
  return (
    <>
      <p>
        <b className={isWithdrawn ? 'trail-struck' : undefined}>{say.title(event)}</b>
        {isWithdrawn && ` · ${t('wasWithdrawn')}`}
      </p>
      <p className="trail-quiet">
        <time dateTime={event.observedAt}>{t('observed', { moment: moment(observedMs) })}</time>
        {laterMs > lateArrivalMs &&
          ` · ${t('received', { moment: moment(Date.parse(event.receivedAt)), later: duration(laterMs) })}`}
        {` · ${whoWas(event)}`}
      </p>
      {say.details(event).map((detail) => (
        <p key={detail}>{detail}</p>
      ))}
      {event.position !== null && (
        <p className="trail-quiet">
          {number !== undefined && <span className="trail-position-number">{number}</span>}
          {event.position[1].toFixed(5)}, {event.position[0].toFixed(5)}
          {event.accuracyM !== null && ` ± ${length(event.accuracyM)}`}
          {event.positionSource !== null && ` · ${t(`source.${event.positionSource}`)}`}
        </p>
      )}
      <EventPhotos photos={event.photos} />
    </>
  )
}
