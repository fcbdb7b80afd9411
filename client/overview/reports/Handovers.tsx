import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { partySize, type Handover } from '../../../data/model/handover.ts'
import { useHandovers } from '../../api/dutyReports.ts'
import { usePeople } from '../../api/records.ts'
import { HistoryOnDemand } from '../../history/HistoryPart.tsx'
import { useNameOf } from '../../i18n/language.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { useLastWindow } from './useLastWindow.ts'

const backHours = 48

/** Who handed a checkpoint to whom of late, newest first. That who took over stayed is another's word. */
export function Handovers({ placeId }: { placeId: string }) {
  const { t } = useTranslation('reports')
  const handovers = (useHandovers(useLastWindow(backHours)).data ?? [])
    .filter(({ place }) => place.id === placeId)
    .toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))
  if (handovers.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('noHandovers')}
      </Text>
    )
  return handovers.map((handover) => <HandoverRow key={handover.id} handover={handover} />)
}

function HandoverRow({ handover: { id, at, incoming, outgoing, remarks } }: { handover: Handover }) {
  const { t } = useTranslation('reports')
  const nameOf = useNameOf()
  const { moment } = useQuantities()
  const people = usePeople().data
  const lead = people?.find((person) => person.id === incoming.leadId)
  const said = [
    t('tookOver', { count: partySize(incoming) }),
    ...(lead === undefined ? [] : [t('ledBy', { who: nameOf(lead.name) })]),
    ...(outgoing === null ? [] : [t('handedBy', { count: partySize(outgoing) })]),
    ...(remarks === '' ? [] : [remarks]),
  ]
  return (
    <div className="shift-row">
      <Text size="sm" fw={500}>
        {moment(Date.parse(at))}
      </Text>
      <Text size="xs" c="dimmed">
        {said.join(' · ')}
      </Text>
      <HistoryOnDemand kind="handover" id={id} />
    </div>
  )
}
