import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PatrolMode } from '../../../data/model/patrol.ts'
import { patrolRevisitMin } from '../../../geo/claims.ts'
import type { Policy } from '../../../geo/policy.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { useTierNow, type TierNow } from '../../shell/useTierNow.ts'

export interface PatrolRevisitProps {
  lineId: string
  values: {
    fromM: number
    toM: number
    fromMs: number | null
    toMs: number | null
    mode: PatrolMode
    speedKmh: number | string
    loop: boolean
    longestOnGroundMin: number
  }
}

/** The rules as `geo/` takes them. */
const policyOf = ({ policy }: TierNow): Policy => ({
  ...policy,
  validFromMs: Date.parse(policy.validFrom),
  baseLimitMin: Object.fromEntries(policy.tiers.map((tier) => [tier.id, tier.baseLimitMin])),
})

/** While an assignment is written: how often it comes round, against the base limit now. */
export function PatrolRevisit({ values }: PatrolRevisitProps) {
  const { t } = useTranslation('overview')
  const { duration } = useQuantities()
  const tier = useTierNow()
  const { fromM, toM, fromMs, toMs } = values
  if (tier?.baseLimitMin === undefined || fromMs === null || toMs === null || fromM >= toM || fromMs >= toMs)
    return null
  const revisitMin = patrolRevisitMin(
    {
      lengthM: toM - fromM,
      mode: values.mode,
      speedKmh: values.speedKmh === '' ? null : Number(values.speedKmh),
      loop: values.loop,
      longestOnGroundMin: values.longestOnGroundMin,
      windowMin: (toMs - fromMs) / 60_000,
    },
    policyOf(tier),
  )
  if (!Number.isFinite(revisitMin))
    return (
      <Text size="sm" fw={600} role="status">
        {t('windowTooShortLong')}
      </Text>
    )
  return (
    <Text size="sm" fw={600} role="status">
      {t('revisitAgainst', {
        revisit: duration(Math.round(revisitMin) * 60_000),
        limit: duration(tier.baseLimitMin * 60_000),
      })}{' '}
      {t(revisitMin <= tier.baseLimitMin ? 'keepsLimit' : 'missesLimit')}
    </Text>
  )
}
