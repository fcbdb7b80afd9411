import {
  Button,
  Group,
  Input,
  Modal,
  NumberInput,
  SegmentedControl,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScenarioBudget } from '../../../data/model/scenario.ts'
import type { ScenarioItem } from '../../api/planning.ts'
import { useLanguage, useNameOf } from '../../i18n/language.ts'
import { Refusal } from '../../shell/Refusal.tsx'
import { useMe } from '../../account/me.ts'
import { useAct } from '../../shell/useAct.ts'

interface ScenarioDialogProps {
  lineId: string
  /** Undefined where a new one is made. */
  scenario: ScenarioItem | undefined
  currency: string
  onClose: () => void
}

/** A scenario is named, and given what there is to spend on it. */
export function ScenarioDialog({ lineId, scenario, currency, onClose }: ScenarioDialogProps) {
  const { t } = useTranslation('planScenario')
  const { language } = useLanguage()
  const nameOf = useNameOf()
  const [text, setText] = useState(scenario === undefined ? '' : nameOf(scenario.name))
  const [unit, setUnit] = useState<ScenarioBudget['unit'] | 'none'>(scenario?.budget?.unit ?? 'none')
  const budget = scenario?.budget
  const shownAmount = (of: ScenarioBudget) => (of.unit === 'm' ? of.amount / 1000 : of.amount)
  const [amount, setAmount] = useState<number | ''>(budget == null ? '' : shownAmount(budget))
  const [note, setNote] = useState(scenario?.note ?? '')
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const { send, sending, refusal } = useAct({
    values: { name: '', budget: '' },
    setFieldError: (field, sentence) =>
      setErrors((before) => ({ ...before, [field.split('.')[0] ?? field]: sentence })),
  })
  const ownUnitId = useMe().account?.unitId ?? null
  const save = () => {
    if (text.trim() === '') return setErrors({ name: t('nameMissing') })
    if (unit !== 'none' && !(Number(amount) > 0)) return setErrors({ budget: t('amountMissing') })
    setErrors({})
    const isOneName = scenario === undefined || scenario.name.en === scenario.name.zh
    const body = {
      lineId,
      unitId: scenario === undefined ? ownUnitId : scenario.unitId,
      name: isOneName ? { en: text, zh: text } : { ...scenario.name, [language]: text },
      budget:
        unit === 'none' ? null : { unit, amount: unit === 'm' ? Number(amount) * 1000 : Number(amount) },
      note,
    }
    void (scenario === undefined
      ? send({ method: 'POST', address: '/scenarios', body }, onClose)
      : send(
          { method: 'PUT', address: `/scenarios/${scenario.id}`, version: scenario.version, body },
          onClose,
        ))
  }
  return (
    <Modal
      opened
      centered
      onClose={onClose}
      title={scenario === undefined ? t('newScenario') : nameOf(scenario.name)}
    >
      <form
        className="plan-next-form"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <TextInput
          label={t('name')}
          value={text}
          maxLength={200}
          error={errors['name']}
          data-autofocus
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Input.Wrapper labelElement="div" label={t('budget')}>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label={t('budget')}
            value={unit}
            onChange={(value) => setUnit(value)}
            data={[
              { value: 'none', label: t('noBudget') },
              { value: 'm', label: t('inKm') },
              { value: 'money', label: t('inMoney') },
            ]}
          />
        </Input.Wrapper>
        {unit !== 'none' && (
          <NumberInput
            label={unit === 'm' ? t('km') : t('money', { currency })}
            value={amount}
            min={0}
            thousandSeparator=","
            error={errors['budget']}
            onChange={(value) => setAmount(value === '' ? '' : Number(value))}
          />
        )}
        <Textarea
          label={t('note')}
          value={note}
          maxLength={2000}
          autosize
          minRows={2}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Refusal sentence={refusal} />
        <Group justify="space-between">
          {scenario === undefined ? (
            <span />
          ) : (
            <Button
              variant="default"
              disabled={sending}
              onClick={() =>
                void send(
                  { method: 'DELETE', address: `/scenarios/${scenario.id}`, version: scenario.version },
                  onClose,
                )
              }
            >
              {t('remove')}
            </Button>
          )}
          <Button type="submit" loading={sending}>
            {t('save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
