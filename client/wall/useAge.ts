import { useTranslation } from 'react-i18next'
import { useQuantities } from '../i18n/quantities.ts'
import { coarseMs } from './coarseMs.ts'

/** How long a gap has been there, in the one unit that is read from afar. */
export function useAge(): (
  gap: { readonly since: string; readonly sinceIsOlder: boolean },
  atMs: number,
) => string {
  const { t } = useTranslation('domain')
  const { duration } = useQuantities()
  return ({ since, sinceIsOlder }, atMs) => {
    const age = duration(coarseMs(atMs - Date.parse(since)))
    return sinceIsOlder ? t('duration.older', { duration: age }) : age
  }
}
