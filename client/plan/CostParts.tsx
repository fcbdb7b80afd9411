import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { difficulty } from '../../data/model/barrier.ts'
import type { DraftCost } from '../../geo/draftCost.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useMoney } from './useMoney.ts'

type Difficulty = DraftCost['parts'][number]['difficulty']

interface CostPartsProps {
  cost: DraftCost
  /** Of the prices; 0 before the county set any. */
  pricesVersion: number
  /** Says how hard the ground of some parts is; absent where it is only looked at. */
  onDifficulty?: ((parts: readonly number[], difficulty: Difficulty) => void) | undefined
  /** Parts that stand in the draft; what is under the pointer beyond them is ordinary until it does. */
  partCount: number
  /** Opens the prices. */
  onPrices: () => void
}

/** What each part costs by how hard its ground is. */
export function CostParts({ cost, pricesVersion, onDifficulty, partCount, onPrices }: CostPartsProps) {
  const { t } = useTranslation('planRules')
  const { number } = useQuantities()
  const money = useMoney(cost.currency)
  const { t: terrain } = useTranslation('planTerrain')
  const { t: plan } = useTranslation('plan')
  if (cost.parts.length === 0) return null
  const levels = difficulty.options.map((level) => ({ value: level, label: t(`difficulty.${level}`) }))
  const choice = (label: string, value: Difficulty | null, parts: readonly number[]) => (
    <Select
      size="xs"
      w={92}
      aria-label={label}
      allowDeselect={false}
      placeholder={t('mixed')}
      data={levels}
      value={value}
      onChange={(chosen) => {
        const level = difficulty.safeParse(chosen)
        if (level.success) onDifficulty?.(parts, level.data)
      }}
    />
  )
  const isSloped = cost.parts.some(({ slopeFactor }) => slopeFactor !== 1)
  const isMany = cost.parts.length > 1
  const [first] = cost.parts
  const shared = cost.parts.every((part) => part.difficulty === first?.difficulty) ? first?.difficulty : null
  const all = Array.from({ length: partCount }, (_, index) => index)
  return (
    <section aria-label={t('costByPart')}>
      <h3 className="plan-heading plan-heading-row">
        {t('costByPart')}
        <button type="button" className="plan-show" onClick={onPrices}>
          {t('openPrices')}
        </button>
      </h3>
      <div className="plan-cost">
        <table className="plan-figures">
          <thead>
            <tr>
              <th scope="row">{t('part')}</th>
              <th scope="col">{t('ground')}</th>
              <th scope="col">{t('cost')}</th>
            </tr>
          </thead>
          <tbody>
            {cost.parts.map((part, index) => (
              <tr key={index}>
                <th scope="row">
                  {index + 1} · {plan('km', { km: number(part.lengthM / 1000, 2) })}
                  {part.slopeFactor !== 1 && (
                    <small className="plan-quiet">
                      {' '}
                      {terrain('times', { factor: number(part.slopeFactor, 2) })}
                    </small>
                  )}
                </th>
                <td>
                  {onDifficulty === undefined || index >= partCount
                    ? t(`difficulty.${part.difficulty}`)
                    : choice(t('groundOf', { number: index + 1 }), part.difficulty, [index])}
                </td>
                <td title={t('perMetre', { price: money(part.pricePerM) })}>{money(part.cost)}</td>
              </tr>
            ))}
          </tbody>
          {isMany && (
            <tfoot>
              <tr>
                <th scope="row">{t('total')}</th>
                <td>
                  {onDifficulty !== undefined && partCount > 1
                    ? choice(t('groundOfAll'), shared ?? null, all)
                    : ''}
                </td>
                <td>
                  <b>{money(cost.total)}</b>
                </td>
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {isSloped && <p className="plan-rules-note plan-quiet">{terrain('costSlope')}</p>}
      {pricesVersion === 0 && <p className="plan-rules-note plan-quiet">{t('firstPrices')}</p>}
    </section>
  )
}
