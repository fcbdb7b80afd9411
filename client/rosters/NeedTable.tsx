import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../account/me.ts'
import { useMayOn } from '../account/useMayOn.ts'
import type { NeedItem } from '../api/rosters.ts'
import { useKnownAt } from '../knowledge/knownAt.ts'
import { DataTable, type TableColumn } from '../table/DataTable.tsx'
import { RecordActs } from './RecordActs.tsx'
import type { OpenForm } from './RosterForms.tsx'
import type { UnitRoster } from './useRoster.ts'
import { useRosterWords } from './useRosterWords.ts'

interface NeedTableProps {
  unitRoster: UnitRoster
  onForm: (form: OpenForm) => void
}

/** At which hours the unit's places need people, as somebody set it. */
export function NeedTable({ unitRoster, onForm }: NeedTableProps) {
  const { t } = useTranslation('rosters')
  const { placeName } = useRosterWords(unitRoster)
  const mayOn = useMayOn()
  const isPast = useKnownAt() !== undefined
  const maySet = useMay('keep-places') && !isPast
  const { places, needs } = unitRoster
  const columns: TableColumn<NeedItem>[] = [
    { id: 'place', title: t('place'), text: ({ place }) => placeName(place.id) },
    {
      id: 'days',
      title: t('days'),
      text: ({ weekdays }) =>
        weekdays.length === 7 ? t('everyDay') : weekdays.map((day) => t(`weekday.${day as 1}`)).join(' '),
    },
    {
      id: 'hours',
      title: t('hours'),
      text: ({ startTime, endTime }) => `${startTime}–${endTime}`,
      isWhole: true,
    },
    {
      id: 'people',
      title: t('people'),
      text: ({ people, place }) =>
        people === null
          ? t('ownMinimum', { count: places.find(({ id }) => id === place.id)?.minimumStaff ?? 0 })
          : String(people),
    },
    { id: 'lead', title: t('needsLead'), text: ({ leadNeeded }) => t(leadNeeded ? 'yes' : 'no') },
    { id: 'holidays', title: t('holidaysAre'), text: ({ holidays }) => t(`holidays.${holidays}`) },
    {
      id: 'term',
      title: t('term'),
      text: ({ fromDate, toDate }) =>
        `${t('since', { date: fromDate })}, ${toDate === null ? t('always') : t('until', { date: toDate })}`,
    },
  ]
  return (
    <DataTable
      label={t('needs')}
      columns={columns}
      rows={needs}
      rowKey={({ id }) => id}
      empty={t('needsNone')}
      sorting={{ columnId: 'place', isDown: false }}
      renderActs={(need) => {
        const place = places.find(({ id }) => id === need.place.id)
        return (
          maySet &&
          place !== undefined &&
          mayOn('keep-places', place.unitId, place.onLine) && (
            <RecordActs
              address={`/staff-needs/${need.id}`}
              version={need.version}
              onChange={() => onForm({ kind: 'need', need })}
            />
          )
        )
      }}
    >
      {maySet && (
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => onForm({ kind: 'need' })}>
          {t('addNeed')}
        </Button>
      )}
    </DataTable>
  )
}
