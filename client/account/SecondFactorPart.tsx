import { Button, Group, PasswordInput, Stack, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { SecondFactorSecret } from '../../data/model/signIn.ts'
import { beginSecondFactor, confirmSecondFactor, endSecondFactor, meQuery } from '../api/me.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { BackupCodes } from './BackupCodes.tsx'
import { CodeField } from './CodeField.tsx'
import { useMe } from './me.ts'
import { QrCode } from './QrCode.tsx'
import { useAttempt } from './useAttempt.ts'

type Step =
  | { name: 'none' }
  | { name: 'password'; on: boolean }
  | { name: 'scan'; secret: SecondFactorSecret }
  | { name: 'codes'; codes: readonly string[] }

/** Turning the second factor on (password, scan, code, backup codes) and off. */
export function SecondFactorPart() {
  const { t } = useTranslation('account')
  const { secondFactor } = useMe()
  const client = useQueryClient()
  const [step, setStep] = useState<Step>({ name: 'none' })
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const { attempt, isSending, isLocked, refusal, forget } = useAttempt()
  const to = (next: Step) => {
    forget()
    setPassword('')
    setCode('')
    setStep(next)
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    return attempt(async () => {
      if (step.name === 'password' && step.on)
        return to({ name: 'scan', secret: await beginSecondFactor(password) })
      if (step.name === 'password') await endSecondFactor(password)
      if (step.name === 'scan') await confirmSecondFactor(code.replaceAll(' ', ''))
      to(step.name === 'scan' ? { name: 'codes', codes: step.secret.backupCodes } : { name: 'none' })
      await client.refetchQueries({ queryKey: meQuery.queryKey })
    })
  }
  return (
    <section>
      <Title order={3}>{t('secondFactor')}</Title>
      <Text size="sm" mb="xs">
        {t(secondFactor ? 'secondFactorOn' : 'secondFactorOff')}
      </Text>
      {step.name === 'none' && (
        <Button variant="default" onClick={() => to({ name: 'password', on: !secondFactor })}>
          {t(secondFactor ? 'turnOff' : 'turnOn')}
        </Button>
      )}
      {step.name === 'codes' && <BackupCodes codes={step.codes} onKept={() => to({ name: 'none' })} />}
      {(step.name === 'password' || step.name === 'scan') && (
        <form className="account-form" onSubmit={(event) => void send(event)}>
          <Stack gap="sm">
            {step.name === 'password' ? (
              <PasswordInput
                label={t('passwordFirst')}
                autoComplete="current-password"
                required
                withAsterisk={false}
                autoFocus
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
              />
            ) : (
              <>
                <Text size="sm">{t('scan')}</Text>
                <QrCode text={step.secret.uri} label={t('scanAlt')} />
                <Text size="sm" className="account-key">
                  {t('keyByHand', { key: keyOf(step.secret.uri) })}
                </Text>
                <CodeField value={code} onChange={setCode} />
              </>
            )}
            <Refusal sentence={refusal} />
            <Group grow>
              <Button variant="default" onClick={() => to({ name: 'none' })}>
                {t('cancel')}
              </Button>
              <Button type="submit" loading={isSending} disabled={isLocked}>
                {step.name === 'scan' ? t('confirm') : t(step.on ? 'turnOn' : 'turnOff')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </section>
  )
}

/** The secret of an `otpauth:` address in groups of four, as people type it. */
function keyOf(uri: string): string {
  const secret = new URLSearchParams(uri.slice(uri.indexOf('?'))).get('secret') ?? ''
  return secret.replaceAll(/(.{4})(?=.)/g, '$1 ')
}
