import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuantities } from '../i18n/quantities.ts'
import { shareCurve, type SharePoint } from './replayPeriod.ts'
import type { ReplayView } from './useReplayView.ts'

const [width, height] = [480, 90]
const points = 240

/** Share held over the whole period, gone through up to the instant replayed. */
export function ReplayCurve({ view }: { view: ReplayView }) {
  const { t } = useTranslation('replay')
  const { number, moment } = useQuantities()
  const { period, atMs } = view
  const curve = useMemo(() => shareCurve(period, points), [period])
  const shares = curve.flatMap(({ share }) => share ?? [])
  if (shares.length === 0) return null
  const [low, high] = [Math.min(...shares), Math.max(...shares)]
  const place = ({ atMs, share }: SharePoint & { share: number }) => {
    const x = ((atMs - period.fromMs) / (period.toMs - period.fromMs)) * width
    return `${x.toFixed(1)},${(height - 3 - ((share - low) / Math.max(high - low, 0.01)) * (height - 6)).toFixed(1)}`
  }
  const path = curve.flatMap(({ atMs, share }) => (share === null ? [] : [place({ atMs, share })])).join(' ')
  const goneX = ((atMs - period.fromMs) / (period.toMs - period.fromMs)) * width
  const percent = (share: number) => `${number(share * 100, 1)} %`
  const picture = {
    from: moment(period.fromMs),
    to: moment(period.toMs),
    low: percent(low),
    high: percent(high),
  }
  return (
    <div className="replay-curve">
      <p>
        <span>{t('curve')}</span>
        <span>
          {number(low * 100, 1)}–{percent(high)}
        </span>
      </p>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('curvePicture', picture)}
      >
        <rect x={0} y={0} width={goneX} height={height} />
        <polyline points={path} vectorEffect="non-scaling-stroke" />
        <line x1={goneX} x2={goneX} y1={0} y2={height} vectorEffect="non-scaling-stroke" />
      </svg>
      <p>
        <span>{moment(period.fromMs)}</span>
        <span>{moment(period.toMs)}</span>
      </p>
    </div>
  )
}
