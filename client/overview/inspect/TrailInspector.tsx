import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { trailsPerhapsSame } from '../../../geo/sameTrail.ts'
import { OnlyNow } from '../../knowledge/OnlyNow.tsx'
import { useCollection } from '../../api/collections.ts'
import { FourChiefs } from '../../chiefs/FourChiefs.tsx'
import { newestFirst } from '../../history/newestFirst.ts'
import { useEventWords } from '../../history/useEventWords.ts'
import { useWhoWas } from '../../history/useWhoWas.ts'
import { HistoryPart } from '../../history/HistoryPart.tsx'
import { EventPhotos } from '../../photos/EventPhotos.tsx'
import { useNameOf } from '../../i18n/language.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { useShownEvents } from '../../trails/useShownEvents.ts'
import { DutyReports } from '../reports/DutyReports.tsx'
import { Facts } from './Facts.tsx'
import { Gone } from './Gone.tsx'
import { InspectorHead } from './InspectorHead.tsx'
import { InspectorPart } from './InspectorPart.tsx'
import { TrailEventForm } from './TrailEventForm.tsx'
import { useBeside } from './useBeside.ts'

/** A trail: its status, the events it rests on, and adding another. */
export function TrailInspector({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('overview')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const whoWas = useWhoWas()
  const say = useEventWords()
  const { t: words } = useTranslation('fieldTrails')
  const { moment, length } = useQuantities()
  const beside = useBeside()
  const { data } = useCollection('trails')
  const { events, withdrawn } = useShownEvents(id)
  const trail = data?.find((one) => one.id === id)?.properties
  if (trail === undefined)
    return <Gone loading={data === undefined} kind={domain('trail')} onClose={onClose} />
  return (
    <>
      <InspectorHead
        kind={`${domain(`trailKind.${trail.kind}`)} ${trail.number}`}
        title={nameOf(trail.name)}
        place={trail.meetsLineAtM.map((atM) => beside(trail.lineId, atM)).join('; ')}
        onClose={onClose}
      />
      <div className="inspector-part">
        <Facts
          facts={[
            {
              label: t('status'),
              value: <strong>{trail.status === null ? '–' : domain(`trailStatus.${trail.status}`)}</strong>,
            },
            ...(trail.statusSince === null
              ? []
              : [{ label: t('since'), value: moment(Date.parse(trail.statusSince)) }]),
            ...(trail.course === null
              ? []
              : [{ label: t('course'), value: domain(`trailCourse.${trail.course}`) }]),
          ]}
        />
        {trailsPerhapsSame(
          { ...trail, id },
          (data ?? []).map((one) => ({ ...one.properties, id: one.id })),
        ).map(({ trail: other, awayM }) => (
          <Text key={other.id} size="sm" mt="xs" fw={600}>
            {words('perhapsSame', { number: other.number, away: length(awayM) })}
          </Text>
        ))}
      </div>
      <OnlyNow
        right="mark-trails"
        unitId={trail.unitId}
        places={trail.meetsLineAtM.map((atM) => ({ lineId: trail.lineId, atM }))}
      >
        <InspectorPart title={t('addEvent')}>
          <TrailEventForm trailId={id} events={events} />
        </InspectorPart>
      </OnlyNow>
      <InspectorPart title={domain('chiefs')}>
        <FourChiefs
          lineId={trail.lineId}
          places={trail.meetsLineAtM.map((atM) => ({ fromM: atM, toM: atM }))}
          pointId={id}
        />
      </InspectorPart>
      <InspectorPart title={t('events', { count: events.length })}>
        {newestFirst(events).map((event) => (
          <div key={event.id} className="event-row">
            <time dateTime={event.observedAt}>{moment(Date.parse(event.observedAt))}</time>
            <div>
              <Text span size="sm" fw={600} td={withdrawn.has(event.id) ? 'line-through' : 'none'}>
                {say.title(event)}
              </Text>
              <Text size="xs" c="dimmed">
                {[whoWas(event), ...say.details(event)].join(' · ')}
              </Text>
              <EventPhotos photos={event.photos} />
            </div>
          </div>
        ))}
      </InspectorPart>
      <DutyReports
        lineId={trail.lineId}
        fromM={Math.min(...trail.meetsLineAtM)}
        toM={Math.max(...trail.meetsLineAtM)}
        thingId={id}
      />
      <HistoryPart kind="trail" id={id} />
    </>
  )
}
