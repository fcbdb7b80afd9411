import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditEntry } from '../../data/model/audit.ts'
import { useAudit } from '../api/administration.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { DataTable, type TableColumn } from '../table/DataTable.tsx'

const atFirst = 100
const most = 1000

/** Who signed in, what was refused, and what was done about accounts. */
export function Audit() {
  const { t } = useTranslation('admin')
  const { moment } = useQuantities()
  const [limit, setLimit] = useState(atFirst)
  const entries = useAudit(limit).data
  const columns: readonly TableColumn<AuditEntry>[] = [
    { id: 'at', title: t('at'), text: ({ at }) => moment(Date.parse(at)), order: ({ at }) => Date.parse(at) },
    { id: 'event', title: t('event'), text: ({ kind }) => t(`auditKind.${kind}`) },
    { id: 'who', title: t('who'), text: ({ userName }) => (userName === '' ? '–' : userName) },
    { id: 'from', title: t('from'), text: ({ address }) => (address === '' ? '–' : address) },
    { id: 'detail', title: t('detail'), text: ({ detail }) => detail },
  ]
  return (
    <DataTable
      label={t('audit')}
      columns={columns}
      rows={entries}
      rowKey={({ id }) => String(id)}
      empty={t('noAudit')}
    >
      {entries !== undefined && entries.length >= limit && limit < most && (
        <Button variant="default" onClick={() => setLimit(Math.min(most, limit * 3))}>
          {t('earlier')}
        </Button>
      )}
    </DataTable>
  )
}
