import { useTranslation } from 'react-i18next'
import { useQuantities } from '../i18n/quantities.ts'
import { OnlyNow } from '../knowledge/OnlyNow.tsx'
import { useServerNow } from '../shell/serverClock.ts'

interface LiveClockProps {
  silentSinceMs: number | undefined
  /** There is something to be live. */
  shows: boolean
}

/** The server's clock with its seconds, and that the picture is live; nothing of both while it is not. */
export function LiveClock({ silentSinceMs, shows }: LiveClockProps) {
  const { t } = useTranslation('wall')
  const { clock, day } = useQuantities()
  const nowMs = useServerNow(1000)
  if (silentSinceMs !== undefined)
    return (
      <div className="wall-clock">
        <b>–</b>
      </div>
    )
  return (
    <div className="wall-clock">
      <b>{clock(nowMs, { seconds: true })}</b>
      <span>
        {shows && (
          <OnlyNow>
            <span className="wall-live">
              <i /> {t('live')}
            </span>{' '}
          </OnlyNow>
        )}
        {day(nowMs)}
      </span>
    </div>
  )
}
