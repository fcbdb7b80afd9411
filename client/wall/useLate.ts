import { useTranslation } from 'react-i18next'
import { useQuantities } from '../i18n/quantities.ts'

const dayMs = 86_400_000

/** How late something is; of what is late by days nobody reads the hours from afar. */
export function useLate(): (lateMs: number) => string {
  const { t } = useTranslation('domain')
  const { duration } = useQuantities()
  return (lateMs) =>
    lateMs < 2 * dayMs ? duration(lateMs) : t('duration.wholeDays', { days: Math.floor(lateMs / dayMs) })
}
