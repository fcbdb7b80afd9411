import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuantities } from '../../i18n/quantities.ts'
import { useServerClock } from '../../shell/serverClock.ts'
import { fontFamily } from '../../theme/fontFamily.ts'
import { surfaces } from '../../theme/surfaces.ts'
import { useWallSize } from '../useWallSize.ts'
import type { ToStuckWorker } from './stuckMessage.ts'

/** Share of the screen's height; the style sheet has it too. */
const bandShare = 0.2

/**
 * Over everything, but nothing to be seen while all is well: a page that is stuck shows an old picture
 * and cannot say so, so a worker that no longer hears of it each second does.
 */
export function StuckBand() {
  const { t } = useTranslation('wall')
  const { clock } = useQuantities()
  const { unitPx } = useWallSize()
  const place = useRef<HTMLDivElement>(null)
  const tell = useRef<((message: ToStuckWorker) => void) | undefined>(undefined)
  useEffect(() => {
    if (place.current === null || typeof OffscreenCanvas === 'undefined') return
    const shown = document.createElement('canvas')
    shown.width = 1
    shown.height = 1
    place.current.append(shown)
    const canvas = shown.transferControlToOffscreen()
    const worker = new Worker(new URL('./stuckWorker.ts', import.meta.url), { type: 'module' })
    worker.postMessage({ canvas } satisfies ToStuckWorker, [canvas])
    tell.current = (message) => worker.postMessage(message)
    return () => {
      tell.current = undefined
      worker.terminate()
      shown.remove()
    }
  }, [])
  const nowMs = useServerClock(1000)
  useEffect(() => {
    const beat = {
      title: t('noDataSince', { clock: clock(nowMs, { seconds: true }) }),
      text: t('stuck'),
      widthPx: Math.round(innerWidth * devicePixelRatio),
      heightPx: Math.round(innerHeight * bandShare * devicePixelRatio),
      unitPx: unitPx * devicePixelRatio,
      ground: surfaces.dark.text,
      ink: surfaces.dark.page,
      fontFamily,
    }
    tell.current?.({ beat })
  })
  return <div ref={place} className="wall-stuck" aria-hidden />
}
