import { Button, Text, Title } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sessionsQuery } from '../api/me.ts'
import { sendCall } from '../api/request.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { SessionRow } from './SessionRow.tsx'
import { useAttempt } from './useAttempt.ts'

/** Where one is signed in, and ending it there. */
export function SessionsPart() {
  const { t } = useTranslation('account')
  const client = useQueryClient()
  const query = sessionsQuery('/me/sessions')
  const sessions = useQuery(query).data ?? []
  const { attempt, isSending, refusal } = useAttempt()
  const end = (address: string) =>
    void attempt(async () => {
      await sendCall({ method: 'DELETE', address })
      await client.invalidateQueries({ queryKey: query.queryKey })
    })
  const others = sessions.filter(({ own }) => !own)
  return (
    <section>
      <Title order={3}>{t('sessions')}</Title>
      <div className="account-rows">
        {[...sessions.filter(({ own }) => own), ...others].map((session) => (
          <SessionRow key={session.id} session={session}>
            {!session.own && (
              <Button
                size="compact-sm"
                variant="default"
                disabled={isSending}
                onClick={() => end(`/me/sessions/${session.id}`)}
              >
                {t('endSession')}
              </Button>
            )}
          </SessionRow>
        ))}
      </div>
      <Refusal sentence={refusal} />
      {others.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('onlyHere')}
        </Text>
      ) : (
        <Button mt="xs" variant="default" loading={isSending} onClick={() => end('/me/sessions')}>
          {t('endOtherSessions')}
        </Button>
      )}
    </section>
  )
}
