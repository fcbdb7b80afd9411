import { useTranslation } from 'react-i18next'
import { useQuantities } from '../i18n/quantities.ts'
import { useServerClock } from '../shell/serverClock.ts'
import { bandShare } from './staleRule.ts'

/** Over the whole width, higher the longer nothing is heard: nobody takes an old picture for a live one. */
export function NoDataBand({ sinceMs }: { sinceMs: number }) {
  const { t } = useTranslation('wall')
  const { clock, duration } = useQuantities()
  const silentMs = Math.max(0, useServerClock(1000) - sinceMs)
  return (
    <div className="wall-band" role="alert" style={{ height: `${(bandShare(silentMs) * 100).toFixed(2)}%` }}>
      <b>{t('noDataSince', { clock: clock(sinceMs, { seconds: true }) })}</b>
      <span>
        {silentMs < 60_000
          ? t('noAnswerForSeconds', { seconds: Math.floor(silentMs / 1000) })
          : t('noAnswerFor', { duration: duration(silentMs) })}{' '}
        · {t('noDataLong')}
      </span>
    </div>
  )
}
