import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { sendSecondFactor, signIn } from '../api/me.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { CodeField } from './CodeField.tsx'
import { useAttempt } from './useAttempt.ts'

export interface SignInFormProps {
  /** Who it was before, as a beginning. */
  userName?: string | undefined
  /** The password is handed on: one that was given for once has to be changed with it. */
  onDone: (password: string) => void
  submit: string
}

/** User name and password, then a code where there is a second factor. */
export function SignInForm({ userName: before = '', onDone, submit }: SignInFormProps) {
  const { t } = useTranslation('account')
  const [userName, setUserName] = useState(before)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [step, setStep] = useState<'password' | 'code'>('password')
  const { attempt, isSending, isLocked, refusal, forget } = useAttempt()
  const send = (event: FormEvent) => {
    event.preventDefault()
    return attempt(async () => {
      if (step === 'code') await sendSecondFactor(code.replaceAll(' ', ''))
      else if ((await signIn({ userName, password })).secondFactor) return setStep('code')
      onDone(password)
    })
  }
  return (
    <form onSubmit={(event) => void send(event)}>
      <Stack gap="sm">
        {step === 'password' ? (
          <>
            <TextInput
              label={t('userName')}
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              withAsterisk={false}
              data-autofocus={before === '' || undefined}
              value={userName}
              onChange={(event) => setUserName(event.currentTarget.value)}
            />
            <PasswordInput
              label={t('password')}
              name="password"
              autoComplete="current-password"
              required
              withAsterisk={false}
              data-autofocus={before !== '' || undefined}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
          </>
        ) : (
          <>
            <Text size="sm">{t('codeLong')}</Text>
            <CodeField value={code} onChange={setCode} />
          </>
        )}
        <Refusal sentence={refusal} />
        <Button type="submit" loading={isSending} disabled={isLocked}>
          {step === 'code' ? t('confirm') : submit}
        </Button>
        {step === 'code' && (
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              forget()
              setCode('')
              setPassword('')
              setStep('password')
            }}
          >
            {t('otherAccount')}
          </Button>
        )}
      </Stack>
    </form>
  )
}
