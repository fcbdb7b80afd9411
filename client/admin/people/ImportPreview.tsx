import { Alert, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ImportedRow, PeopleImport } from '../../../data/model/peopleImport.ts'
import { useNameOf } from '../../i18n/language.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { DataTable, type TableColumn } from '../../table/DataTable.tsx'
import { useUnitNames } from '../useUnitNames.ts'
import { adminWords } from '../words.ts'

/** What would become of each row, the faulty ones first. */
export function ImportPreview({ preview }: { preview: PeopleImport }) {
  const { t } = useTranslation('admin')
  const nameOf = useNameOf()
  const { number } = useQuantities()
  const { unitName } = useUnitNames()
  const { rows, made, changed, unchanged } = preview
  const columnName = (field: string) => {
    const key = `column.${field}`
    return key in adminWords.zh ? t(key as 'column.name') : field
  }
  const faulty = rows.filter(({ errors }) => errors.length > 0)
  const columns: readonly TableColumn<ImportedRow>[] = [
    { id: 'row', title: t('row'), text: ({ row }) => String(row), order: ({ row }) => row },
    { id: 'what', title: t('what'), text: ({ becomes }) => t(`becomes.${becomes ?? 'refused'}`) },
    { id: 'name', title: t('name'), text: ({ person }) => (person === null ? '' : nameOf(person.name)) },
    { id: 'unit', title: t('unit'), text: ({ person }) => (person === null ? '' : unitName(person.unitId)) },
    {
      id: 'faults',
      title: t('faults'),
      text: ({ errors }) => errors.map(({ field, message }) => `${columnName(field)}: ${message}`).join('; '),
    },
  ]
  return (
    <>
      {faulty.length > 0 ? (
        <Alert color="orange" variant="light" role="alert" py="xs" mb="sm">
          {t('importFaults', { count: faulty.length })}
        </Alert>
      ) : (
        <Text size="sm" mb="sm" role="status">
          {t('importSummary', {
            made: number(made),
            changed: number(changed),
            unchanged: number(unchanged),
          })}
        </Text>
      )}
      <DataTable
        label={t('importTitle')}
        columns={columns}
        rows={[...faulty, ...rows.filter(({ errors }) => errors.length === 0)]}
        rowKey={({ row }) => String(row)}
        empty=""
      />
    </>
  )
}
