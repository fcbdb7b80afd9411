import { Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { levelsOfPlan, planOnFile, type FilingDeadline } from '../../data/model/planOnFile.ts'
import { useMayOn } from '../account/useMayOn.ts'
import { useUnitNames } from '../admin/useUnitNames.ts'
import type { PlanItem } from '../api/plansOnFile.ts'
import { useUnits } from '../api/records.ts'
import { FormEnd } from '../shell/FormEnd.tsx'
import { useAct } from '../shell/useAct.ts'
import { PlanKindSelect } from './PlanKindSelect.tsx'

/** What is known of it already: a deadline's kind and days, and whose it is. */
export type NewPlan = Partial<Pick<FilingDeadline, 'kind' | 'from' | 'to'>> & { unitId: string | undefined }

interface NewPlanFormProps {
  given: NewPlan
  today: string
  onMade: (plan: PlanItem) => void
  onClose: () => void
}

const made = planOnFile.and(z.object({ version: z.number().int() }))

/** Of which unit, which kind and for which days; all else is written in the plan. */
export function NewPlanForm({ given, today, onMade, onClose }: NewPlanFormProps) {
  const { t } = useTranslation('plansOnFile')
  const { t: shell } = useTranslation('shell')
  const units = useUnits().data ?? []
  const { unitName } = useUnitNames()
  const mayOn = useMayOn()
  const form = useForm({
    initialValues: {
      kind: given.kind ?? ('joint' as const),
      unitId: given.unitId ?? '',
      from: given.from ?? today,
      to: given.to ?? '',
    },
  })
  const { kind } = form.values
  const choice = units
    .filter(({ id, level }) => levelsOfPlan[kind].includes(level) && mayOn('write-plans', id))
    .map(({ id }) => ({ value: id as string, label: unitName(id) }))
  const act = useAct(form)
  const save = form.onSubmit(({ to, ...body }) => {
    if (body.unitId === '') return form.setFieldError('unitId', shell('required'))
    const last = to === '' ? null : to
    return act.send({ method: 'POST', address: '/plans-on-file', body: { ...body, to: last } }, (answer) =>
      onMade(made.parse(answer)),
    )
  })
  return (
    <form onSubmit={save}>
      <Stack gap="sm">
        <PlanKindSelect
          {...form.getInputProps('kind')}
          onKind={(next) => form.setValues({ kind: next, unitId: '' })}
        />
        <Select label={t('unit')} data={choice} searchable limit={80} {...form.getInputProps('unitId')} />
        <TextInput type="date" label={t('from')} required {...form.getInputProps('from')} />
        <TextInput
          type="date"
          label={t('to')}
          required={kind === 'joint'}
          {...(kind === 'emergency' ? { description: t('toOpen') } : {})}
          {...form.getInputProps('to')}
        />
        <FormEnd act={act} submit={t('begin')} onCancel={onClose} />
      </Stack>
    </form>
  )
}
