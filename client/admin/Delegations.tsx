import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DelegationForm } from '../account/DelegationForm.tsx'
import { useDelegationStanding } from '../account/DelegationRow.tsx'
import { EndDelegationButton } from '../account/EndDelegationButton.tsx'
import { useMay } from '../account/me.ts'
import { useAccountName } from '../account/useAccountName.ts'
import { useDelegations, type DelegationItem } from '../api/administration.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { DataTable, type TableColumn } from '../table/DataTable.tsx'
import { FormDrawer } from './FormDrawer.tsx'

/** Who acts for whom in the units that one administers. */
export function Delegations() {
  const { t } = useTranslation('admin')
  const { t: domain } = useTranslation('domain')
  const { moment } = useQuantities()
  const standing = useDelegationStanding()
  const mayMake = useMay('make-delegations')
  const { data } = useDelegations()
  const [isOpen, setIsOpen] = useState(false)
  const accountName = useAccountName(data?.accounts)
  const columns: readonly TableColumn<DelegationItem>[] = [
    { id: 'giver', title: t('giver'), text: ({ fromAccountId }) => accountName(fromAccountId) },
    { id: 'taker', title: t('taker'), text: ({ toAccountId }) => accountName(toAccountId) },
    {
      id: 'roles',
      title: t('roles'),
      text: ({ roles }) => roles.map((one) => domain(`role.${one}`)).join(', '),
    },
    {
      id: 'window',
      title: t('window'),
      text: ({ from, to }) => `${moment(Date.parse(from))} – ${moment(Date.parse(to))}`,
      order: ({ from }) => Date.parse(from),
    },
    { id: 'state', title: t('state'), text: standing },
    { id: 'note', title: t('note'), text: ({ note }) => note },
  ]
  return (
    <>
      <DataTable
        label={t('delegations')}
        columns={columns}
        rows={data?.items}
        rowKey={({ id }) => id}
        empty={t('noDelegations')}
        sorting={{ columnId: 'window', isDown: true }}
        {...(mayMake && {
          renderActs: (delegation: DelegationItem) => <EndDelegationButton delegation={delegation} />,
        })}
      >
        {mayMake && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setIsOpen(true)}>
            {t('makeDelegation')}
          </Button>
        )}
      </DataTable>
      {isOpen && (
        <FormDrawer title={t('makeDelegation')} onClose={() => setIsOpen(false)}>
          <DelegationForm
            from={undefined}
            accounts={data?.accounts ?? []}
            choosesFrom
            onClose={() => setIsOpen(false)}
          />
        </FormDrawer>
      )}
    </>
  )
}
