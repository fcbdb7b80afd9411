import { formatStretch } from '../../../geo/chainageLabel.ts'
import { ActionIcon, Button } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { BestStretchesAnswer } from '../../../data/model/bestStretches.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { useMoney } from '../useMoney.ts'
import { NextCurve } from './NextCurve.tsx'
import { shareDigits } from './shareDigits.ts'
import type { NextStretch } from './useNext.ts'

interface NextAnswerProps {
  answer: BestStretchesAnswer
  /** Those that were not ignored. */
  stretches: readonly NextStretch[]
  pricePerM: number
  currency: string
  dayName: string
  onLook: (stretch: NextStretch | undefined) => void
  onShow: (stretch: NextStretch) => void
  onTake: (stretch: NextStretch) => void
  onIgnore: (stretch: NextStretch) => void
}

/** The stretches with their worth and cost, worthiest for its length first, and how sure that is. */
export function NextAnswer(props: NextAnswerProps) {
  const { answer, stretches, pricePerM, currency, dayName } = props
  const { t } = useTranslation('planWorth')
  const { number, share, length } = useQuantities()
  const money = useMoney(currency)
  const { sum, boundWorth, totalKmH, heldKmH, heldAfterKmH } = answer
  if (answer.stretches.length === 0) return <p>{t('none')}</p>
  const digits = shareDigits([heldKmH / totalKmH, heldAfterKmH / totalKmH])
  const shareOf = (kmH: number) => share(totalKmH === 0 ? null : kmH / totalKmH, digits)
  const inOrder = [...stretches].sort((a, b) => b.worth / b.barrierM - a.worth / a.barrierM)
  return (
    <section aria-label={t('nextTitle')}>
      <ol className="plan-next-list">
        {inOrder.map((stretch) => {
          const name = formatStretch(stretch)
          const cost = stretch.barrierM * pricePerM
          return (
            <li
              key={stretch.fromM}
              onPointerEnter={() => props.onLook(stretch)}
              onPointerLeave={() => props.onLook(undefined)}
              onFocus={() => props.onLook(stretch)}
              onBlur={() => props.onLook(undefined)}
            >
              <button type="button" className="plan-open" onClick={() => props.onShow(stretch)}>
                <b>{name}</b>
                <span>
                  {t('stretchWorth', {
                    gain: number(stretch.gainKmH, 1),
                    length: length(stretch.barrierM),
                    cost: money(cost),
                  })}
                </span>
                <span className="plan-quiet">
                  {t('stretchMore', {
                    perMoney: cost === 0 ? '–' : number(stretch.worth / (cost / 1_000_000), 1),
                    trails: stretch.trailsCut.length,
                  })}
                </span>
              </button>
              <Button
                size="compact-xs"
                variant="light"
                aria-label={t('takeThis', { stretch: name })}
                onClick={() => props.onTake(stretch)}
              >
                {t('take')}
              </Button>
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={t('ignoreThis', { stretch: name })}
                title={t('ignoreThis', { stretch: name })}
                onClick={() => props.onIgnore(stretch)}
              >
                <IconEyeOff size={15} />
              </ActionIcon>
            </li>
          )
        })}
      </ol>
      <p>
        {t('sum', {
          count: answer.stretches.length,
          worth: number(sum.worth, 1),
          gain: number(sum.gainKmH, 1),
          day: dayName,
          before: shareOf(heldKmH),
          after: shareOf(heldAfterKmH),
        })}
      </p>
      <p className="plan-quiet">
        {t('sumCost', { length: length(sum.barrierM), cost: money(sum.barrierM * pricePerM) })}
      </p>
      <NextCurve byLength={answer.byLength} />
      <p>
        {t('bound', {
          bound: number(boundWorth, 1),
          distance: share(boundWorth === 0 ? 0 : Math.max(0, 1 - sum.worth / boundWorth)),
        })}
      </p>
      <p className="plan-quiet plan-next-objective">
        {t('objective', {
          weight: number(answer.trailWeightKmH, 1),
          cell: answer.cellM,
          clear: answer.clearOfCrossingsM,
        })}
      </p>
    </section>
  )
}
