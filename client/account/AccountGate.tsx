import { Button, Text, Title } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../data/model/signIn.ts'
import { meQuery } from '../api/me.ts'
import { onSignedOut } from '../api/request.ts'
import { WaitingHere } from '../field/WaitingHere.tsx'
import { Waiting } from '../shell/Waiting.tsx'
import { DisplayEnded } from './DisplayEnded.tsx'
import { MeProvider } from './me.ts'
import { NewPassword } from './NewPassword.tsx'
import { onOtherPage, tellOtherPages } from './otherPages.ts'
import { SessionOver } from './SessionOver.tsx'
import { signOutHere } from './signOutHere.ts'
import { BeforeCounty, SignInPage } from './SignInPage.tsx'

/** Draws a code to scan, for few and once. */
const SecondFactorSetUp = lazy(async () => ({
  default: (await import('./SecondFactorSetUp.tsx')).SecondFactorSetUp,
}))

/** Nothing is asked of the county before it is known who asks. */
export function AccountGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation('account')
  const { data: now, isError, refetch } = useQuery(meQuery)
  const askAgain = useAskAgain()
  // Whom this page was opened for: it stays as it is while their session is over.
  const [opened, setOpened] = useState<Me | undefined>(undefined)
  const [password, setPassword] = useState<string | undefined>(undefined)
  const isIn = now !== undefined && now.actor.kind !== 'nobody'
  // They are shown once: whoever looks away meanwhile finds them still there.
  const [areCodesShown, setCodesShown] = useState(false)
  const isReady = isIn && !now.mustChangePassword && !now.mustAddSecondFactor && !areCodesShown
  const isAnother = isReady && opened !== undefined && !isSame(opened, now)
  if (isReady && !isAnother && opened !== now) {
    setOpened(now)
    setPassword(undefined)
  }
  useEffect(() => {
    // What is shown, kept and waited for is another's.
    if (isAnother) location.reload()
  }, [isAnother])

  const onDone = (used: string) => {
    setPassword(used)
    void askAgain()
  }
  const first =
    now?.mustChangePassword === true ? (
      <Asked title={t('choosePassword')} text={t('choosePasswordLong')}>
        <NewPassword current={password} currentLabel={t('oneTimePassword')} onDone={onDone} />
      </Asked>
    ) : (
      <Asked title={t('secondFactorNeeded')} text={t('secondFactorNeededLong')}>
        <Suspense fallback={<Waiting />}>
          <SecondFactorSetUp
            password={password}
            onConfirmed={() => setCodesShown(true)}
            onDone={() => {
              setCodesShown(false)
              void askAgain()
            }}
            cancel={t('signOut')}
            onCancel={() => void signOutHere()}
          />
        </Suspense>
      </Asked>
    )
  if (opened?.actor.kind === 'display' && now?.actor.kind === 'nobody') return <DisplayEnded />
  if (opened !== undefined)
    return (
      <MeProvider value={opened}>
        {children}
        {!isReady && now !== undefined && (
          <SessionOver me={opened} onDone={onDone}>
            {isIn ? first : undefined}
          </SessionOver>
        )}
      </MeProvider>
    )
  if (isIn)
    return (
      <BeforeCounty>
        <section className="sign-in-card">{first}</section>
      </BeforeCounty>
    )
  if (now !== undefined) return <SignInPage onDone={onDone} />
  if (!isError) return <Waiting />
  return (
    <BeforeCounty>
      <section className="sign-in-card">
        <Asked title={t('unreached')} text={t('unreachedLong')}>
          <Button variant="default" onClick={() => void refetch()}>
            {t('askNow')}
          </Button>
        </Asked>
      </section>
      <WaitingHere />
    </BeforeCounty>
  )
}

function Asked({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <>
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text size="sm" my="xs">
        {text}
      </Text>
      {children}
    </>
  )
}

const isSame = (one: Me, other: Me): boolean =>
  one.actor.kind === other.actor.kind && one.actor.userName === other.actor.userName

/** Asks who is signed in wherever that may have changed, and what was refused meanwhile with it. */
function useAskAgain(): () => Promise<void> {
  const client = useQueryClient()
  useEffect(() => {
    const ask = () => void client.refetchQueries({ queryKey: meQuery.queryKey }, { cancelRefetch: false })
    const look = () => document.visibilityState === 'visible' && ask()
    const stops = [onSignedOut(ask), onOtherPage(ask)]
    document.addEventListener('visibilitychange', look)
    return () => {
      for (const stop of stops) stop()
      document.removeEventListener('visibilitychange', look)
    }
  }, [client])
  return async () => {
    await client.refetchQueries({ queryKey: meQuery.queryKey })
    tellOtherPages()
    await client.refetchQueries({ predicate: ({ state }) => state.status === 'error' })
  }
}
