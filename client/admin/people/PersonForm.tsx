import { Checkbox, Group, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { PersonItem } from '../../api/records.ts'
import { FormEnd } from '../../shell/FormEnd.tsx'
import { useAct } from '../../shell/useAct.ts'
import { useUnitNames } from '../useUnitNames.ts'

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

/** In one language where the other is left out: names are told as they are written. */
const named = (zh: string, en: string) => ({
  zh: zh.trim() === '' ? en.trim() : zh.trim(),
  en: en.trim() === '' ? zh.trim() : en.trim(),
})

/** Name, unit, post, telephone, and whether they may lead. */
export function PersonForm({ person, unitId, onClose }: PersonFormProps) {
  const { t } = useTranslation('admin')
  const { t: shell } = useTranslation('shell')
  const { choice } = useUnitNames()
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
    const [name, post] = [named(nameZh, nameEn), named(postZh, postEn)]
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
        <Select
          label={t('unit')}
          data={choice}
          searchable
          allowDeselect={false}
          limit={80}
          withAsterisk
          {...form.getInputProps('unitId')}
        />
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
