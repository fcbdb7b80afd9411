import {
  Checkbox,
  Chip,
  Group,
  NativeSelect,
  NumberInput,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { staffNeed, type StaffNeed } from '../../data/model/staffNeed.ts'
import type { RosteredPlace } from '../../data/model/shift.ts'
import { UnitTree } from '../../data/model/unitTree.ts'
import { dateOfDay } from '../../geo/civilTime.ts'
import { useUnits } from '../api/records.ts'
import type { NeedItem } from '../api/rosters.ts'
import { useNameOf } from '../i18n/language.ts'
import { FormEnd } from '../shell/FormEnd.tsx'
import { useAct } from '../shell/useAct.ts'
import type { UnitRoster } from './useRoster.ts'
import { useRosterView, type ShownDays } from './useRosterView.ts'

interface NeedFormProps {
  need: NeedItem | undefined
  unitRoster: UnitRoster
  shown: ShownDays
  onClose: () => void
}

interface NeedFields {
  placeId: string | null
  weekdays: string[]
  startTime: string
  endTime: string
  people: number | string
  leadNeeded: boolean
  holidays: StaffNeed['holidays']
  fromDate: string
  toDate: string
}

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const

/** So many people at a place, at which hours of which days, under a lead or not. */
export function NeedForm({ need, unitRoster, shown, onClose }: NeedFormProps) {
  const { t } = useTranslation('rosters')
  const { t: shell } = useTranslation('shell')
  const nameOf = useNameOf()
  const { unitId } = useRosterView()
  const units = useUnits().data
  const { places } = unitRoster
  const choices = useMemo(() => {
    const tree = new UnitTree(units ?? [])
    const known = new Set(places.map(({ id }) => id))
    const ofUnits = (units ?? []).filter(
      ({ id }) => !known.has(id) && unitId !== undefined && tree.isWithin(id, unitId),
    )
    return [
      ...places.map(({ id, name, place, minimumStaff }) => ({ id, name, place, minimumStaff })),
      ...ofUnits.map(({ id, name }) => ({
        id: id as string,
        name,
        place: { kind: 'unit', id } satisfies RosteredPlace as RosteredPlace,
        minimumStaff: null,
      })),
    ]
  }, [units, unitId, places])
  const form = useForm<NeedFields>({
    initialValues: {
      placeId: need?.place.id ?? choices[0]?.id ?? null,
      weekdays: need?.weekdays.map(String) ?? [...weekdays],
      startTime: need?.startTime ?? '00:00',
      endTime: need?.endTime ?? '00:00',
      people: need?.people ?? '',
      leadNeeded: need?.leadNeeded ?? true,
      holidays: need?.holidays ?? 'as-usual',
      fromDate: need?.fromDate ?? dateOfDay(shown.days[0] ?? 0),
      toDate: need?.toDate ?? '',
    },
  })
  const chosen = choices.find(({ id }) => id === form.values.placeId)
  const act = useAct(form, { 'place.id': 'placeId' })
  const save = form.onSubmit((values) => {
    if (chosen === undefined) return form.setFieldError('placeId', shell('required'))
    if (values.weekdays.length === 0) return form.setFieldError('weekdays', shell('required'))
    const people = values.people === '' ? null : Number(values.people)
    if (people === null && chosen.minimumStaff === null)
      return form.setFieldError('people', shell('required'))
    return act.send(
      {
        method: need === undefined ? 'POST' : 'PUT',
        address: need === undefined ? '/staff-needs' : `/staff-needs/${need.id}`,
        ...(need === undefined ? {} : { version: need.version }),
        body: {
          place: chosen.place,
          weekdays: values.weekdays.map(Number).toSorted((a, b) => a - b),
          startTime: values.startTime,
          endTime: values.endTime,
          people,
          leadNeeded: values.leadNeeded,
          holidays: values.holidays,
          fromDate: values.fromDate,
          toDate: values.toDate === '' ? null : values.toDate,
        },
      },
      onClose,
    )
  })
  return (
    <form onSubmit={save}>
      <Stack gap="sm">
        <Select
          label={t('place')}
          data={choices.map(({ id, name, place }) => ({
            value: id,
            label: `${nameOf(name)} · ${t(`kindOf.${place.kind}`)}`,
          }))}
          searchable
          allowDeselect={false}
          limit={100}
          {...form.getInputProps('placeId')}
        />
        <div>
          <Text size="sm" fw={500}>
            {t('days')}
          </Text>
          <Chip.Group
            multiple
            value={form.values.weekdays}
            onChange={(days) => form.setFieldValue('weekdays', days)}
          >
            <Group gap={4}>
              {weekdays.map((day) => (
                <Chip key={day} value={day} size="xs" radius="sm">
                  {t(`weekday.${day}`)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
          {form.errors['weekdays'] !== undefined && (
            <Text size="xs" role="alert" className="form-error">
              {form.errors['weekdays']}
            </Text>
          )}
        </div>
        <Group grow align="flex-start">
          <TextInput type="time" label={t('from')} required {...form.getInputProps('startTime')} />
          <TextInput type="time" label={t('to')} required {...form.getInputProps('endTime')} />
        </Group>
        <NumberInput
          label={t('people')}
          description={chosen === undefined || chosen.minimumStaff === null ? undefined : t('peopleDefault')}
          min={1}
          max={100}
          allowDecimal={false}
          {...form.getInputProps('people')}
        />
        <Checkbox label={t('leadNeeded')} {...form.getInputProps('leadNeeded', { type: 'checkbox' })} />
        <NativeSelect
          label={t('holidaysAre')}
          data={staffNeed.shape.holidays
            .unwrap()
            .options.map((one) => ({ value: one, label: t(`holidays.${one}`) }))}
          {...form.getInputProps('holidays')}
        />
        <Group grow align="flex-start">
          <TextInput type="date" label={t('firstDate')} required {...form.getInputProps('fromDate')} />
          <TextInput type="date" label={t('lastDate')} {...form.getInputProps('toDate')} />
        </Group>
        <FormEnd act={act} submit={t('save')} onCancel={onClose} />
      </Stack>
    </form>
  )
}
