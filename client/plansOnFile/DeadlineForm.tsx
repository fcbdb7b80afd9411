import { Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { levelsOfPlan } from '../../data/model/planOnFile.ts'
import { unitLevel } from '../../data/model/unit.ts'
import type { DeadlineItem } from '../api/plansOnFile.ts'
import { HistoryPart } from '../history/HistoryPart.tsx'
import { AskedButton } from '../shell/AskedButton.tsx'
import { FormEnd } from '../shell/FormEnd.tsx'
import { useAct } from '../shell/useAct.ts'
import { PlanKindSelect } from './PlanKindSelect.tsx'

interface DeadlineFormProps {
  deadline: DeadlineItem | undefined
  today: string
  onClose: () => void
}

/** By when the units of a level file their plan for some days. */
export function DeadlineForm({ deadline, today, onClose }: DeadlineFormProps) {
  const { t } = useTranslation('plansOnFile')
  const { t: domain } = useTranslation('domain')
  const form = useForm({
    initialValues: {
      kind: deadline?.kind ?? ('joint' as const),
      level: deadline?.level ?? ('village' as const),
      from: deadline?.from ?? today,
      to: deadline?.to ?? today,
      due: deadline?.due ?? today,
    },
  })
  const act = useAct(form)
  const { kind } = form.values
  const save = form.onSubmit((body) =>
    act.send(
      deadline === undefined
        ? { method: 'POST', address: '/filing-deadlines', body }
        : { method: 'PUT', address: `/filing-deadlines/${deadline.id}`, version: deadline.version, body },
      onClose,
    ),
  )
  return (
    <form onSubmit={save}>
      <Stack gap="sm">
        <PlanKindSelect
          {...form.getInputProps('kind')}
          onKind={(next) => form.setValues({ kind: next, level: levelsOfPlan[next][0] ?? 'village' })}
        />
        <Select
          label={t('level')}
          data={levelsOfPlan[kind].map((value) => ({ value, label: domain(`unitLevel.${value}`) }))}
          allowDeselect={false}
          {...form.getInputProps('level')}
          onChange={(value) => form.setFieldValue('level', unitLevel.catch('village').parse(value))}
        />
        <TextInput type="date" label={t('from')} required {...form.getInputProps('from')} />
        <TextInput type="date" label={t('to')} required {...form.getInputProps('to')} />
        <TextInput type="date" label={t('due')} required {...form.getInputProps('due')} />
        <FormEnd act={act} submit={t('save')} onCancel={onClose} />
        {deadline !== undefined && (
          <>
            <AskedButton
              label={t('removeDeadline')}
              question={t('removeDeadlineQuestion')}
              keep={t('keep')}
              loading={act.sending}
              onConfirm={() =>
                act.send(
                  {
                    method: 'DELETE',
                    address: `/filing-deadlines/${deadline.id}`,
                    version: deadline.version,
                  },
                  onClose,
                )
              }
            />
            <HistoryPart kind="filing-deadline" id={deadline.id} />
          </>
        )}
      </Stack>
    </form>
  )
}
