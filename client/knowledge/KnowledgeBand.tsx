import './knowledge.css'
import { Button, Center, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconHistory } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearchParams } from 'react-router'
import { knownCountyQuery } from '../api/county.ts'
import { refusalOf } from '../api/request.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { Waiting } from '../shell/Waiting.tsx'
import { KnownAtProvider, unreadableKnownIn, useAskedKnownAt } from './knownAt.ts'

/**
 * Across the page while it shows what was known then, whatever the workplace: nobody must take it for
 * what is known now. The page goes on with what it shows until the lines of then are there; a moment that
 * nothing can be said of leads back.
 */
export function KnowledgeBand({ children }: { children: ReactNode }) {
  const asked = useAskedKnownAt()
  const { isSuccess, error } = useQuery({
    ...knownCountyQuery(asked ?? ''),
    enabled: asked !== undefined,
    retry: false,
  })
  const [shown, setShown] = useState<{ knownAt: string | undefined } | undefined>(undefined)
  const leave = useLeave()
  const unreadable = useUnreadableKnown()
  const { t } = useTranslation('knowledge')
  const isThere = asked === undefined || isSuccess
  if (isThere && (shown === undefined || shown.knownAt !== asked)) setShown({ knownAt: asked })
  if (unreadable !== undefined)
    return <NothingKnown why={t('unreadable', { text: unreadable })} onLeave={leave} />
  if (asked !== undefined && error !== null) {
    const why = refusalOf(error, t('notAnswered'))
    return <NothingKnown why={why} onLeave={leave} />
  }
  if (shown === undefined) return <Waiting />
  const { knownAt } = shown
  return (
    <KnownAtProvider value={knownAt}>
      {knownAt !== undefined && <Band knownMs={Date.parse(knownAt)} onLeave={leave} />}
      {children}
    </KnownAtProvider>
  )
}

function NothingKnown({ why, onLeave }: { why: string; onLeave: () => void }) {
  const { t } = useTranslation('knowledge')
  return (
    <Center h="100%" p="xl">
      <Stack align="center" maw={520}>
        <Title order={3} ta="center">
          {t('cannotBeShown')}
        </Title>
        <Text c="dimmed" ta="center">
          {why}
        </Text>
        <Button onClick={onLeave}>{t('backToNow')}</Button>
      </Stack>
    </Center>
  )
}

function Band({ knownMs, onLeave }: { knownMs: number; onLeave: () => void }) {
  const { t } = useTranslation('knowledge')
  const { moment } = useQuantities()
  return (
    <div className="knowledge-band" role="status">
      <IconHistory size="1.3em" stroke={1.9} aria-hidden="true" />
      <span>{t('asKnown', { when: moment(knownMs) })}</span>
      <button type="button" onClick={onLeave}>
        {t('backToNow')}
      </button>
    </div>
  )
}

function useUnreadableKnown(): string | undefined {
  const [address] = useSearchParams()
  const { pathname } = useLocation()
  return unreadableKnownIn(address, pathname)?.slice(0, 60)
}

function useLeave(): () => void {
  const [, setAddress] = useSearchParams()
  return () =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before)
        after.delete('known')
        return after
      },
      { replace: true },
    )
}
