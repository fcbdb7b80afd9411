import { useTranslation } from 'react-i18next'
import type { DraftTerrain } from '../../../geo/draftTerrain.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { slopeClassText } from './slopeWords.ts'

/** Length by class of slope, darker where it is steeper; where nothing is known it is left open. */
export function SlopeBar({
  figures: { lengthBySlopeM, knownM, unknownM },
  boundsDeg,
}: {
  figures: Pick<DraftTerrain, 'lengthBySlopeM' | 'knownM' | 'unknownM'>
  boundsDeg: readonly number[]
}) {
  const { t } = useTranslation('planTerrain')
  const { length } = useQuantities()
  const totalM = knownM + unknownM
  const shareOf = (metres: number) => ({ width: `${(metres / totalM) * 100}%` })
  return (
    <figure className="terrain-classes" aria-label={t('byClass')}>
      <div className="terrain-bar" aria-hidden>
        {lengthBySlopeM.map((metres, index) => (
          <span key={index} data-class={index} style={shareOf(metres)} />
        ))}
        <span data-class="unknown" style={shareOf(unknownM)} />
      </div>
      <ul>
        {lengthBySlopeM.map((metres, index) => (
          <li key={index} className={metres === 0 ? 'plan-quiet' : undefined}>
            <i data-class={index} aria-hidden />
            {slopeClassText(t, boundsDeg, index)}
            <b>{length(metres)}</b>
          </li>
        ))}
      </ul>
    </figure>
  )
}
