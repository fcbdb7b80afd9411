import { Button, Group, MultiSelect, Select, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { ShiftItem } from '../../api/records.ts'
import { InstantInput } from '../../shell/InstantInput.tsx'
import { Refusal } from '../../shell/Refusal.tsx'
import { useAct } from '../../shell/useAct.ts'
import { usePeopleChoice } from './usePeopleChoice.ts'

export interface ShiftFormProps {
  placeId: string
  unitId: string
  /** Start of a new shift: where the last one ends. */
  startMs: number
  shift?: ShiftItem
  onClose: () => void
}

interface ShiftFields {
  fromMs: number | null
  toMs: number | null
  leadId: string | null
  personIds: string[]
}

const shiftMs = 8 * 3_600_000

/** Who is on a checkpoint from when to when, with a lead who may lead. */
export function ShiftForm({ placeId, unitId, startMs, shift, onClose }: ShiftFormProps) {
  const { t } = useTranslation('overview')
  const { t: shell } = useTranslation('shell')
  const people = usePeopleChoice(unitId)
  const form = useForm<ShiftFields>({
    initialValues: {
      fromMs: startMs,
      toMs: shift === undefined ? startMs + shiftMs : Date.parse(shift.to),
      leadId: shift?.leadId ?? null,
      personIds: shift?.personIds ?? [],
    },
  })
  const act = useAct(form, { from: 'fromMs', to: 'toMs' })
  const save = form.onSubmit(({ fromMs, toMs, leadId, personIds }) => {
    if (fromMs === null || toMs === null) return form.setFieldError('fromMs', shell('required'))
    return act.send(
      {
        method: shift === undefined ? 'POST' : 'PUT',
        address: shift === undefined ? '/shifts' : `/shifts/${shift.id}`,
        ...(shift === undefined ? {} : { version: shift.version }),
        body: {
          place: { kind: 'checkpoint', id: placeId },
          from: new Date(fromMs).toISOString(),
          to: new Date(toMs).toISOString(),
          leadId,
          personIds,
        },
      },
      onClose,
    )
  })
  return (
    <form onSubmit={save} className="shift-form">
      <Stack gap="xs">
        <Group grow align="flex-start">
          <InstantInput label={t('fromTime')} {...form.getInputProps('fromMs')} />
          <InstantInput label={t('toTime')} {...form.getInputProps('toMs')} />
        </Group>
        <Select
          label={t('lead')}
          data={people.leads}
          searchable
          clearable
          limit={60}
          {...form.getInputProps('leadId')}
        />
        <MultiSelect
          label={t('others')}
          data={people.members}
          searchable
          limit={60}
          {...form.getInputProps('personIds')}
        />
        <Refusal sentence={act.refusal} />
        <Group grow>
          <Button variant="default" onClick={onClose}>
            {shell('cancel')}
          </Button>
          <Button type="submit" loading={act.sending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
