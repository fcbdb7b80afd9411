import { useTranslation } from 'react-i18next'
import type { DraftEffect } from '../../../data/model/draftEffect.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { shareDigits } from './shareDigits.ts'

interface EffectLineProps {
  effect: DraftEffect
  /** What the day of the effect is called: `tomorrow`. */
  dayName: string
  lengthM: number
}

/** What the draft would do, were it complete, to the planned share held that day. */
export function EffectLine({ effect, dayName, lengthM }: EffectLineProps) {
  const { t } = useTranslation('planWorth')
  const { share, length } = useQuantities()
  // A number and its sign stay on one line.
  const { totalKmH, heldBeforeKmH, heldAfterKmH } = effect
  const digits = shareDigits([heldBeforeKmH / totalKmH, heldAfterKmH / totalKmH])
  const shareOf = (kmH: number) =>
    share(totalKmH === 0 ? null : kmH / totalKmH, digits).replaceAll(' ', '\u00A0')
  return (
    <p className="plan-effect">
      {t(effect.turnedM < 1 ? 'turnedNone' : 'turned', {
        length: length(effect.turnedM),
        day: dayName,
        before: shareOf(heldBeforeKmH),
        after: shareOf(heldAfterKmH),
      })}
      <span className="plan-quiet">{t('wholeLine', { length: length(lengthM) })}</span>
    </p>
  )
}
