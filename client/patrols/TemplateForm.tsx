import { Button, Group, Radio, Select, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { tierAt } from '../../geo/era.ts'
import { templateOf } from '../../geo/patrolTemplates.ts'
import { useCounty } from '../api/county.ts'
import type { PatrolTemplateRecord } from '../api/patrolTemplates.ts'
import { useLanguage, useNameOf } from '../i18n/language.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { useAct } from '../shell/useAct.ts'
import type { PlanDesk } from './usePlanDesk.ts'

interface TemplateFormProps {
  desk: PlanDesk
  unitId: string
  days: readonly number[]
  tiers: readonly { id: string; name: PatrolTemplateRecord['name'] }[]
  /** None where a new one is kept. */
  template: PatrolTemplateRecord | undefined
  onClose: () => void
}

/** Where the patrols of a template come from. */
type Source = 'kept' | 'day' | 'week'

/**
 * Keeps the plan's week, or the day that the chart shows, as the way to patrol under a tier; of one there
 * is, changes name, tier and, where wanted, the patrols in it.
 */
export function TemplateForm({ desk, unitId, days, tiers, template: given, onClose }: TemplateFormProps) {
  const { t } = useTranslation('patrolPlans')
  const nameOf = useNameOf()
  const { language } = useLanguage()
  const { timeZone } = useCounty()
  const act = useAct()
  // What is in hand is written over the version that it began with, or not at all.
  const [template] = useState(given)
  const isChangedMeanwhile = given?.version !== template?.version
  const { window, line, dayShown, facts, nowMs } = desk
  const [name, setName] = useState(template === undefined ? '' : nameOf(template.name))
  const [tier, setTier] = useState<string | null>(
    template?.tier ?? (facts === undefined ? null : tierAt(facts.tierOrders, nowMs)),
  )
  const [source, setSource] = useState<Source>(
    template !== undefined ? 'kept' : dayShown < 0 ? 'week' : 'day',
  )
  const offered: readonly Source[] = [
    ...(template === undefined ? [] : (['kept'] as const)),
    ...(dayShown < 0 ? [] : (['day'] as const)),
    'week',
  ]
  const chosen = offered.includes(source) ? source : 'week'
  const { pattern, items } = patrolsFrom(chosen)
  const labels: Record<Source, string> = {
    kept: t('asItWas', { count: template?.items.length ?? 0 }),
    day: t('ofDay', { day: desk.dayName(days[dayShown] ?? 0) }),
    week: t('weekShown'),
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    const written = name.trim()
    const isOneName = template === undefined || template.name.en === template.name.zh
    const both = isOneName ? { en: written, zh: written } : { ...template.name, [language]: written }
    void act.send(
      {
        method: template === undefined ? 'POST' : 'PUT',
        address: template === undefined ? '/patrol-templates' : `/patrol-templates/${template.id}`,
        ...(template === undefined ? {} : { version: template.version }),
        body: { lineId: line.id, unitId, name: both, tier, pattern, items },
      },
      onClose,
    )
  }
  return (
    <form onSubmit={save} className="patrols-template-form">
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
        {offered.length > 1 && (
          <Radio.Group
            size="xs"
            label={t('templateOf')}
            value={chosen}
            onChange={(value) => setSource(offered.find((one) => one === value) ?? 'week')}
          >
            <Stack gap={6} mt={4} mb={4}>
              {offered.map((one) => (
                <Radio key={one} size="xs" value={one} label={labels[one]} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        <Refusal sentence={isChangedMeanwhile ? t('templateChanged') : act.refusal} />
        <Group gap={6}>
          <Button
            size="xs"
            type="submit"
            loading={act.sending}
            disabled={isChangedMeanwhile || name.trim() === '' || tier === null || items.length === 0}
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

  function patrolsFrom(from: Source) {
    if (from === 'kept' && template !== undefined) return template
    const of = from === 'day' ? { fromMs: days[dayShown] ?? 0, toMs: days[dayShown + 1] ?? 0 } : window
    return {
      pattern: from === 'day' ? 'day' : 'week',
      items: templateOf(desk.history.items, of, timeZone).map(({ id: _, ...item }) => item),
    }
  }
}
