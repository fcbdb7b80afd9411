import { useTranslation } from 'react-i18next'
import { trailsPerhapsSame, type TrailOnLine } from '../../../geo/sameTrail.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import type { FieldTrail } from './fieldTrails.ts'

/** Two officers may have found the same way: both are kept, and each says so of the other. */
export function PerhapsSame({ trail, trails }: { trail: TrailOnLine; trails: readonly FieldTrail[] }) {
  const { t } = useTranslation('fieldTrails')
  const { length } = useQuantities()
  return trailsPerhapsSame(trail, trails).map(({ trail: { id, number }, awayM }) => (
    <p key={id} className="field-warning">
      {number === null
        ? t('perhapsSameNew', { away: length(awayM) })
        : t('perhapsSame', { number, away: length(awayM) })}
    </p>
  ))
}
