import { Button, Group, Stack, Text } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { SecondFactorSecret } from '../../data/model/signIn.ts'
import { beginSecondFactor, confirmSecondFactor } from '../api/me.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { BackupCodes } from './BackupCodes.tsx'
import { CodeField } from './CodeField.tsx'
import { PasswordFirst } from './PasswordFirst.tsx'
import { QrCode } from './QrCode.tsx'
import { useAttempt } from './useAttempt.ts'

interface SecondFactorSetUpProps {
  /** Known where somebody has just signed in with it. */
  password?: string | undefined
  /** From then on it is asked for, while the backup codes are still shown. */
  onConfirmed: () => void
  onDone: () => void
  cancel: string
  onCancel: () => void
}

type Step =
  | { name: 'password' }
  | { name: 'scan'; secret: SecondFactorSecret }
  | { name: 'codes'; codes: readonly string[] }

/** Setting up a second factor: password, scan, code, backup codes. */
export function SecondFactorSetUp({
  password: known,
  onConfirmed,
  onDone,
  cancel,
  onCancel,
}: SecondFactorSetUpProps) {
  const { t } = useTranslation('account')
  const [step, setStep] = useState<Step>({ name: 'password' })
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const { attempt, isSending, isLocked, refusal } = useAttempt()
  if (step.name === 'codes') return <BackupCodes codes={step.codes} onKept={onDone} />
  const send = (event: FormEvent) => {
    event.preventDefault()
    return attempt(async () => {
      if (step.name === 'password')
        return setStep({ name: 'scan', secret: await beginSecondFactor(known ?? password) })
      await confirmSecondFactor(code.replaceAll(' ', ''))
      setStep({ name: 'codes', codes: step.secret.backupCodes })
      onConfirmed()
    })
  }
  return (
    <form className="account-form" onSubmit={(event) => void send(event)}>
      <Stack gap="sm">
        {step.name === 'scan' ? (
          <>
            <Text size="sm">{t('scan')}</Text>
            <QrCode text={step.secret.uri} label={t('scanAlt')} />
            <Text size="sm" className="account-key">
              {t('keyByHand', { key: keyOf(step.secret.uri) })}
            </Text>
            <CodeField value={code} onChange={setCode} />
          </>
        ) : (
          known === undefined && <PasswordFirst value={password} onChange={setPassword} />
        )}
        <Refusal sentence={refusal} />
        <Group grow>
          <Button variant="default" onClick={onCancel}>
            {cancel}
          </Button>
          <Button type="submit" loading={isSending} disabled={isLocked}>
            {t(step.name === 'scan' ? 'confirm' : 'turnOn')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** The secret of an `otpauth:` address in groups of four, as people type it. */
function keyOf(uri: string): string {
  const secret = new URLSearchParams(uri.slice(uri.indexOf('?'))).get('secret') ?? ''
  return secret.replaceAll(/(.{4})(?=.)/g, '$1 ')
}
