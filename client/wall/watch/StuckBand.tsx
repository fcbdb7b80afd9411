import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuantities } from '../../i18n/quantities.ts'
import { useServerClock } from '../../shell/serverClock.ts'

/** A page that does nothing for so long is stuck. */
const stuckAfterMs = 20_000

/**
 * Over everything, and not seen while all is well. A page that is stuck shows an old picture and cannot
 * say so. The browser lets this band appear without the page's help; the page puts it off each second.
 */
export function StuckBand() {
  const { t } = useTranslation('wall')
  const { clock } = useQuantities()
  const band = useRef<HTMLDivElement>(null)
  const appearing = useRef<Animation | undefined>(undefined)
  const nowMs = useServerClock(1000)
  useEffect(() => {
    // Of opacity the compositor takes care, which goes on when the page does not.
    appearing.current = band.current?.animate(
      [{ opacity: 0 }, { opacity: 0, offset: 0.99 }, { opacity: 1 }],
      { duration: stuckAfterMs, fill: 'forwards' },
    )
    return () => appearing.current?.cancel()
  }, [])
  useEffect(() => {
    if (appearing.current !== undefined) appearing.current.currentTime = 0
  })
  return (
    <div ref={band} className="wall-stuck" aria-hidden>
      <b>{t('noDataSince', { clock: clock(nowMs, { seconds: true }) })}</b>
      <span>{t('stuck')}</span>
    </div>
  )
}
