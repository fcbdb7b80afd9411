import { useTranslation } from 'react-i18next'
import type { DraftEffect } from '../../../data/model/draftEffect.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { shareDigits } from './shareDigits.ts'
import { ComparedTable, type ComparedColumn, type ComparedRow } from '../ComparedTable.tsx'

export interface EffectColumn extends ComparedColumn {
  readonly effect: DraftEffect
}

/** What drafts would do, beside each other as their figures are. */
export function EffectTable({ columns, dayName }: { columns: readonly EffectColumn[]; dayName: string }) {
  const { t } = useTranslation('planWorth')
  const { t: plan } = useTranslation('plan')
  const { number, share } = useQuantities()
  const digits = shareDigits(
    columns.flatMap(({ effect: { heldBeforeKmH, heldAfterKmH, totalKmH } }) => [
      heldBeforeKmH / totalKmH,
      heldAfterKmH / totalKmH,
    ]),
  )
  const km = plan('km', { km: '' }).trim()
  const rows: ComparedRow<EffectColumn>[] = [
    {
      name: t('gain'),
      hint: t('gainHint'),
      unit: t('kmH'),
      value: ({ effect: { gainKmH } }) => number(gainKmH, 1),
    },
    {
      name: t('shareAfter', { day: dayName }),
      value: ({ effect: { heldAfterKmH, totalKmH } }) =>
        share(totalKmH === 0 ? null : heldAfterKmH / totalKmH, digits),
    },
    {
      name: t('staysGap'),
      hint: t('staysGapHint'),
      unit: km,
      value: ({ effect: { neverClaimedM } }) => number(neverClaimedM / 1000, 2),
    },
    { name: t('gapKmH'), unit: t('kmH'), value: ({ effect: { gapKmH } }) => number(gapKmH, 1) },
    {
      name: t('freed'),
      hint: t('freedHint'),
      value: ({ effect: { freedTeamHPerDay } }) => number(freedTeamHPerDay, 1),
    },
  ]
  return <ComparedTable label={t('effect')} columns={columns} rows={rows} />
}
