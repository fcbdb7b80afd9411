import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PatrolMode } from '../../../data/model/patrol.ts'
import { policyFact } from '../../../data/model/policy.ts'
import { patrolRevisitMin } from '../../../geo/claims.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { useTierNow } from '../../shell/useTierNow.ts'

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

/** While an assignment is written: how often it comes round, against the base limit now. */
export function PatrolRevisit({ values }: PatrolRevisitProps) {
  const { t } = useTranslation('overview')
  const { duration } = useQuantities()
  const tier = useTierNow()
  const { fromM, toM, fromMs, toMs } = values
  if (
    tier?.baseLimitMin === undefined ||
    fromMs === null ||
    toMs === null ||
    !(fromM < toM) ||
    fromMs >= toMs
  )
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
    policyFact(tier.policy),
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
