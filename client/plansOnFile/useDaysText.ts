import { useTranslation } from 'react-i18next'

/** The days of a plan. */
export function useDaysText(): (days: { from: string; to: string | null }) => string {
  const { t } = useTranslation('plansOnFile')
  return ({ from, to }) => (to === null ? t('openDays', { from }) : t('someDays', { from, to }))
}
