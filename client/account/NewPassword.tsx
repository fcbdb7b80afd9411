import { Button, PasswordInput, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { changePassword, signInFactsQuery } from '../api/me.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { useAttempt } from './useAttempt.ts'

export interface NewPasswordProps {
  /** Known where somebody has just signed in with it. */
  current?: string | undefined
  currentLabel: string
  /** The new one is handed on, for what asks for it next. */
  onDone: (password: string) => void
}

const usualMinLength = 12

/** A new password, twice; the one so far has to be known. */
export function NewPassword({ current: known, currentLabel, onDone }: NewPasswordProps) {
  const { t } = useTranslation('account')
  const minLength = useQuery(signInFactsQuery).data?.passwordMinLength ?? usualMinLength
  const [current, setCurrent] = useState(known ?? '')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [isTried, setIsTried] = useState(false)
  const { attempt, isSending, isLocked, refusal } = useAttempt()
  const isShort = next.length < minLength
  const differs = next !== again
  const send = (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (isShort || differs) return
    void attempt(async () => {
      await changePassword({ current, next })
      onDone(next)
    })
  }
  return (
    <form onSubmit={send}>
      <Stack gap="sm">
        {known === undefined && (
          <PasswordInput
            label={currentLabel}
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
        )}
        <PasswordInput
          label={t('newPassword')}
          description={t('passwordLength', { count: minLength })}
          autoComplete="new-password"
          required
          withAsterisk={false}
          autoFocus={known !== undefined}
          value={next}
          error={isTried && isShort ? t('passwordShort', { count: minLength }) : undefined}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('passwordAgain')}
          autoComplete="new-password"
          required
          withAsterisk={false}
          value={again}
          error={isTried && differs ? t('passwordsDiffer') : undefined}
          onChange={(event) => setAgain(event.currentTarget.value)}
        />
        <Refusal sentence={refusal} />
        <Button type="submit" loading={isSending} disabled={isLocked}>
          {t('savePassword')}
        </Button>
      </Stack>
    </form>
  )
}
