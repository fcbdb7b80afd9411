import { Button, Modal, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { SessionRow } from '../account/SessionRow.tsx'
import { useAttempt } from '../account/useAttempt.ts'
import type { AccountItem } from '../api/administration.ts'
import { sessionsQuery } from '../api/me.ts'
import { sendCall } from '../api/request.ts'
import { useNameOf } from '../i18n/language.ts'
import { Refusal } from '../shell/Refusal.tsx'

/** Where somebody is signed in, and signing them out everywhere. */
export function AccountSessions({ account, onClose }: { account: AccountItem; onClose: () => void }) {
  const { t } = useTranslation('admin')
  const { t: shell } = useTranslation('shell')
  const nameOf = useNameOf()
  const client = useQueryClient()
  const query = sessionsQuery(`/accounts/${account.id}/sessions`)
  const sessions = useQuery(query).data
  const { attempt, isSending, refusal } = useAttempt()
  const end = () =>
    void attempt(async () => {
      await sendCall({ method: 'DELETE', address: `/accounts/${account.id}/sessions` })
      await client.invalidateQueries({ queryKey: query.queryKey })
    })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('sessionsOf', { name: nameOf(account.name) })}
      centered
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      {sessions?.map((session) => (
        <SessionRow key={session.id} session={session} />
      ))}
      {sessions?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noSessions')}
        </Text>
      )}
      <Refusal sentence={refusal} />
      <Button
        mt="md"
        fullWidth
        variant="default"
        loading={isSending}
        disabled={sessions === undefined || sessions.length === 0}
        onClick={end}
      >
        {t('endSessions')}
      </Button>
    </Modal>
  )
}
