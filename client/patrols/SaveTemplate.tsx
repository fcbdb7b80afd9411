import { Button, Group, Radio, Select, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { tierAt } from '../../geo/era.ts'
import { templateOf } from '../../geo/patrolTemplates.ts'
import { useCounty } from '../api/county.ts'
import type { PatrolTemplateRecord } from '../api/patrolTemplates.ts'
import { useNameOf } from '../i18n/language.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { useAct } from '../shell/useAct.ts'
import type { PlanDesk } from './usePlanDesk.ts'

interface SaveTemplateProps {
  desk: PlanDesk
  unitId: string
  days: readonly number[]
  tiers: readonly { id: string; name: PatrolTemplateRecord['name'] }[]
  onClose: () => void
}

/** Keeps the plan's week, or the day that the chart shows, as the way to patrol under a tier. */
export function SaveTemplate({ desk, unitId, days, tiers, onClose }: SaveTemplateProps) {
  const { t } = useTranslation('patrolPlans')
  const nameOf = useNameOf()
  const { timeZone } = useCounty()
  const act = useAct()
  const { window, line, dayShown, facts, nowMs } = desk
  const [name, setName] = useState('')
  const [tier, setTier] = useState<string | null>(
    facts === undefined ? null : tierAt(facts.tierOrders, nowMs),
  )
  const [pattern, setPattern] = useState<'day' | 'week'>(dayShown < 0 ? 'week' : 'day')
  const chosen = dayShown < 0 ? 'week' : pattern
  const of = chosen === 'week' ? window : { fromMs: days[dayShown] ?? 0, toMs: days[dayShown + 1] ?? 0 }
  const items = templateOf(desk.history.items, of, timeZone).map(({ id: _, ...item }) => item)
  const save = (event: FormEvent) => {
    event.preventDefault()
    const both = { en: name.trim(), zh: name.trim() }
    void act.send(
      {
        method: 'POST',
        address: '/patrol-templates',
        body: { lineId: line.id, unitId, name: both, tier, pattern: chosen, items },
      },
      onClose,
    )
  }
  return (
    <form onSubmit={save}>
      <Stack gap={6}>
        <TextInput
          size="xs"
          label={t('templateName')}
          required
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          size="xs"
          label={t('templateTier')}
          required
          allowDeselect={false}
          data={tiers.map((one) => ({ value: one.id, label: nameOf(one.name) }))}
          value={tier}
          onChange={setTier}
        />
        {dayShown >= 0 && (
          <Radio.Group
            size="xs"
            label={t('templateOf')}
            value={pattern}
            onChange={(value) => setPattern(value === 'day' ? 'day' : 'week')}
          >
            <Group gap="sm" mt={4}>
              <Radio size="xs" value="day" label={t('ofDay', { day: desk.dayName(days[dayShown] ?? 0) })} />
              <Radio size="xs" value="week" label={t('wholeWeek')} />
            </Group>
          </Radio.Group>
        )}
        <Refusal sentence={act.refusal} />
        <Group gap={6}>
          <Button
            size="xs"
            type="submit"
            loading={act.sending}
            disabled={name.trim() === '' || tier === null || items.length === 0}
          >
            {t('saveCount', { count: items.length })}
          </Button>
          <Button size="xs" variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
