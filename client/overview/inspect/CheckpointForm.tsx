import { Checkbox, Group, NumberInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { FeatureOf } from '../../api/collections.ts'
import { FormEnd } from '../../shell/FormEnd.tsx'
import { useAct } from '../../shell/useAct.ts'
import { ChainageInput } from './ChainageInput.tsx'
import { InspectorHead } from './InspectorHead.tsx'

export interface CheckpointFormProps {
  checkpoint: FeatureOf<'checkpoints'>
  onClose: () => void
}

/** Name, reach and minimum staff of a checkpoint. */
export function CheckpointForm({ checkpoint, onClose }: CheckpointFormProps) {
  const { t } = useTranslation('overview')
  const { t: domain } = useTranslation('domain')
  const { properties, geometry } = checkpoint
  const form = useForm({
    initialValues: {
      nameEn: properties.name.en,
      nameZh: properties.name.zh,
      atBorder: properties.reach !== null,
      fromM: properties.reach?.fromM ?? properties.chainageM,
      toM: properties.reach?.toM ?? properties.chainageM + 500,
      minimumStaff: properties.minimumStaff,
    },
  })
  const act = useAct(form, {
    'name.en': 'nameEn',
    'name.zh': 'nameZh',
    'reach.fromM': 'fromM',
    'reach.toM': 'toM',
    reach: 'toM',
  })
  const save = form.onSubmit(({ nameEn, nameZh, atBorder, fromM, toM, minimumStaff }) =>
    act.send(
      {
        method: 'PUT',
        address: `/collections/checkpoints/items/${checkpoint.id}`,
        version: properties.version,
        body: {
          lineId: properties.lineId,
          name: { en: nameEn, zh: nameZh },
          position: geometry.coordinates,
          reach: atBorder ? { fromM, toM } : null,
          minimumStaff,
          unitId: properties.unitId,
        },
      },
      onClose,
    ),
  )
  return (
    <form onSubmit={save}>
      <InspectorHead kind={domain('checkpoint')} title={t('change')} onClose={onClose} />
      <Stack gap="xs" mt="sm">
        <TextInput label={t('nameEn')} {...form.getInputProps('nameEn')} />
        <TextInput label={t('nameZh')} {...form.getInputProps('nameZh')} />
        <Checkbox label={t('atBorder')} {...form.getInputProps('atBorder', { type: 'checkbox' })} />
        {form.values.atBorder && (
          <Group grow align="flex-start">
            <ChainageInput label={t('reachFrom')} {...form.getInputProps('fromM')} />
            <ChainageInput label={t('reachTo')} {...form.getInputProps('toM')} />
          </Group>
        )}
        <NumberInput label={t('minimumStaff')} min={1} max={100} {...form.getInputProps('minimumStaff')} />
        <FormEnd act={act} submit={t('save')} onCancel={onClose} />
      </Stack>
    </form>
  )
}
