import { useTranslation } from 'react-i18next'
import type { FieldTrail } from './fieldTrails.ts'

/** What a trail is called by: its number, or that it is new. */
export function useTrailTitle(): (trail: Pick<FieldTrail, 'number'>) => string {
  const { t } = useTranslation('field')
  const { t: trails } = useTranslation('fieldTrails')
  return ({ number }) => (number === null ? trails('newWay') : t('trailNumber', { number }))
}
