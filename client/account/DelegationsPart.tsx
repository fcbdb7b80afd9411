import { Button, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDelegations } from '../api/administration.ts'
import { DelegationForm } from './DelegationForm.tsx'
import { DelegationRow } from './DelegationRow.tsx'
import { useMe } from './me.ts'
import { useAccountName } from './useAccountName.ts'

/** Who acts for one, and for whom one acts. */
export function DelegationsPart() {
  const { t } = useTranslation('account')
  const { account } = useMe()
  const { data } = useDelegations()
  const [isOpen, setIsOpen] = useState(false)
  const accounts = data?.accounts ?? []
  const accountName = useAccountName(accounts)
  const given = data?.items.filter(({ fromAccountId }) => fromAccountId === account?.id) ?? []
  const had = data?.items.filter(({ toAccountId }) => toAccountId === account?.id) ?? []
  return (
    <section>
      <Title order={3}>{t('delegations')}</Title>
      <Text size="sm" mb="xs">
        {t('delegationsLong')}
      </Text>
      {given.length + had.length === 0 && data !== undefined && (
        <Text size="sm" c="dimmed" mb="xs">
          {t('noDelegations')}
        </Text>
      )}
      {given.length > 0 && (
        <>
          <Text fw={600} size="sm">
            {t('delegationsGiven')}
          </Text>
          <div className="account-rows">
            {given.map((one) => (
              <DelegationRow
                key={one.id}
                delegation={one}
                other={t('to', { who: accountName(one.toAccountId) })}
              />
            ))}
          </div>
        </>
      )}
      {had.length > 0 && (
        <>
          <Text fw={600} size="sm">
            {t('delegationsHad')}
          </Text>
          <div className="account-rows">
            {had.map((one) => (
              <DelegationRow
                key={one.id}
                delegation={one}
                other={t('from', { who: accountName(one.fromAccountId) })}
              />
            ))}
          </div>
        </>
      )}
      {isOpen ? (
        <DelegationForm from={account ?? undefined} accounts={accounts} onClose={() => setIsOpen(false)} />
      ) : (
        <Button variant="default" disabled={data === undefined} onClick={() => setIsOpen(true)}>
          {t('delegate')}
        </Button>
      )}
    </section>
  )
}
