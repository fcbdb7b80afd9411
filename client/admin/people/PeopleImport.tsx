import { useTranslation } from 'react-i18next'
import { peopleImport } from '../../../data/model/peopleImport.ts'
import { TableImport } from '../../table/TableImport.tsx'
import { ImportPreview } from './ImportPreview.tsx'

/** Those on the rosters from a table. */
export function PeopleImport({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('admin')
  return (
    <TableImport
      title={t('importTitle')}
      long={t('importLong')}
      address="/people/import"
      preview={peopleImport}
      changesAny={({ made, changed }) => made + changed > 0}
      renderPreview={(preview) => <ImportPreview preview={preview} />}
      onClose={onClose}
    />
  )
}
