import './account.css'
import { Button, Text, Title } from '@mantine/core'
import { IconLogout } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNameOf } from '../i18n/language.ts'
import { Shell } from '../shell/Shell.tsx'
import { CalendarPart } from './CalendarPart.tsx'
import { DelegationsPart } from './DelegationsPart.tsx'
import { useMe } from './me.ts'
import { PasswordPart } from './PasswordPart.tsx'
import { RoleList } from './RoleList.tsx'
import { SecondFactorPart } from './SecondFactorPart.tsx'
import { SessionsPart } from './SessionsPart.tsx'
import { signOutHere } from './signOutHere.ts'

/** One's own account: who one is, how one signs in and where, and who acts for one meanwhile. */
export function Account() {
  const { t } = useTranslation('account')
  const { t: calendar } = useTranslation('ownCalendar')
  const { t: shell } = useTranslation('shell')
  const { actor, unitName } = useMe()
  const nameOf = useNameOf()
  const isAccount = actor.kind === 'account'
  return (
    <Shell workplace="account" timeless>
      <article className="account-page">
        <header className="account-head">
          <div>
            <Title order={2}>{isAccount ? nameOf(actor.name) : shell('localOperator')}</Title>
            {isAccount && (
              <Text c="dimmed">
                {actor.userName}
                {unitName !== null && ` · ${nameOf(unitName)}`}
              </Text>
            )}
          </div>
          {isAccount && (
            <Button
              variant="default"
              leftSection={<IconLogout size={17} stroke={1.7} />}
              onClick={() => void signOutHere()}
            >
              {t('signOut')}
            </Button>
          )}
        </header>
        {isAccount ? (
          <>
            <section>
              <Title order={3}>{t('roles')}</Title>
              <RoleList />
              <Text size="sm" c="dimmed">
                {t('mayWhat')}
              </Text>
            </section>
            <CalendarPart />
            <DelegationsPart />
            <PasswordPart />
            <SecondFactorPart />
            <SessionsPart />
          </>
        ) : (
          <>
            <Text>{shell('localOperatorLong')}</Text>
            <Text c="dimmed">{t('noAccount')}</Text>
            <section>
              <Title order={3}>{calendar('calendar')}</Title>
              <Text size="sm">{calendar('calendarOff')}</Text>
            </section>
          </>
        )}
      </article>
    </Shell>
  )
}
