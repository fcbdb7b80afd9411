import { Text, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SignInFacts } from '../../data/model/signIn.ts'
import { signIn } from '../api/me.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { useAttempt } from './useAttempt.ts'

interface DemonstrationAccountsProps {
  accounts: SignInFacts['demonstration']
  onDone: (password: string) => void
}

/** The demonstration's accounts, one a role: a press signs in. */
export function DemonstrationAccounts({ accounts, onDone }: DemonstrationAccountsProps) {
  const { t } = useTranslation('account')
  const { t: domain } = useTranslation('domain')
  const { attempt, isSending, refusal } = useAttempt()
  const password = accounts[0]?.password
  if (password === undefined) return null
  return (
    <section className="sign-in-demonstration" aria-label={t('demonstrationTitle')}>
      <Text fw={600} size="sm">
        {t('demonstrationTitle')}
      </Text>
      <Text size="xs" c="dimmed" mb={8}>
        {t('demonstrationLong', { password })}
      </Text>
      <div className="sign-in-roles">
        {accounts.map((one) => (
          <UnstyledButton
            key={one.userName}
            className="sign-in-role"
            disabled={isSending}
            onClick={() =>
              void attempt(async () => {
                await signIn({ userName: one.userName, password: one.password })
                onDone(one.password)
              })
            }
          >
            <strong>{domain(`role.${one.role}`)}</strong>
            <span>{one.userName}</span>
          </UnstyledButton>
        ))}
      </div>
      <Refusal sentence={refusal} />
    </section>
  )
}
