import { Chip, Group, Input, Select, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../data/model/account.ts'
import type { Delegate } from '../api/administration.ts'
import { useUnits } from '../api/records.ts'
import { useNameOf } from '../i18n/language.ts'
import { FormEnd } from '../shell/FormEnd.tsx'
import { InstantInput } from '../shell/InstantInput.tsx'
import { useServerNow, wholeMinute } from '../shell/serverClock.ts'
import { useAct } from '../shell/useAct.ts'

export interface DelegationFormProps {
  /** Whose roles they are; an administrator says it for others. */
  from: Delegate | undefined
  accounts: readonly Delegate[]
  choosesFrom?: boolean
  onClose: () => void
}

const weekMs = 7 * 24 * 3_600_000

/** Who acts for whom, with which roles, from when to when. */
export function DelegationForm({ from, accounts, choosesFrom = false, onClose }: DelegationFormProps) {
  const { t } = useTranslation('account')
  const { t: domain } = useTranslation('domain')
  const { t: shell } = useTranslation('shell')
  const accountChoice = useAccountChoice(accounts)
  const nowMs = wholeMinute(useServerNow())
  const form = useForm<{
    fromAccountId: string | null
    toAccountId: string | null
    roles: Role[]
    fromMs: number | null
    toMs: number | null
    note: string
  }>({
    initialValues: {
      fromAccountId: from?.id ?? null,
      toAccountId: null,
      roles: from?.roles ?? [],
      fromMs: nowMs,
      toMs: nowMs + weekMs,
      note: '',
    },
  })
  const act = useAct(form, { from: 'fromMs', to: 'toMs' })
  const { fromAccountId } = form.values
  const giver = accounts.find(({ id }) => id === fromAccountId)
  const save = form.onSubmit(({ toAccountId, roles, fromMs, toMs, note, ...fields }) => {
    if (fields.fromAccountId === null) return form.setFieldError('fromAccountId', shell('required'))
    if (toAccountId === null) return form.setFieldError('toAccountId', shell('required'))
    if (roles.length === 0) return form.setFieldError('roles', shell('required'))
    if (fromMs === null) return form.setFieldError('fromMs', shell('required'))
    if (toMs === null) return form.setFieldError('toMs', shell('required'))
    return act.send(
      {
        method: 'POST',
        address: '/delegations',
        irreversible: true,
        body: {
          fromAccountId: fields.fromAccountId,
          toAccountId,
          roles,
          from: new Date(fromMs).toISOString(),
          to: new Date(toMs).toISOString(),
          note,
        },
      },
      onClose,
    )
  })
  return (
    <form onSubmit={save} className="account-form">
      <Stack gap="sm">
        {choosesFrom && (
          <Select
            label={t('delegateOf')}
            data={accountChoice.filter(({ value }) => value !== form.values.toAccountId)}
            searchable
            withAsterisk
            limit={60}
            {...form.getInputProps('fromAccountId')}
            onChange={(id) => {
              form.setFieldValue('fromAccountId', id)
              form.setFieldValue('roles', accounts.find((one) => one.id === id)?.roles ?? [])
            }}
          />
        )}
        <Select
          label={t('delegateTo')}
          data={accountChoice.filter(({ value }) => value !== fromAccountId)}
          searchable
          withAsterisk
          limit={60}
          {...form.getInputProps('toAccountId')}
        />
        {giver !== undefined && (
          <div>
            <Input.Label component="span" mb={4}>
              {t('delegateRoles')}
            </Input.Label>
            <Chip.Group
              multiple
              value={form.values.roles}
              onChange={(roles) => form.setFieldValue('roles', roles)}
            >
              <Group gap={6}>
                {giver.roles.map((role) => (
                  <Chip key={role} value={role} size="sm">
                    {domain(`role.${role}`)}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
            {form.errors['roles'] !== undefined && (
              <Text size="xs" c="var(--mantine-color-error)">
                {form.errors['roles']}
              </Text>
            )}
          </div>
        )}
        <Group grow align="flex-start">
          <InstantInput label={t('delegateFrom')} {...form.getInputProps('fromMs')} />
          <InstantInput label={t('delegateUntil')} {...form.getInputProps('toMs')} />
        </Group>
        <TextInput label={t('note')} maxLength={500} {...form.getInputProps('note')} />
        <FormEnd act={act} note={t('neverDelegated')} submit={t('delegate')} onCancel={onClose} />
      </Stack>
    </form>
  )
}

/** Accounts by what they are called, with their unit. */
function useAccountChoice(accounts: readonly Delegate[]) {
  const nameOf = useNameOf()
  const units = useUnits().data
  return accounts.map(({ id, name, userName, unitId }) => {
    const unit = units?.find((one) => one.id === unitId)
    const parts = [nameOf(name), userName, ...(unit === undefined ? [] : [nameOf(unit.name)])]
    return { value: id, label: parts.join(' · ') }
  })
}
