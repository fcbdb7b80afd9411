import { Button, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { z } from 'zod'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { theRosterRulesId, type rosterRules } from '../../data/model/rosterRules.ts'
import { FormDrawer } from '../admin/FormDrawer.tsx'
import { useRosterRules } from '../api/rosters.ts'
import { HistoryPart } from '../history/HistoryPart.tsx'
import { OnlyNow } from '../knowledge/OnlyNow.tsx'
import { FormEnd } from '../shell/FormEnd.tsx'
import { useAct } from '../shell/useAct.ts'

type Rules = z.infer<typeof rosterRules> & { readonly version: number }

const numbers = [
  'leastRestHours',
  'mostWeekHours',
  'leastNightHours',
  'nightPeriodWeeks',
  'nightsOverShare',
] as const
const times = ['nightFrom', 'nightTo'] as const

/** What rosters are judged by, in figures, and that they rest on no standard. */
export function RosterRulesPart() {
  const { t } = useTranslation('rosters')
  const [changing, setChanging] = useState(false)
  const rules = useRosterRules().data
  if (rules === undefined) return null
  return (
    <div className="roster-rules">
      <dl>
        {[...numbers, ...times].map((field) => (
          <div key={field}>
            <dt>{t(field)}</dt>
            <dd>{rules[field]}</dd>
          </div>
        ))}
      </dl>
      {rules.version === 0 && (
        <Text size="sm" c="dimmed">
          {t('rulesNote')}
        </Text>
      )}
      <OnlyNow right="set-rules">
        <Button variant="default" onClick={() => setChanging(true)}>
          {t('rulesChange')}
        </Button>
      </OnlyNow>
      {changing && (
        <FormDrawer title={t('rules')} onClose={() => setChanging(false)}>
          <RulesForm rules={rules} onClose={() => setChanging(false)} />
          <HistoryPart kind="roster-rules" id={theRosterRulesId} />
        </FormDrawer>
      )}
    </div>
  )
}

function RulesForm({ rules, onClose }: { rules: Rules; onClose: () => void }) {
  const { t } = useTranslation('rosters')
  const { id: _, synthetic: __, version, ...figures } = rules
  const form = useForm({ initialValues: figures })
  const act = useAct(form)
  const save = form.onSubmit((body) =>
    act.send({ method: 'PUT', address: '/roster-rules', version, body }, onClose),
  )
  return (
    <form onSubmit={save}>
      <Stack gap="sm">
        {numbers.map((field) => (
          <NumberInput key={field} label={t(field)} min={0} max={168} {...form.getInputProps(field)} />
        ))}
        {times.map((field) => (
          <TextInput key={field} type="time" label={t(field)} required {...form.getInputProps(field)} />
        ))}
        <FormEnd act={act} submit={t('save')} note={t('rulesNote')} onCancel={onClose} />
      </Stack>
    </form>
  )
}
