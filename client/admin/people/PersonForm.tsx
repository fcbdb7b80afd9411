import { Checkbox, Group, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { PersonItem } from '../../api/records.ts'
import { bothNames } from '../../i18n/bothNames.ts'
import { FormEnd } from '../../shell/FormEnd.tsx'
import { useAct } from '../../shell/useAct.ts'
import { UnitSelect } from '../UnitSelect.tsx'

export interface PersonFormProps {
  /** The one that is changed; a new one is added without. */
  person: PersonItem | undefined
  /** Of a new one, as a beginning. */
  unitId: string | null
  onClose: () => void
}

interface PersonFields {
  nameZh: string
  nameEn: string
  unitId: string | null
  postZh: string
  postEn: string
  phone: string
  mayLead: boolean
}

/** Name, unit, post, telephone, and whether they may lead. */
export function PersonForm({ person, unitId, onClose }: PersonFormProps) {
  const { t } = useTranslation('admin')
  const { t: shell } = useTranslation('shell')
  const form = useForm<PersonFields>({
    initialValues: {
      nameZh: person?.name.zh ?? '',
      nameEn: person?.name.en ?? '',
      unitId: person?.unitId ?? unitId,
      postZh: person?.post.zh ?? '',
      postEn: person?.post.en ?? '',
      phone: person?.phone ?? '',
      mayLead: person?.mayLead ?? false,
    },
  })
  const act = useAct(form, {
    'name.zh': 'nameZh',
    'name.en': 'nameEn',
    'post.zh': 'postZh',
    'post.en': 'postEn',
  })
  const save = form.onSubmit(({ nameZh, nameEn, postZh, postEn, phone, mayLead, ...fields }) => {
    const [name, post] = [bothNames(nameEn, nameZh), bothNames(postEn, postZh)]
    if (name.zh === '') return form.setFieldError('nameZh', shell('required'))
    if (fields.unitId === null) return form.setFieldError('unitId', shell('required'))
    if (post.zh === '') return form.setFieldError('postZh', shell('required'))
    return act.send(
      {
        method: person === undefined ? 'POST' : 'PUT',
        address: person === undefined ? '/people' : `/people/${person.id}`,
        ...(person === undefined ? {} : { version: person.version }),
        body: {
          name,
          unitId: fields.unitId,
          post,
          phone: phone.trim() === '' ? null : phone.trim(),
          mayLead,
        },
      },
      onClose,
    )
  })
  return (
    <form onSubmit={save}>
      <Stack gap="sm">
        <Group grow align="flex-start">
          <TextInput label={t('nameZh')} {...form.getInputProps('nameZh')} />
          <TextInput label={t('nameEn')} {...form.getInputProps('nameEn')} />
        </Group>
        <UnitSelect withAsterisk {...form.getInputProps('unitId')} />
        <Group grow align="flex-start">
          <TextInput label={t('postZh')} {...form.getInputProps('postZh')} />
          <TextInput label={t('postEn')} {...form.getInputProps('postEn')} />
        </Group>
        <TextInput label={t('telephone')} type="tel" maxLength={40} {...form.getInputProps('phone')} />
        <Checkbox
          label={t('mayLead')}
          description={t('mayLeadLong')}
          {...form.getInputProps('mayLead', { type: 'checkbox' })}
        />
        <FormEnd act={act} submit={t('save')} onCancel={onClose} />
      </Stack>
    </form>
  )
}
