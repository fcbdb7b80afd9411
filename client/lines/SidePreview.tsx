import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { pathLengthM } from '../../geo/chainage.ts'
import type { HomeSide, Position } from '../../geo/units.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { drawSide } from './drawSide.ts'

const size = { widthPx: 420, heightPx: 260 }

/** The line as it was read, with K0, its direction and teeth toward home ground. */
export function SidePreview({ positions, homeSide }: { positions: readonly Position[]; homeSide: HomeSide }) {
  const { t } = useTranslation('lines')
  const { length, number } = useQuantities()
  if (positions.length < 2) return <div className="side-preview side-preview-empty">{t('previewEmpty')}</div>
  const { path, teeth, start, arrow, label } = drawSide(positions, homeSide, size)
  return (
    <figure className="side-preview">
      <svg viewBox={`0 0 ${size.widthPx} ${size.heightPx}`} role="img" aria-label={t(homeSide)}>
        <path d={teeth} className="side-teeth" />
        <path d={path} className="side-line" />
        <path d={arrow} className="side-arrow" />
        <circle cx={start[0]} cy={start[1]} r={4.5} className="side-start" />
        <text x={start[0] + 8} y={start[1] - 8}>
          K0
        </text>
        <text x={label[0]} y={label[1]} className="side-label" textAnchor="middle">
          {t('homeGround')}
        </text>
      </svg>
      <Text component="figcaption" size="sm" c="dimmed">
        {t('previewText', { points: number(positions.length), length: length(pathLengthM(positions)) })}
      </Text>
    </figure>
  )
}
