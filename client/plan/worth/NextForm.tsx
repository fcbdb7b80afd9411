import { Button, Checkbox, NumberInput, SegmentedControl, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { barrierType } from '../../../data/model/barrier.ts'
import type { PlanningRules } from '../../../data/model/planningRules.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { useMoney } from '../useMoney.ts'
import type { AskedNext } from './useNext.ts'

interface NextFormProps {
  rules: PlanningRules
  mostOffsetM: number
  isFetching: boolean
  onAsk: (
    asked: Pick<AskedNext, 'lengthM' | 'offsetM' | 'leastPieceM' | 'type'>,
    withPlanned: boolean,
  ) => void
}

const asNumber = (value: string | number) => (typeof value === 'number' ? value : Number(value))

/** How much barrier there is, in kilometres or in money, of what type, and where it would stand. */
export function NextForm({ rules, mostOffsetM, isFetching, onAsk }: NextFormProps) {
  const { t } = useTranslation('planWorth')
  const { t: domain } = useTranslation('domain')
  const { length } = useQuantities()
  const money = useMoney(rules.currency)
  const [by, setBy] = useState<'length' | 'money'>('length')
  const [km, setKm] = useState(10)
  const [budget, setBudget] = useState(5_000_000)
  const [type, setType] = useState<AskedNext['type']>('fence')
  const [offsetM, setOffsetM] = useState(40)
  const [leastPieceM, setLeastPieceM] = useState(500)
  const [withPlanned, setWithPlanned] = useState(false)
  const pricePerM = rules.prices[type].ordinary
  const lengthM = by === 'length' ? km * 1000 : pricePerM > 0 ? Math.floor(budget / pricePerM) : 0
  const mayAsk = lengthM >= 10 && lengthM <= 1_000_000 && leastPieceM >= 10 && offsetM >= 0
  return (
    <form
      className="plan-next-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (mayAsk) onAsk({ lengthM, offsetM, leastPieceM, type }, withPlanned)
      }}
    >
      <SegmentedControl
        size="xs"
        value={by}
        onChange={(value) => setBy(value === 'money' ? 'money' : 'length')}
        data={[
          { value: 'length', label: t('byLength') },
          { value: 'money', label: t('byMoney') },
        ]}
      />
      <div className="plan-next-fields">
        {by === 'length' ? (
          <NumberInput
            size="xs"
            label={t('budgetKm')}
            value={km}
            min={0.01}
            max={1000}
            onChange={(value) => setKm(asNumber(value))}
          />
        ) : (
          <NumberInput
            size="xs"
            label={t('budgetMoney', { currency: rules.currency })}
            value={budget}
            min={0}
            thousandSeparator=","
            onChange={(value) => setBudget(asNumber(value))}
          />
        )}
        <Select
          size="xs"
          label={t('type')}
          allowDeselect={false}
          value={type}
          onChange={(value) => setType(barrierType.safeParse(value).data ?? type)}
          data={barrierType.options.map((each) => ({ value: each, label: domain(`barrierType.${each}`) }))}
        />
        <NumberInput
          size="xs"
          label={t('offset')}
          value={offsetM}
          min={0}
          max={mostOffsetM}
          onChange={(value) => setOffsetM(asNumber(value))}
        />
        <NumberInput
          size="xs"
          label={t('leastPiece')}
          value={leastPieceM}
          min={10}
          max={100_000}
          step={100}
          onChange={(value) => setLeastPieceM(asNumber(value))}
        />
      </div>
      <p className="plan-quiet">{t('budgetIs', { length: length(lengthM), price: money(pricePerM) })}</p>
      <Checkbox
        size="xs"
        label={t('plannedStand')}
        checked={withPlanned}
        onChange={(event) => setWithPlanned(event.currentTarget.checked)}
      />
      <Button type="submit" size="xs" loading={isFetching} disabled={!mayAsk}>
        {t('find')}
      </Button>
    </form>
  )
}
