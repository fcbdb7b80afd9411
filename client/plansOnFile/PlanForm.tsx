import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { PlanFacts } from '../../data/model/planFacts.ts'
import { planOnFile, sectionsOfPlan, type PlanSection } from '../../data/model/planOnFile.ts'
import type { PlanItem } from '../api/plansOnFile.ts'
import { AskedButton } from '../shell/AskedButton.tsx'
import { Refusal } from '../shell/Refusal.tsx'
import { useAct } from '../shell/useAct.ts'
import { GroupFields } from './GroupFields.tsx'
import { WorkFields } from './WorkFields.tsx'

interface PlanFormProps {
  plan: PlanItem
  facts: PlanFacts | undefined
  mayRemove: boolean
  onDirty: (isDirty: boolean) => void
  onRemoved: () => void
}

const saved = planOnFile.and(z.object({ version: z.number().int() }))

export interface PlanValues {
  texts: Record<PlanSection, string>
  leadingGroup: { role: 'leader' | 'deputy' | 'member'; personId: string | null; post: string }[]
  workPlan: { task: string; responsible: string; due: string }[]
}

const valuesOf = ({ texts, leadingGroup, workPlan }: PlanItem): PlanValues => ({
  texts: {
    purpose: '',
    contact: '',
    coordination: '',
    groundWithout: '',
    care: '',
    measures: '',
    told: '',
    supplies: '',
    ...texts,
  },
  leadingGroup: leadingGroup.map((one) => ({ ...one })),
  workPlan: workPlan.map(({ due, ...row }) => ({ ...row, due: due ?? '' })),
})

/** What the unit writes itself; the tables beside it are filled from the records. */
export function PlanForm({ plan, facts, mayRemove, onDirty, onRemoved }: PlanFormProps) {
  const { t } = useTranslation('plansOnFile')
  // What is in hand is written over the version that it began with, or not at all.
  const [base, setBase] = useState(plan)
  const form = useForm<PlanValues>({ initialValues: valuesOf(plan) })
  const act = useAct(form)
  const isDirty = form.isDirty()
  useEffect(() => onDirty(isDirty), [isDirty, onDirty])
  if (plan.version > base.version && !isDirty) {
    setBase(plan)
    form.setInitialValues(valuesOf(plan))
    form.setValues(valuesOf(plan))
  }
  const sections = sectionsOfPlan[plan.kind]
  const save = form.onSubmit(({ texts, leadingGroup, workPlan }) => {
    const { kind, unitId, from, to } = base
    const written = sections.flatMap((section) => {
      const text = texts[section].trim()
      return text === '' ? [] : [[section, text]]
    })
    const body = {
      kind,
      unitId,
      from,
      to,
      texts: Object.fromEntries(written),
      leadingGroup,
      workPlan: workPlan.map(({ due, ...row }) => ({ ...row, due: due === '' ? null : due })),
    }
    const address = `/plans-on-file/${plan.id}`
    return act.send({ method: 'PUT', address, version: base.version, body }, (answer) => {
      const next = saved.parse(answer)
      setBase(next)
      form.setInitialValues(valuesOf(next))
      form.setValues(valuesOf(next))
    })
  })
  return (
    <form className="plan-form" onSubmit={save} aria-label={t('editPart')}>
      <Stack gap="sm">
        <Text fw={650} size="sm" component="h2">
          {t('editPart')}
        </Text>
        {sections.map((section) => (
          <Textarea
            key={section}
            label={t(`section.${section}`)}
            description={t(`hint.${section}`)}
            autosize
            minRows={2}
            maxRows={14}
            maxLength={8000}
            {...form.getInputProps(`texts.${section}`)}
          />
        ))}
        {plan.kind === 'emergency' && (
          <>
            <GroupFields form={form} unitId={plan.unitId} facts={facts} />
            <WorkFields form={form} />
          </>
        )}
        <Refusal sentence={act.refusal} />
        <Group>
          <Button type="submit" loading={act.sending} disabled={!isDirty}>
            {t('save')}
          </Button>
          <Text size="sm" c="dimmed" role="status">
            {t(isDirty ? 'notSaved' : 'saved')}
          </Text>
          {mayRemove && (
            <AskedButton
              label={t('removePlan')}
              question={t('removePlanQuestion')}
              keep={t('keep')}
              loading={act.sending}
              onConfirm={() =>
                act.send(
                  { method: 'DELETE', address: `/plans-on-file/${plan.id}`, version: plan.version },
                  onRemoved,
                )
              }
            />
          )}
        </Group>
      </Stack>
    </form>
  )
}
