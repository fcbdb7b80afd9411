import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineCoverage } from '../../data/model/coverageAnswer.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { tryDraftEffect } from './draftEffect.ts'
import type { DraftFigures, DraftGround } from '../../geo/draftFigures.ts'

interface EffectLineProps {
  coverage: LineCoverage | undefined
  ground: DraftGround
  figures: DraftFigures
  /** The warning tier at the instant shown. */
  tier: string | undefined
}

/** What the draft would do, were it complete, to the planned share held at the instant shown. */
export function EffectLine({ coverage, ground, figures, tier }: EffectLineProps) {
  const { t } = useTranslation('plan')
  const { share, length } = useQuantities()
  const baseLimitMin = tier === undefined ? undefined : ground.policy.baseLimitMin[tier]
  const effect = useMemo(() => {
    if (coverage === undefined || baseLimitMin === undefined) return undefined
    return tryDraftEffect(
      {
        runs: coverage.runsNow,
        policy: ground.policy,
        baseLimitMin,
        openTrailsAtM: ground.trails.flatMap((trail) => (trail.unsealed ? trail.meetsLineAtM : [])),
      },
      figures.newlyBarred,
    )
  }, [coverage, baseLimitMin, ground, figures])
  if (effect === undefined)
    return ground.policy.addEqualRates ? <p className="plan-quiet">{t('effectUnknown')}</p> : null
  const shareOf = (metres: number) => share(effect.lengthM === 0 ? null : metres / effect.lengthM)
  return (
    <p className="plan-effect">
      {effect.thinToHeldM < 1
        ? t('effectNone', { share: shareOf(effect.heldBeforeM) })
        : t('effectNow', {
            before: shareOf(effect.heldBeforeM),
            after: shareOf(effect.heldAfterM),
            changed: length(effect.thinToHeldM),
          })}
      <span className="plan-quiet">{t('effectWhole', { length: length(effect.lengthM) })}</span>
    </p>
  )
}
