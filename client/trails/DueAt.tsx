import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isLate } from '../../geo/sealDue.ts'
import { useQuantities } from '../i18n/quantities.ts'

interface DueAtProps {
  /** Null where nothing is due. */
  dueMs: number | null
  atMs: number
  /** Only that it is late, not by how much. */
  isBrief?: boolean
}

/** By when something is due, and whether that is past. */
export function DueAt({ dueMs, atMs, isBrief = false }: DueAtProps) {
  const { t } = useTranslation('trails')
  const { moment, duration } = useQuantities()
  if (dueMs === null) return null
  return (
    <span className="trails-due">
      {moment(dueMs)}
      {isLate(dueMs, atMs) && (
        <Badge size="sm" color="dark" variant="filled">
          {isBrief ? t('late') : t('lateBy', { time: duration(atMs - dueMs) })}
        </Badge>
      )}
    </span>
  )
}
