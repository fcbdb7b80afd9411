import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { OnlyNow } from '../../knowledge/OnlyNow.tsx'
import { useCollection } from '../../api/collections.ts'
import { HistoryPart } from '../../history/HistoryPart.tsx'
import { useNameOf } from '../../i18n/language.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { stateAt } from '../../map/useDomainRows.ts'
import { useViewState } from '../../shell/viewState.ts'
import { BarrierStatusForm } from './BarrierStatusForm.tsx'
import { NotesHere } from '../reports/DutyReports.tsx'
import { Facts } from './Facts.tsx'
import { Gone } from './Gone.tsx'
import { InspectorHead } from './InspectorHead.tsx'
import { InspectorPart } from './InspectorPart.tsx'

/** A barrier: its parts with their dated status, and adding one. Its course is drawn in the planner. */
export function BarrierInspector({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('overview')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { length, moment } = useQuantities()
  const { atMs } = useViewState()
  const { data } = useCollection('barriers')
  const barrier = data?.find((one) => one.id === id)
  if (barrier === undefined)
    return <Gone loading={data === undefined} kind={domain('barrier')} onClose={onClose} />
  const { properties } = barrier
  return (
    <>
      <InspectorHead
        kind={`${domain('barrier')} · ${domain(`barrierType.${properties.type}`)}`}
        title={nameOf(properties.name)}
        place={length(properties.lengthM)}
        onClose={onClose}
      />
      {properties.note !== '' && (
        <Text size="sm" mt="xs">
          {properties.note}
        </Text>
      )}
      {properties.parts.map((part, index) => {
        const now = stateAt(part.statuses, atMs)
        return (
          <InspectorPart key={index} title={t('part', { number: index + 1, count: properties.parts.length })}>
            <Facts
              facts={part.statuses.map((status) => ({
                label: moment(Date.parse(status.from)),
                value:
                  status === now ? (
                    <strong>{domain(`barrierStatus.${status.status}`)}</strong>
                  ) : (
                    domain(`barrierStatus.${status.status}`)
                  ),
              }))}
            />
          </InspectorPart>
        )
      })}
      <OnlyNow right="draw-barriers" unitId={barrier.properties.unitId}>
        <InspectorPart title={t('addStatus')}>
          <BarrierStatusForm barrier={barrier} />
        </InspectorPart>
      </OnlyNow>
      <NotesHere lineId={properties.lineId} fromM={0} toM={0} thingId={id} />
      <HistoryPart kind="barrier" id={id} />
    </>
  )
}
