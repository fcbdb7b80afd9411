import { useTranslation } from 'react-i18next'
import { useQuantities } from '../i18n/quantities.ts'
import { tryExtremes, type SharePoint } from './shareHistory.ts'
import type { ShareHistory } from './useShareHistory.ts'

const [width, height] = [240, 40]

/** Share held on seven days at this hour, and now; its lowest and highest value stand beside it. */
export function SevenDays({ history }: { history: ShareHistory }) {
  const { t } = useTranslation('wall')
  const { number } = useQuantities()
  const { points } = history
  const extremes = tryExtremes(points)
  if (extremes === undefined) return <div className="wall-seven" />
  const [low, high] = [number(extremes.low * 100), number(extremes.high * 100)]
  const last = points.at(-1)
  const place = placing(history, extremes)
  return (
    <div className="wall-seven">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('sevenDaysPicture', { low: `${low} %`, high: `${high} %` })}
      >
        {Array.from({ length: 8 }, (_, day) => (
          <line key={day} x1={(day / 7) * width} x2={(day / 7) * width} y1={0} y2={height} />
        ))}
        <polyline
          points={points.map((point) => place(point).join(',')).join(' ')}
          vectorEffect="non-scaling-stroke"
        />
        {last !== undefined && (
          <path
            className="wall-seven-last"
            d={`M${place(last).join(' ')}h0`}
            vectorEffect="non-scaling-stroke"
          />
        )}
      </svg>
      <span>{t('sevenDays')}</span>
      <span>
        {low}–{high} %
      </span>
    </div>
  )
}

function placing(window: ShareHistory, { low, high }: { low: number; high: number }) {
  const span = Math.max(high - low, 0.01)
  return ({ atMs, share }: SharePoint): [number, number] => [
    Math.round(((atMs - window.fromMs) / (window.toMs - window.fromMs)) * width * 10) / 10,
    Math.round((height - 3 - ((share - low) / span) * (height - 6)) * 10) / 10,
  ]
}
