import { Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { dateOfDay } from '../../geo/civilTime.ts'
import type { HolidayItem } from '../api/rosters.ts'
import { bothNames } from '../i18n/bothNames.ts'
import { FormEnd } from '../shell/FormEnd.tsx'
import { useAct } from '../shell/useAct.ts'
import type { ShownDays } from './useRosterView.ts'

interface HolidayFormProps {
  holiday: HolidayItem | undefined
  shown: ShownDays
  onClose: () => void
}

/** A day with a name, on which places may need other people. */
export function HolidayForm({ holiday, shown, onClose }: HolidayFormProps) {
  const { t } = useTranslation('rosters')
  const { t: shell } = useTranslation('shell')
  const form = useForm({
    initialValues: {
      date: holiday?.date ?? dateOfDay(shown.days[0] ?? 0),
      nameZh: holiday?.name.zh ?? '',
      nameEn: holiday?.name.en ?? '',
    },
  })
  const act = useAct(form, { 'name.zh': 'nameZh', 'name.en': 'nameEn' })
  const save = form.onSubmit(({ date, nameZh, nameEn }) => {
    const name = bothNames(nameEn, nameZh)
    if (name.zh === '') return form.setFieldError('nameZh', shell('required'))
    return act.send(
      {
        method: holiday === undefined ? 'POST' : 'PUT',
        address: holiday === undefined ? '/holidays' : `/holidays/${holiday.id}`,
        ...(holiday === undefined ? {} : { version: holiday.version }),
        body: { date, name },
      },
      onClose,
    )
  })
  return (
    <form onSubmit={save}>
      <Stack gap="sm">
        <TextInput type="date" label={t('date')} required {...form.getInputProps('date')} />
        <TextInput label={t('nameZh')} {...form.getInputProps('nameZh')} />
        <TextInput label={t('nameEn')} {...form.getInputProps('nameEn')} />
        <FormEnd act={act} submit={t('save')} onCancel={onClose} />
      </Stack>
    </form>
  )
}
