import { formatStretch } from '../../geo/chainageLabel.ts'
import { useTranslation } from 'react-i18next'
import {
  chiefsImport,
  type ChiefsImport as Preview,
  type ImportedChief,
} from '../../data/model/chiefsImport.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import type { TableColumn } from '../table/DataTable.tsx'
import { JudgedRows } from '../table/JudgedRows.tsx'
import { TableImport } from '../table/TableImport.tsx'
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

/** What would become of each row. */
function ChiefsPreview({ preview: { rows, made, unchanged } }: { preview: Preview }) {
  const { t } = useTranslation('chiefs')
  const nameOf = useNameOf()
  const { number } = useQuantities()
  const { tryName } = useChiefNames()
  const columnName = (field: string) => {
    const key = `column.${field}`
    return key in chiefWords.zh ? t(key as 'column.name') : field
  }
  const columns: readonly TableColumn<ImportedChief>[] = [
    { id: 'becomes', title: t('state'), text: ({ becomes }) => t(`becomes.${becomes ?? 'refused'}`) },
    {
      id: 'what',
      title: t('answersFor'),
      text: ({ stretch }) =>
        stretch === null ? '' : `${t(`level.${stretch.level}`)} ${formatStretch(stretch)}`,
    },
    {
      id: 'who',
      title: t('who'),
      text: ({ stretch }) =>
        stretch === null ? '' : `${nameOf(stretch.post)} ${tryName(stretch.personId) ?? ''}`,
    },
  ]
  return (
    <JudgedRows
      label={t('importTitle')}
      rows={rows}
      columns={columns}
      columnName={columnName}
      faultySaid={(count) => t('importFaults', { count })}
      summary={t('importSummary', { made: number(made), unchanged: number(unchanged) })}
    />
  )
}
