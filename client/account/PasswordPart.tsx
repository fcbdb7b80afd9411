import { Button, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showActNote } from '../history/actNote.tsx'
import { NewPassword } from './NewPassword.tsx'

export function PasswordPart() {
  const { t } = useTranslation('account')
  const client = useQueryClient()
  const [isOpen, setIsOpen] = useState(false)
  const done = () => {
    setIsOpen(false)
    showActNote({ sentence: t('passwordChanged') })
    void client.invalidateQueries({ queryKey: ['sessions'] })
  }
  return (
    <section>
      <Title order={3}>{t('password')}</Title>
      {isOpen ? (
        <div className="account-form">
          <NewPassword currentLabel={t('currentPassword')} onDone={done} />
          <Button variant="subtle" color="gray" onClick={() => setIsOpen(false)}>
            {t('cancel')}
          </Button>
        </div>
      ) : (
        <>
          <Text size="sm" mb="xs">
            {t('passwordLong')}
          </Text>
          <Button variant="default" onClick={() => setIsOpen(true)}>
            {t('changePassword')}
          </Button>
        </>
      )}
    </section>
  )
}
