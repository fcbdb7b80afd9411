import { Group, MultiSelect, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { role, type Role } from '../../data/model/account.ts'
import type { Name } from '../../data/model/values.ts'
import type { AccountItem } from '../api/administration.ts'
import { usePeople } from '../api/records.ts'
import { bothNames } from '../i18n/bothNames.ts'
import { useNameOf } from '../i18n/language.ts'
import { FormEnd } from '../shell/FormEnd.tsx'
import { useAct } from '../shell/useAct.ts'
import { oneTimePasswordOf } from './oneTimePassword.ts'
import { UnitSelect } from './UnitSelect.tsx'

export interface AccountFormProps {
  /** The one that is changed; a new one is made without. */
  account: AccountItem | undefined
  onGiven: (given: { name: Name; oneTimePassword: string }) => void
  onClose: () => void
}

interface AccountFields {
  userName: string
  nameZh: string
  nameEn: string
  unitId: string | null
  roles: Role[]
  personId: string | null
}

/** User name, name, unit, roles and whom of the rosters it is. */
export function AccountForm({ account, onGiven, onClose }: AccountFormProps) {
  const { t } = useTranslation('admin')
  const { t: domain } = useTranslation('domain')
  const { t: shell } = useTranslation('shell')
  const nameOf = useNameOf()
  const people = usePeople().data ?? []
  const form = useForm<AccountFields>({
    initialValues: {
      userName: account?.userName ?? '',
      nameZh: account?.name.zh ?? '',
      nameEn: account?.name.en ?? '',
      unitId: account?.unitId ?? null,
      roles: account?.roles ?? [],
      personId: account?.personId ?? null,
    },
  })
  const act = useAct(form, { 'name.zh': 'nameZh', 'name.en': 'nameEn' })
  const save = form.onSubmit(({ userName, nameZh, nameEn, unitId, roles, personId }) => {
    const name = bothNames(nameEn, nameZh)
    if (account === undefined && userName.trim() === '')
      return form.setFieldError('userName', shell('required'))
    if (name.zh === '') return form.setFieldError('nameZh', shell('required'))
    if (unitId === null) return form.setFieldError('unitId', shell('required'))
    if (roles.length === 0) return form.setFieldError('roles', shell('required'))
    const body = { name, unitId, roles, personId }
    return account === undefined
      ? act.send(
          {
            method: 'POST',
            address: '/accounts',
            body: { userName: userName.trim().toLowerCase(), ...body },
            irreversible: true,
          },
          (answer) => {
            const oneTimePassword = oneTimePasswordOf(answer)
            if (oneTimePassword !== undefined) onGiven({ name: body.name, oneTimePassword })
            onClose()
          },
        )
      : act.send(
          {
            method: 'PUT',
            address: `/accounts/${account.id}`,
            version: account.version,
            body: { ...body, disabled: account.disabled },
            irreversible: true,
          },
          onClose,
        )
  })
  return (
    <form onSubmit={save}>
      <Stack gap="sm">
        <TextInput
          label={t('userName')}
          description={t('userNameLong')}
          autoCapitalize="none"
          spellCheck={false}
          disabled={account !== undefined}
          maxLength={40}
          {...form.getInputProps('userName')}
        />
        <Group grow align="flex-start">
          <TextInput label={t('nameZh')} maxLength={80} {...form.getInputProps('nameZh')} />
          <TextInput label={t('nameEn')} maxLength={80} {...form.getInputProps('nameEn')} />
        </Group>
        <UnitSelect {...form.getInputProps('unitId')} />
        <MultiSelect
          label={t('roles')}
          data={role.options.map((one) => ({ value: one, label: domain(`role.${one}`) }))}
          {...form.getInputProps('roles')}
        />
        <Select
          label={t('person')}
          placeholder={t('none')}
          data={people
            .toSorted(
              (one, other) =>
                Number(other.unitId === form.values.unitId) - Number(one.unitId === form.values.unitId),
            )
            .map(({ id, name, post }) => ({
              value: id as string,
              label: `${nameOf(name)} · ${nameOf(post)}`,
            }))}
          searchable
          clearable
          limit={60}
          {...form.getInputProps('personId')}
        />
        <FormEnd act={act} submit={t(account === undefined ? 'make' : 'save')} onCancel={onClose} />
      </Stack>
    </form>
  )
}
