import { Button, Group, Text, Title } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnCalendar } from '../../data/model/ownDuty.ts'
import { makeCalendar, ownCalendarQuery, withdrawCalendar } from '../api/me.ts'
import { useLanguage } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { AskedButton } from '../shell/AskedButton.tsx'
import { Refusal } from '../shell/Refusal.tsx'
import { CalendarAddress } from './CalendarAddress.tsx'
import { useAttempt } from './useAttempt.ts'

/** The address under which a calendar app follows one's own duties: made, renewed and withdrawn. */
export function CalendarPart() {
  const { t } = useTranslation('ownCalendar')
  const { t: account } = useTranslation('account')
  const { language } = useLanguage()
  const client = useQueryClient()
  const { data } = useQuery(ownCalendarQuery)
  const { attempt, isSending, refusal } = useAttempt()
  const [address, setAddress] = useState<string | undefined>(undefined)
  const change = (what: () => Promise<string | undefined>) =>
    void attempt(async () => {
      setAddress(await what())
      await client.invalidateQueries({ queryKey: ownCalendarQuery.queryKey })
    })
  const make = () => change(async () => new URL(await makeCalendar(language), window.location.origin).href)
  const withdraw = () =>
    change(async () => {
      await withdrawCalendar()
      return undefined
    })
  const feed = data?.feed ?? null
  return (
    <section>
      <Title order={3}>{t('calendar')}</Title>
      <Text size="sm" mb="xs">
        {t(data?.isOnRoster === false ? 'calendarNobody' : 'calendarLong')}
      </Text>
      {data !== undefined && (data.isOnRoster || feed !== null) && (
        <Text size="sm" c="dimmed" mb="xs">
          {feed === null ? t('calendarNone') : <FeedFacts feed={feed} />}
        </Text>
      )}
      <Refusal sentence={refusal} />
      {address !== undefined && <CalendarAddress address={address} onKept={() => setAddress(undefined)} />}
      {address === undefined && data !== undefined && (
        <Group gap="xs">
          {feed === null && data.isOnRoster && (
            <Button variant="default" loading={isSending} onClick={make}>
              {t('calendarMake')}
            </Button>
          )}
          {feed !== null && data.isOnRoster && (
            <AskedButton
              label={t('calendarRenew')}
              question={t('calendarRenewSure')}
              keep={account('keep')}
              loading={isSending}
              onConfirm={make}
            />
          )}
          {feed !== null && (
            <AskedButton
              label={t('calendarWithdraw')}
              question={t('calendarWithdrawSure')}
              keep={account('keep')}
              loading={isSending}
              onConfirm={withdraw}
            />
          )}
        </Group>
      )}
    </section>
  )
}

function FeedFacts({ feed: { madeAt, readAt, language } }: { feed: NonNullable<OwnCalendar['feed']> }) {
  const { t } = useTranslation('ownCalendar')
  const { moment } = useQuantities()
  const when = (at: string) => moment(Date.parse(at))
  return (
    <>
      {t('calendarMade', { when: when(madeAt), language: t(`calendarLanguage.${language}`) })}
      <br />
      {readAt === null ? t('calendarReadNever') : t('calendarRead', { when: when(readAt) })}
    </>
  )
}
