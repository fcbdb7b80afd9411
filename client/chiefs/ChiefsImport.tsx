import { Alert, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import {
  chiefsImport,
  type ChiefsImport as Preview,
  type ImportedChief,
} from '../../data/model/chiefsImport.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { DataTable, type TableColumn } from '../table/DataTable.tsx'
import { TableImport } from '../table/TableImport.tsx'
import { stretchLabel } from './chiefRows.ts'
import { useChiefNames } from './useChiefNames.ts'
import { chiefWords } from './words.ts'

/** Chiefs of a line from a table. */
export function ChiefsImport({ lineId, onClose }: { lineId: string; onClose: () => void }) {
  const { t } = useTranslation('chiefs')
  return (
    <TableImport
      title={t('importTitle')}
      long={t('importLong')}
      address={`/chiefs/import?lineId=${lineId}`}
      preview={chiefsImport}
      changesAny={({ made }) => made > 0}
      renderPreview={(preview) => <ChiefsPreview preview={preview} />}
      onClose={onClose}
    />
  )
}

/** What would become of each row, the faulty ones first. */
function ChiefsPreview({ preview: { rows, made, unchanged } }: { preview: Preview }) {
  const { t } = useTranslation('chiefs')
  const nameOf = useNameOf()
  const { number } = useQuantities()
  const { tryName } = useChiefNames()
  const columnName = (field: string) => {
    const key = `column.${field}`
    return key in chiefWords.zh ? t(key as 'column.name') : field
  }
  const faulty = rows.filter(({ errors }) => errors.length > 0)
  const columns: readonly TableColumn<ImportedChief>[] = [
    { id: 'row', title: t('row'), text: ({ row }) => String(row), order: ({ row }) => row },
    { id: 'becomes', title: t('state'), text: ({ becomes }) => t(`becomes.${becomes ?? 'refused'}`) },
    {
      id: 'what',
      title: t('answersFor'),
      text: ({ stretch }) =>
        stretch === null ? '' : `${t(`level.${stretch.level}`)} ${stretchLabel(stretch)}`,
    },
    {
      id: 'who',
      title: t('who'),
      text: ({ stretch }) =>
        stretch === null ? '' : `${nameOf(stretch.post)} ${tryName(stretch.personId) ?? ''}`,
    },
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
          {t('importSummary', { made: number(made), unchanged: number(unchanged) })}
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
