import { useTranslation } from 'react-i18next'
import type { TrailCut } from '../../geo/draftFigures.ts'
import type { Position } from '../../geo/units.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { compassSide } from './compassSide.ts'

/** Each trail that is cut, with how much farther it is for a walker round either end; a click shows it. */
export function TrailsCut({
  trails,
  onShow,
}: {
  trails: readonly TrailCut[]
  onShow: (positions: readonly Position[]) => void
}) {
  const { t } = useTranslation('planRules')
  const { length } = useQuantities()
  if (trails.length === 0) return null
  return (
    <section aria-label={t('trailsCut')}>
      <h3 className="plan-heading">{t('trailsCut')}</h3>
      <ul className="plan-trails-cut">
        {trails.map(({ id, number, unsealed, position, wayRound }) => {
          const { firstM, lastM, firstEnd, lastEnd } = wayRound
          const ways = [
            { side: compassSide(position, firstEnd), lengthM: firstM },
            { side: compassSide(position, lastEnd), lengthM: lastM },
          ].sort((a, b) => a.lengthM - b.lengthM)
          return (
            <li key={id}>
              <button type="button" className="plan-found-place" onClick={() => onShow([position])}>
                <b>
                  {number} {t(unsealed ? 'trailOpen' : 'trailSealed')}
                </b>
                <span>
                  {ways
                    .map((way) => t('byEnd', { side: t(`side.${way.side}`), length: length(way.lengthM) }))
                    .join(' · ')}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
