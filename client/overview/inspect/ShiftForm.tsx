import { Checkbox, Group, MultiSelect, Select, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../api/county.ts'
import type { ShiftItem } from '../../api/records.ts'
import { FormEnd } from '../../shell/FormEnd.tsx'
import { InstantInput } from '../../shell/InstantInput.tsx'
import { useAct } from '../../shell/useAct.ts'
import { RepeatFields } from './RepeatFields.tsx'
import { fourWeeksOn, ruleOf } from './shiftRule.ts'
import { usePeopleChoice } from './usePeopleChoice.ts'
import { useRosterPreview } from './useRosterPreview.ts'

export interface ShiftFormProps {
  placeId: string
  unitId: string
  /** Start of a new shift: where the last one ends. */
  startMs: number
  shift?: ShiftItem
  onClose: () => void
  /** A shift was saved that comes back on other days. */
  onRepeated?: () => void
}

interface ShiftFields {
  fromMs: number | null
  toMs: number | null
  leadId: string | null
  personIds: string[]
  repeats: boolean
  /** Days of the week, 1 is Monday. */
  weekdays: string[]
  untilDate: string
}

const shiftMs = 8 * 3_600_000
const everyDay = ['1', '2', '3', '4', '5', '6', '7']

/** Who is on a checkpoint from when to when, with a lead who may lead; a new one may come back. */
export function ShiftForm({ placeId, unitId, startMs, shift, onClose, onRepeated }: ShiftFormProps) {
  const { t } = useTranslation('overview')
  const { t: shell } = useTranslation('shell')
  const { timeZone } = useCounty()
  const people = usePeopleChoice(unitId)
  const form = useForm<ShiftFields>({
    initialValues: {
      fromMs: startMs,
      toMs: shift === undefined ? startMs + shiftMs : Date.parse(shift.to),
      leadId: shift?.leadId ?? null,
      personIds: shift?.personIds ?? [],
      repeats: false,
      weekdays: everyDay,
      untilDate: fourWeeksOn(startMs, timeZone),
    },
  })
  const { values } = form
  const act = useAct(form, { from: 'fromMs', to: 'toMs', 'rule.toDate': 'untilDate', rule: 'untilDate' })
  const place = { kind: 'checkpoint', id: placeId }
  const rosterOf = ({ fromMs, toMs, weekdays, untilDate, leadId, personIds }: ShiftFields) =>
    fromMs === null || toMs === null || weekdays.length === 0 || untilDate === ''
      ? undefined
      : {
          place,
          rule: ruleOf({ fromMs, toMs }, weekdays.map(Number), untilDate, timeZone),
          leadId,
          personIds,
        }
  const preview = useRosterPreview(values.repeats ? rosterOf(values) : undefined)
  const save = form.onSubmit((fields) => {
    const { fromMs, toMs, leadId, personIds } = fields
    if (fromMs === null || toMs === null) return form.setFieldError('fromMs', shell('required'))
    if (fields.repeats) {
      const roster = rosterOf(fields)
      return roster === undefined
        ? form.setFieldError('untilDate', shell('required'))
        : act.send({ method: 'POST', address: '/shifts/recurring', body: roster }, () => {
            onClose()
            onRepeated?.()
          })
    }
    return act.send(
      {
        method: shift === undefined ? 'POST' : 'PUT',
        address: shift === undefined ? '/shifts' : `/shifts/${shift.id}`,
        ...(shift === undefined ? {} : { version: shift.version }),
        body: {
          place,
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
          label={t('shiftLeader')}
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
        {shift === undefined && (
          <Checkbox label={t('repeats')} {...form.getInputProps('repeats', { type: 'checkbox' })} />
        )}
        {values.repeats && (
          <RepeatFields
            weekdays={values.weekdays}
            onWeekdays={(weekdays) => form.setFieldValue('weekdays', weekdays)}
            untilDate={values.untilDate}
            onUntilDate={(untilDate) => form.setFieldValue('untilDate', untilDate)}
            error={typeof form.errors['untilDate'] === 'string' ? form.errors['untilDate'] : undefined}
            preview={preview}
          />
        )}
        <FormEnd act={act} submit={t('save')} onCancel={onClose} />
      </Stack>
    </form>
  )
}
