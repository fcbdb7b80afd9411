import { useTranslation } from 'react-i18next'
import type { ImportedRow, PeopleImport } from '../../../data/model/peopleImport.ts'
import { useNameOf } from '../../i18n/language.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import type { TableColumn } from '../../table/DataTable.tsx'
import { JudgedRows } from '../../table/JudgedRows.tsx'
import { useUnitNames } from '../useUnitNames.ts'
import { adminWords } from '../words.ts'

/** What would become of each row. */
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
  const columns: readonly TableColumn<ImportedRow>[] = [
    { id: 'what', title: t('what'), text: ({ becomes }) => t(`becomes.${becomes ?? 'refused'}`) },
    { id: 'name', title: t('name'), text: ({ person }) => (person === null ? '' : nameOf(person.name)) },
    { id: 'unit', title: t('unit'), text: ({ person }) => (person === null ? '' : unitName(person.unitId)) },
  ]
  return (
    <JudgedRows
      label={t('importTitle')}
      rows={rows}
      columns={columns}
      columnName={columnName}
      faultySaid={(count) => t('importFaults', { count })}
      summary={t('importSummary', {
        made: number(made),
        changed: number(changed),
        unchanged: number(unchanged),
      })}
    />
  )
}
