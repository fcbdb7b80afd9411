import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../account/me.ts'
import type { HolidayItem } from '../api/rosters.ts'
import { useNameOf } from '../i18n/language.ts'
import { useKnownAt } from '../knowledge/knownAt.ts'
import { DataTable, type TableColumn } from '../table/DataTable.tsx'
import { RecordActs } from './RecordActs.tsx'
import type { OpenForm } from './RosterForms.tsx'

interface HolidayTableProps {
  holidays: readonly HolidayItem[]
  onForm: (form: OpenForm) => void
}

/** The county's holidays. */
export function HolidayTable({ holidays, onForm }: HolidayTableProps) {
  const { t } = useTranslation('rosters')
  const nameOf = useNameOf()
  const isPast = useKnownAt() !== undefined
  const maySet = useMay('set-rules') && !isPast
  const columns: TableColumn<HolidayItem>[] = [
    { id: 'date', title: t('date'), text: ({ date }) => date, isWhole: true },
    { id: 'name', title: t('holidaysTitle'), text: ({ name }) => nameOf(name) },
  ]
  return (
    <DataTable
      label={t('holidaysTitle')}
      columns={columns}
      rows={holidays}
      rowKey={({ id }) => id}
      empty={t('holidaysNone')}
      sorting={{ columnId: 'date', isDown: false }}
      renderActs={(holiday) =>
        maySet && (
          <RecordActs
            address={`/holidays/${holiday.id}`}
            version={holiday.version}
            onChange={() => onForm({ kind: 'holiday', holiday })}
          />
        )
      }
    >
      {maySet && (
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => onForm({ kind: 'holiday' })}>
          {t('addHoliday')}
        </Button>
      )}
    </DataTable>
  )
}
