import { useTranslation } from 'react-i18next'
import { useCounty } from '../api/county.ts'
import { useLanguage } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'

/** The instant replayed, and that it is not now. */
export function ReplayClock({ atMs, note }: { atMs: number; note: string }) {
  const { t } = useTranslation('replay')
  const { timeZone } = useCounty()
  const { language } = useLanguage()
  const { clock } = useQuantities()
  const date = new Date(atMs).toLocaleDateString(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  })
  return (
    <div className="replay-clock">
      <span className="replay-word">{t('notLive')}</span>
      <b>{clock(atMs)}</b>
      <span>
        {date}
        {note !== '' && <> · {note}</>}
      </span>
    </div>
  )
}
