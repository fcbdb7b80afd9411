import './account.css'
import { Button, Divider, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { signInFactsQuery } from '../api/me.ts'
import { WaitingHere } from '../field/WaitingHere.tsx'
import { useNameOf } from '../i18n/language.ts'
import { LanguageSwitch } from '../shell/LanguageSwitch.tsx'
import { Refusal } from '../shell/Refusal.tsx'
import { ShadeSwitch } from '../shell/ShadeSwitch.tsx'
import { DemonstrationAccounts } from './DemonstrationAccounts.tsx'
import { lentBy } from './lentPhone.ts'
import { SignInForm } from './SignInForm.tsx'

/** What stands before the county: the product's mark, the county and one thing to do. */
export function BeforeCounty({ children }: { children: ReactNode }) {
  const { t } = useTranslation('account')
  const nameOf = useNameOf()
  const county = useQuery(signInFactsQuery).data?.countyName
  return (
    <div className="sign-in">
      <header className="sign-in-header">
        <ShadeSwitch />
        <LanguageSwitch />
      </header>
      <main className="sign-in-main">
        <div className="sign-in-brand">
          <img src="/icon.svg" alt="" width={44} height={44} />
          <div>
            <Title order={1} size="h2">
              Borderkeep
            </Title>
            <Text c="dimmed" size="sm">
              {county === undefined ? t('promise') : nameOf(county)}
            </Text>
          </div>
        </div>
        {children}
      </main>
      <div className="sign-in-line" aria-hidden="true" />
    </div>
  )
}

/** Nobody is signed in on this browser. */
export function SignInPage({ onDone }: { onDone: (password: string) => void }) {
  const { t } = useTranslation('account')
  const facts = useQuery(signInFactsQuery).data
  const [address] = useSearchParams()
  // So the single sign-on leads back whoever has no account here, and everybody where it does not answer.
  const came = address.get('sign-in')
  return (
    <BeforeCounty>
      <section className="sign-in-card" aria-label={t('signIn')}>
        {came === 'refused' && <Refusal sentence={t('oidcRefused')} />}
        {came === 'unavailable' && <Refusal sentence={t('oidcUnavailable')} />}
        <SignInForm userName={lentBy()} submit={t('signIn')} onDone={onDone} />
        {facts?.oidc != null && (
          <>
            <Divider my="sm" label={t('or')} />
            <Button component="a" href="/api/sign-in/oidc" variant="default" fullWidth>
              {t('signInWith', { name: facts.oidc.name })}
            </Button>
          </>
        )}
      </section>
      {facts !== undefined && <DemonstrationAccounts accounts={facts.demonstration} onDone={onDone} />}
      <WaitingHere />
    </BeforeCounty>
  )
}
