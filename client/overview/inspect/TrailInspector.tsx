import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { OnlyNow } from '../../knowledge/OnlyNow.tsx'
import { useCollection } from '../../api/collections.ts'
import { useTrailEvents } from '../../api/records.ts'
import { useActorName } from '../../history/useActorName.ts'
import { HistoryPart } from '../../history/HistoryPart.tsx'
import { useNameOf } from '../../i18n/language.ts'
import { useQuantities } from '../../i18n/quantities.ts'
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
  const actorName = useActorName()
  const { moment } = useQuantities()
  const beside = useBeside()
  const { data } = useCollection('trails')
  const events = useTrailEvents(id).data
  const trail = data?.find((one) => one.id === id)?.properties
  if (trail === undefined)
    return <Gone loading={data === undefined} kind={domain('trail')} onClose={onClose} />
  const withdrawn = new Set(events?.flatMap(({ withdraws }) => withdraws ?? []))
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
          ]}
        />
      </div>
      <OnlyNow
        right="mark-trails"
        unitId={trail.unitId}
        places={trail.meetsLineAtM.map((atM) => ({ lineId: trail.lineId, atM }))}
      >
        <InspectorPart title={t('addEvent')}>
          <TrailEventForm trailId={id} events={events ?? []} />
        </InspectorPart>
      </OnlyNow>
      <InspectorPart title={t('events', { count: events?.length ?? 0 })}>
        {(events ?? [])
          .toSorted((one, other) => Date.parse(other.observedAt) - Date.parse(one.observedAt))
          .map((event) => (
            <div key={event.id} className="event-row">
              <time dateTime={event.observedAt}>{moment(Date.parse(event.observedAt))}</time>
              <div>
                <Text span size="sm" fw={600} td={withdrawn.has(event.id) ? 'line-through' : 'none'}>
                  {domain(`trailEvent.${event.kind}`)}
                  {event.method !== null && ` · ${domain(`sealMethod.${event.method}`)}`}
                </Text>
                <Text size="xs" c="dimmed">
                  {[actorName(event.actor), event.order, event.note]
                    .filter((text) => text !== null && text !== '')
                    .join(' · ')}
                </Text>
              </div>
            </div>
          ))}
      </InspectorPart>
      <HistoryPart kind="trail" id={id} />
    </>
  )
}
