import { useTranslation } from 'react-i18next'
import { useQuantities } from '../i18n/quantities.ts'

/** The instant replayed, and that it is not now. */
export function ReplayClock({ atMs, note }: { atMs: number; note: string }) {
  const { t } = useTranslation('replay')
  const { clock, day } = useQuantities()
  return (
    <div className="replay-clock">
      <span className="replay-word">{t('notLive')}</span>
      <b>{clock(atMs)}</b>
      <span>
        {day(atMs)}
        {note !== '' && <> · {note}</>}
      </span>
    </div>
  )
}
