import { useTranslation } from 'react-i18next'
import type { BestStretchesAnswer } from '../../../data/model/bestStretches.ts'
import { useQuantities } from '../../i18n/quantities.ts'

const [widthPx, heightPx] = [312, 96]
const [leftPx, rightPx, topPx, bottomPx] = [34, 306, 8, 78]

/** What the best choice is worth by length: where it turns flat, more barrier does little more. */
export function NextCurve({ byLength }: Pick<BestStretchesAnswer, 'byLength'>) {
  const { t } = useTranslation('planWorth')
  const { number, length } = useQuantities()
  const last = byLength.at(-1)
  if (last === undefined || last.worth === 0 || last.lengthM === 0) return null
  const x = (lengthM: number) => leftPx + (lengthM / last.lengthM) * (rightPx - leftPx)
  const y = (worth: number) => bottomPx - (worth / last.worth) * (bottomPx - topPx)
  const line = byLength
    .map(({ lengthM, worth }, index) => `${index === 0 ? 'M' : 'L'}${x(lengthM)} ${y(worth)}`)
    .join('')
  return (
    <figure className="plan-next-curve">
      <figcaption className="plan-quiet">{t('curve')}</figcaption>
      <svg viewBox={`0 0 ${widthPx} ${heightPx}`} role="img" aria-label={t('curve')}>
        <path className="plan-next-axis" d={`M${leftPx} ${topPx}V${bottomPx}H${rightPx}`} />
        <path className="plan-next-line" d={line} />
        {byLength.map(({ lengthM, worth }) => (
          <circle key={lengthM} cx={x(lengthM)} cy={y(worth)} r="3.5">
            <title>{t('curveAt', { length: length(lengthM), worth: number(worth, 1) })}</title>
          </circle>
        ))}
        <text x={leftPx - 5} y={topPx + 4} textAnchor="end">
          {number(last.worth)}
        </text>
        <text x={leftPx - 5} y={bottomPx} textAnchor="end">
          0
        </text>
        <text x={rightPx} y={heightPx - 4} textAnchor="end">
          {length(last.lengthM)}
        </text>
      </svg>
    </figure>
  )
}
