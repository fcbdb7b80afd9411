import { Group, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { TrackerItem } from '../../api/tracks.ts'
import { bothNames } from '../../i18n/bothNames.ts'
import { FormEnd } from '../../shell/FormEnd.tsx'
import { useAct } from '../../shell/useAct.ts'
import { usePeopleChoice } from '../inspect/usePeopleChoice.ts'

/** A tracker's name, its key and whose it is; without one given a new one is made. */
export function TrackerForm({ tracker, onClose }: { tracker?: TrackerItem; onClose: () => void }) {
  const { t } = useTranslation('overview')
  const { t: shell } = useTranslation('shell')
  const form = useForm({
    initialValues: {
      nameEn: tracker?.name.en ?? '',
      nameZh: tracker?.name.zh ?? '',
      key: tracker?.key ?? '',
      unitId: tracker?.unitId ?? '',
    },
  })
  const { units } = usePeopleChoice(form.values.unitId)
  const act = useAct(form, { 'name.en': 'nameEn', 'name.zh': 'nameZh' })
  const save = form.onSubmit(({ nameEn, nameZh, key, unitId }) => {
    const name = bothNames(nameEn, nameZh)
    if (name.en === '') return form.setFieldError('nameEn', shell('required'))
    if (key.trim() === '') return form.setFieldError('key', shell('required'))
    if (unitId === '') return form.setFieldError('unitId', shell('required'))
    return act.send(
      {
        method: tracker === undefined ? 'POST' : 'PUT',
        address: tracker === undefined ? '/trackers' : `/trackers/${tracker.id}`,
        ...(tracker === undefined ? {} : { version: tracker.version }),
        body: { name, key, unitId },
      },
      onClose,
    )
  })
  return (
    <form onSubmit={save} className="shift-form">
      <Stack gap="xs">
        <Group grow align="flex-start">
          <TextInput label={t('nameEn')} {...form.getInputProps('nameEn')} />
          <TextInput label={t('nameZh')} {...form.getInputProps('nameZh')} />
        </Group>
        <TextInput
          label={t('trackerKey')}
          description={t('trackerKeyLong')}
          withAsterisk
          {...form.getInputProps('key')}
        />
        <Select
          label={t('unit')}
          data={units}
          searchable
          withAsterisk
          limit={60}
          {...form.getInputProps('unitId')}
        />
        <FormEnd act={act} submit={t('save')} onCancel={onClose} />
      </Stack>
    </form>
  )
}
