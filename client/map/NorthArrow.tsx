import { useTranslation } from 'react-i18next'

export interface NorthArrowProps {
  /** Compass direction that is up, degrees. */
  bearing: number
  /** Absent where nobody points at the map. */
  onNorthUp?: () => void
}

/** Shown while the map is turned; a click puts north up again. */
export function NorthArrow({ bearing, onNorthUp }: NorthArrowProps) {
  const { t } = useTranslation('map')
  const arrow = (
    <svg viewBox="-20 -20 40 40" aria-hidden>
      <g transform={`rotate(${-bearing})`}>
        <path d="M0 -17L7 4L0 0L-7 4Z" />
        <text y="16" textAnchor="middle" transform="rotate(0)">
          {t('north')}
        </text>
      </g>
    </svg>
  )
  return onNorthUp === undefined ? (
    <div className="north-arrow" role="img" aria-label={t('northArrow')}>
      {arrow}
    </div>
  ) : (
    <button
      type="button"
      className="north-arrow"
      title={t('northUp')}
      aria-label={t('northUp')}
      onClick={onNorthUp}
    >
      {arrow}
    </button>
  )
}
