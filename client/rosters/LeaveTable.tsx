import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useMayAt } from '../account/useMayAt.ts'
import type { LeaveItem } from '../api/rosters.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { DataTable, type TableColumn } from '../table/DataTable.tsx'
import { RecordActs } from './RecordActs.tsx'
import type { OpenForm } from './RosterForms.tsx'
import type { UnitRoster } from './useRoster.ts'
import { useRosterWords } from './useRosterWords.ts'

interface LeaveTableProps {
  unitRoster: UnitRoster
  mayChange: boolean
  onForm: (form: OpenForm) => void
}

/** Who is on leave around the days shown. */
export function LeaveTable({ unitRoster, mayChange, onForm }: LeaveTableProps) {
  const { t } = useTranslation('rosters')
  const { moment } = useQuantities()
  const { personName } = useRosterWords(unitRoster)
  const mayAt = useMayAt('assign-duty')
  const { personById, leaves } = unitRoster
  const columns: TableColumn<LeaveItem>[] = [
    { id: 'person', title: t('person'), text: ({ personId }) => personName(personId), isWhole: true },
    {
      id: 'from',
      title: t('from'),
      text: ({ from }) => moment(Date.parse(from)),
      order: ({ from }) => Date.parse(from),
    },
    { id: 'to', title: t('to'), text: ({ to }) => moment(Date.parse(to)), order: ({ to }) => Date.parse(to) },
  ]
  return (
    <DataTable
      label={t('leave')}
      columns={columns}
      rows={leaves}
      rowKey={({ id }) => id}
      empty={t('leaveNone')}
      sorting={{ columnId: 'from', isDown: false }}
      renderActs={(leave) =>
        mayChange &&
        mayAt(personById.get(leave.personId)?.unitId) && (
          <RecordActs
            address={`/leaves/${leave.id}`}
            version={leave.version}
            onChange={() => onForm({ kind: 'leave', leave })}
          />
        )
      }
    >
      {mayChange && (
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => onForm({ kind: 'leave' })}>
          {t('addLeave')}
        </Button>
      )}
    </DataTable>
  )
}
