import { Button, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMay } from '../account/me.ts'
import { useBackups, useMakeBackup } from '../api/backups.ts'
import { useHealth } from '../api/health.ts'
import { refusalOf } from '../api/request.ts'
import { useLanguage } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { useServerClock } from '../shell/serverClock.ts'
import { fileSize } from './fileSize.ts'

/** The last backup, how old it is, and one more where somebody wants it now. */
export function KeepingPanel() {
  const { t } = useTranslation('keeping')
  const { language } = useLanguage()
  const { moment, duration, number } = useQuantities()
  const nowMs = useServerClock()
  const free = useHealth()?.storage.freeBytes ?? null
  const { data } = useBackups()
  const make = useMakeBackup()
  const mayBackUp = useMay('keep-server')
  const last = data?.items[0]
  const failure = data?.lastFailure ?? null
  const facts: readonly (readonly [string, string])[] = [
    [
      t('lastBackup'),
      last === undefined
        ? t('never')
        : t('ago', {
            moment: moment(Date.parse(last.at)),
            duration: duration(Math.max(0, nowMs - Date.parse(last.at))),
          }),
    ],
    ...(last === undefined
      ? []
      : ([
          [t('size'), fileSize(last.bytes, language)],
          [t('upToAct'), number(last.sequence)],
        ] as const)),
    [t('count'), number(data?.items.length ?? 0)],
    [
      t('schedule'),
      data === undefined || data.everyHours === 0 ? t('byHandOnly') : t('every', { hours: data.everyHours }),
    ],
    [t('folder'), data?.folder ?? ''],
    ...(free === null ? [] : ([[t('room'), fileSize(free, language)]] as const)),
  ]
  return (
    <section className="keeping">
      <Title order={3}>{t('title')}</Title>
      <Text>{t('long')}</Text>
      {data !== undefined && (
        <dl className="facts keeping-facts">
          {facts.map(([term, fact]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{fact}</dd>
            </div>
          ))}
        </dl>
      )}
      {failure !== null && make.error === null && (
        <Refusal
          sentence={t('failed', {
            moment: moment(Date.parse(failure.at)),
            reason: t(`fault.${failure.fault}`),
          })}
        />
      )}
      <Refusal sentence={make.error === null ? undefined : refusalOf(make.error, t('notAnswered'))} />
      {mayBackUp && (
        <Button
          mt="sm"
          variant="default"
          loading={make.isPending}
          onClick={() => make.mutate()}
          aria-label={make.isPending ? t('backingUp') : t('backUpNow')}
        >
          {t('backUpNow')}
        </Button>
      )}
    </section>
  )
}
