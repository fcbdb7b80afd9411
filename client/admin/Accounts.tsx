import { Badge, Button, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { role } from '../../data/model/account.ts'
import type { Name } from '../../data/model/values.ts'
import { useMay } from '../account/me.ts'
import { useAccounts, type AccountItem } from '../api/administration.ts'
import { useNameOf } from '../i18n/language.ts'
import { DataTable, type TableColumn } from '../table/DataTable.tsx'
import { AccountActs } from './AccountActs.tsx'
import { AccountForm } from './AccountForm.tsx'
import { FormDrawer } from './FormDrawer.tsx'
import { ShownOnce } from './ShownOnce.tsx'
import { useUnitNames } from './useUnitNames.ts'

/** A password that was just given, to be handed over. */
interface Given {
  name: Name
  oneTimePassword: string
}

/** Who may sign in, as what, and where. */
export function Accounts() {
  const { t } = useTranslation('admin')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { unitName } = useUnitNames()
  const mayKeep = useMay('keep-accounts')
  const accounts = useAccounts().data?.items
  const [roleId, setRoleId] = useState<string | null>(null)
  const [edited, setEdited] = useState<'new' | AccountItem | undefined>(undefined)
  const [given, setGiven] = useState<Given | undefined>(undefined)
  const close = () => setEdited(undefined)
  const columns: readonly TableColumn<AccountItem>[] = [
    { id: 'name', title: t('accountName'), text: ({ name }) => nameOf(name) },
    { id: 'userName', title: t('userName'), text: ({ userName }) => userName },
    {
      id: 'roles',
      title: t('roles'),
      text: ({ roles }) => roles.map((one) => domain(`role.${one}`)).join(', '),
      renderCell: ({ roles }) => (
        <span className="role-chips">
          {roles.map((one) => (
            <Badge key={one} variant="default" tt="none" fw={500}>
              {domain(`role.${one}`)}
            </Badge>
          ))}
        </span>
      ),
    },
    { id: 'unit', title: t('unit'), text: ({ unitId }) => unitName(unitId) },
    { id: 'state', title: t('state'), text: ({ disabled }) => t(disabled ? 'disabled' : 'enabled') },
  ]
  return (
    <>
      <DataTable
        label={t('accounts')}
        columns={columns}
        rows={
          roleId === null ? accounts : accounts?.filter(({ roles }) => roles.some((one) => one === roleId))
        }
        rowKey={({ id }) => id}
        empty={t('noAccounts')}
        sorting={{ columnId: 'userName', isDown: false }}
        filters={
          <Select
            aria-label={t('roles')}
            placeholder={t('allRoles')}
            data={role.options.map((one) => ({ value: one, label: domain(`role.${one}`) }))}
            value={roleId}
            onChange={setRoleId}
            clearable
          />
        }
        {...(mayKeep && {
          renderActs: (account: AccountItem) => (
            <AccountActs account={account} onChange={() => setEdited(account)} onGiven={setGiven} />
          ),
        })}
      >
        {mayKeep && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('new')}>
            {t('makeAccount')}
          </Button>
        )}
      </DataTable>
      {edited !== undefined && (
        <FormDrawer title={t(edited === 'new' ? 'makeAccount' : 'changeAccount')} onClose={close}>
          <AccountForm account={edited === 'new' ? undefined : edited} onGiven={setGiven} onClose={close} />
        </FormDrawer>
      )}
      {given !== undefined && (
        <ShownOnce
          title={t('oneTimeTitle', { name: nameOf(given.name) })}
          note={t('oneTimeLong')}
          secret={given.oneTimePassword}
          onClose={() => setGiven(undefined)}
        />
      )}
    </>
  )
}
