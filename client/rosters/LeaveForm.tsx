import { Group, Select, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { LeaveItem } from '../api/rosters.ts'
import { useNameOf } from '../i18n/language.ts'
import { FormEnd } from '../shell/FormEnd.tsx'
import { InstantInput } from '../shell/InstantInput.tsx'
import { useAct } from '../shell/useAct.ts'
import type { UnitRoster } from './useRoster.ts'
import type { ShownDays } from './useRosterView.ts'

interface LeaveFormProps {
  leave: LeaveItem | undefined
  unitRoster: UnitRoster
  shown: ShownDays
  onClose: () => void
}

interface LeaveFields {
  personId: string | null
  fromMs: number | null
  toMs: number | null
}

/** Who is not to be reckoned with, from when to when. */
export function LeaveForm({ leave, unitRoster, shown, onClose }: LeaveFormProps) {
  const { t } = useTranslation('rosters')
  const { t: shell } = useTranslation('shell')
  const nameOf = useNameOf()
  const form = useForm<LeaveFields>({
    initialValues: {
      personId: leave?.personId ?? null,
      fromMs: leave === undefined ? shown.fromMs : Date.parse(leave.from),
      toMs: leave === undefined ? shown.toMs : Date.parse(leave.to),
    },
  })
  const act = useAct(form, { from: 'fromMs', to: 'toMs' })
  const save = form.onSubmit(({ personId, fromMs, toMs }) => {
    if (personId === null) return form.setFieldError('personId', shell('required'))
    if (fromMs === null) return form.setFieldError('fromMs', shell('required'))
    if (toMs === null) return form.setFieldError('toMs', shell('required'))
    return act.send(
      {
        method: leave === undefined ? 'POST' : 'PUT',
        address: leave === undefined ? '/leaves' : `/leaves/${leave.id}`,
        ...(leave === undefined ? {} : { version: leave.version }),
        body: { personId, from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() },
      },
      onClose,
    )
  })
  return (
    <form onSubmit={save}>
      <Stack gap="sm">
        <Select
          label={t('person')}
          data={unitRoster.people.map(({ id, name, post }) => ({
            value: id as string,
            label: `${nameOf(name)} · ${nameOf(post)}`,
          }))}
          searchable
          limit={100}
          {...form.getInputProps('personId')}
        />
        <Group grow align="flex-start">
          <InstantInput label={t('from')} {...form.getInputProps('fromMs')} />
          <InstantInput label={t('to')} {...form.getInputProps('toMs')} />
        </Group>
        <FormEnd act={act} submit={t('save')} note={t('leaveNote')} onCancel={onClose} />
      </Stack>
    </form>
  )
}
