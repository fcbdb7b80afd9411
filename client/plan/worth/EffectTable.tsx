import { Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DraftEffect } from '../../../data/model/draftEffect.ts'
import { useQuantities } from '../../i18n/quantities.ts'

export interface EffectColumn {
  readonly id: string
  readonly name: string
  readonly effect: DraftEffect
}

/** What drafts would do, beside each other as their figures are. */
export function EffectTable({ columns, dayName }: { columns: readonly EffectColumn[]; dayName: string }) {
  const { t } = useTranslation('planWorth')
  const { t: plan } = useTranslation('plan')
  const { number, share } = useQuantities()
  const isAlone = columns.length === 1
  const km = plan('km', { km: '' }).trim()
  const rows: { name: string; hint?: string; unit?: string; value: (effect: DraftEffect) => string }[] = [
    {
      name: t('gain'),
      hint: t('gainHint'),
      unit: t('kmH'),
      value: ({ gainKmH }) => number(gainKmH, 1),
    },
    {
      name: t('shareAfter', { day: dayName }),
      value: ({ heldAfterKmH, totalKmH }) => share(totalKmH === 0 ? null : heldAfterKmH / totalKmH),
    },
    {
      name: t('staysGap'),
      hint: t('staysGapHint'),
      unit: km,
      value: ({ neverClaimedM }) => number(neverClaimedM / 1000, 2),
    },
    { name: t('gapKmH'), unit: t('kmH'), value: ({ gapKmH }) => number(gapKmH, 1) },
    {
      name: t('freed'),
      hint: t('freedHint'),
      value: ({ freedTeamHPerDay }) => number(freedTeamHPerDay, 1),
    },
  ]
  return (
    <table className="plan-figures" aria-label={t('effect')}>
      {!isAlone && (
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column.id} scope="col" title={column.name}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map(({ name, hint, unit, value }) => (
          <tr key={name}>
            <th scope="row">
              {hint === undefined ? (
                nameOf(name, unit, isAlone)
              ) : (
                <Tooltip label={hint} multiline w={300} events={{ hover: true, focus: true, touch: true }}>
                  <span className="plan-hinted" tabIndex={0}>
                    {nameOf(name, unit, isAlone)}
                  </span>
                </Tooltip>
              )}
            </th>
            {columns.map((column) => (
              <td key={column.id}>
                {value(column.effect)}
                {isAlone && unit !== undefined && ` ${unit}`}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Several columns share the unit in the row's name. */
const nameOf = (name: string, unit: string | undefined, isAlone: boolean) =>
  isAlone || unit === undefined ? name : `${name}, ${unit}`
