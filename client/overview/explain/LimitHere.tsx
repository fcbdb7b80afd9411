import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CoverageExplanation } from '../../../data/model/coverageExplanation.ts'
import { formatChainage, formatStretch } from '../../../geo/chainageLabel.ts'
import { useCollection } from '../../api/collections.ts'
import { usePolicies } from '../../api/records.ts'
import { useNameOf } from '../../i18n/language.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { useViewState } from '../../shell/viewState.ts'
import { Facts } from '../inspect/Facts.tsx'

/** The revisit limit of a place as its formula gives it, each number named. */
export function LimitHere({ planned }: { planned: CoverageExplanation['planned'] }) {
  const { t } = useTranslation('overview')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { number } = useQuantities()
  const { select } = useViewState()
  const policies = usePolicies().data
  const trails = useCollection('trails').data
  const { baseLimitMin, barredFactor, trailLimitMin, trailReachM, limitMin, barred, openTrails } = planned
  const policy = policies?.find(({ version }) => version === planned.policyVersion) ?? policies?.at(-1)
  const tier = policy?.tiers.find(({ id }) => id === planned.tier)
  const minutes = (count: number) => t('minutes', { count: number(count) })
  const base = `${number(baseLimitMin)}${barred.length > 0 ? ` × ${number(barredFactor)}` : ''}`
  return (
    <>
      <Text size="sm" className="limit-formula">
        R = {openTrails.length > 0 ? `min( ${base}, ${number(trailLimitMin)} )` : base} ={' '}
        <strong>{minutes(limitMin)}</strong>
      </Text>
      <Facts
        facts={[
          {
            label: t('baseLimitOfTier', { tier: tier === undefined ? planned.tier : nameOf(tier.name) }),
            value: minutes(baseLimitMin),
          },
          {
            label: t('barredTimes', { factor: number(barredFactor) }),
            value: barred.length === 0 ? t('notBarred') : barred.map(formatStretch).join(', '),
          },
          {
            label: t('trailLimitWithin', {
              minutes: number(trailLimitMin),
              metres: number(trailReachM),
            }),
            value:
              openTrails.length === 0
                ? t('noOpenTrail')
                : openTrails.map(({ trailId, atM }) => {
                    const trail = trails?.find(({ id }) => id === trailId)?.properties
                    return (
                      <div key={`${trailId}:${atM}`}>
                        <button
                          type="button"
                          className="plain-link"
                          onClick={() => select({ kind: 'trail', id: trailId })}
                        >
                          {domain('trail')} {trail?.number ?? ''}
                        </button>{' '}
                        {formatChainage(atM)}
                      </div>
                    )
                  }),
          },
          { label: domain('policy'), value: t('policyVersion', { version: planned.policyVersion }) },
        ]}
      />
    </>
  )
}
