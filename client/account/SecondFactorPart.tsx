import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { endSecondFactor, meQuery } from '../api/me.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { useMe } from './me.ts'
import { PasswordFirst } from './PasswordFirst.tsx'
import { SecondFactorSetUp } from './SecondFactorSetUp.tsx'
import { useAttempt } from './useAttempt.ts'

/** Turning the second factor on and off. */
export function SecondFactorPart() {
  const { t } = useTranslation('account')
  const { secondFactor, secondFactorRequired } = useMe()
  const client = useQueryClient()
  const [step, setStep] = useState<'none' | 'on' | 'off'>('none')
  const close = () => setStep('none')
  const askAgain = () => client.refetchQueries({ queryKey: meQuery.queryKey })
  return (
    <section>
      <Title order={3}>{t('secondFactor')}</Title>
      <Text size="sm" mb="xs">
        {t(secondFactor ? 'secondFactorOn' : 'secondFactorOff')}
        {secondFactor && secondFactorRequired && ` ${t('secondFactorRequired')}`}
      </Text>
      {step === 'none' && (
        <Button variant="default" onClick={() => setStep(secondFactor ? 'off' : 'on')}>
          {t(secondFactor ? 'turnOff' : 'turnOn')}
        </Button>
      )}
      {step === 'on' && (
        <SecondFactorSetUp
          onConfirmed={() => void askAgain()}
          onDone={close}
          cancel={t('cancel')}
          onCancel={close}
        />
      )}
      {step === 'off' && (
        <TurnOff
          onDone={() => {
            close()
            void askAgain()
          }}
          onCancel={close}
        />
      )}
    </section>
  )
}

function TurnOff({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation('account')
  const [password, setPassword] = useState('')
  const { attempt, isSending, isLocked, refusal } = useAttempt()
  const send = (event: FormEvent) => {
    event.preventDefault()
    return attempt(async () => {
      await endSecondFactor(password)
      onDone()
    })
  }
  return (
    <form className="account-form" onSubmit={(event) => void send(event)}>
      <Stack gap="sm">
        <PasswordFirst value={password} onChange={setPassword} />
        <Refusal sentence={refusal} />
        <Group grow>
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={isSending} disabled={isLocked}>
            {t('turnOff')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
