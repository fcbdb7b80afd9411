import './account.css'
import { Button, Modal, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import type { Me } from '../../data/model/signIn.ts'
import { SignInForm } from './SignInForm.tsx'

interface SessionOverProps {
  /** Whose session it was. */
  me: Me
  onDone: (password: string) => void
  /** What has to be done instead of signing in. */
  children: ReactNode
}

/**
 * Over the page of whoever is signed in no more: nothing on it is lost. In the field it can be put off,
 * as entries are kept on the phone anyway.
 */
export function SessionOver({ me, onDone, children }: SessionOverProps) {
  const { t } = useTranslation('account')
  const inField = useLocation().pathname.startsWith('/field')
  const [isPutOff, { open: putOff, close: takeUp }] = useDisclosure(false)
  if (inField && isPutOff)
    return (
      <div className="signed-out-band" role="status">
        <span>{t('signedOutBand')}</span>
        <Button size="compact-md" variant="default" onClick={takeUp}>
          {t('signIn')}
        </Button>
      </div>
    )
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      centered
      // Above drawers, dialogs and notes of the page.
      zIndex={500}
      title={children === undefined ? t('signInAgain') : undefined}
    >
      {children ?? (
        <>
          <Text size="sm" mb="sm">
            {t('sessionOver')}
          </Text>
          <SignInForm userName={me.actor.userName} submit={t('signInAgain')} onDone={onDone} />
          <Text size="xs" c="dimmed" mt="xs">
            {t('somebodyElse')}
          </Text>
          {inField && (
            <Button variant="subtle" color="gray" fullWidth mt="xs" onClick={putOff}>
              {t('later')}
            </Button>
          )}
        </>
      )}
    </Modal>
  )
}
