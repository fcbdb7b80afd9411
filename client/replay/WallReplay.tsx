import './replay.css'
import { useTranslation } from 'react-i18next'
import { WallUnrolled } from '../wall/WallUnrolled.tsx'
import { ReplayClock } from './ReplayClock.tsx'
import { ReplayCurve } from './ReplayCurve.tsx'
import { ReplayFigures } from './ReplayFigures.tsx'
import { ReplayGaps } from './ReplayGaps.tsx'
import { ReplayHour } from './ReplayHour.tsx'
import type { WallReplayState } from './useWallReplay.ts'

/** Over the live picture, which goes on below, but for the map, which is one and the same. */
export function WallReplay({ view, hours, leftMs, unitPx }: WallReplayState & { unitPx: number }) {
  const { t } = useTranslation('replay')
  const { period, atMs } = view
  const seconds = Math.ceil(leftMs / 1000)
  const left = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  const gone = (atMs - period.fromMs) / (period.toMs - period.fromMs)
  const span =
    hours >= 48 && hours % 24 === 0 ? t('lastDays', { count: hours / 24 }) : t('lastHours', { count: hours })
  return (
    <>
      <header className="replay-headline" data-testid="wall-replay">
        <ReplayFigures view={view} />
        <ReplayClock
          atMs={atMs}
          note={`${span} · ${seconds > 0 ? t('liveIn', { time: left }) : t('liveNow')}`}
        />
        <i className="replay-gone" style={{ width: `${(gone * 100).toFixed(2)}%` }} />
      </header>
      <aside className="replay-side">
        <section className="replay-panel">
          <ReplayCurve view={view} />
        </section>
        <ReplayGaps view={view} />
        <ReplayHour view={view} />
      </aside>
      <WallUnrolled
        kind={period.kind}
        knownUntilMs={undefined}
        lines={view.lines}
        fromMs={period.fromMs}
        toMs={period.toMs}
        atMs={atMs}
        unitPx={unitPx}
        silent={false}
        isFixed
        replayed={period}
      />
      <div className="replay-frame" />
    </>
  )
}
