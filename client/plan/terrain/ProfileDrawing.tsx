import { useMemo, useState, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { TerrainProfile } from '../../../geo/terrain.ts'
import type { Position } from '../../../geo/units.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { placeNear, profileShape, type ProfilePlace } from './profileShape.ts'

interface ProfileDrawingProps {
  profiles: readonly TerrainProfile[]
  greatestDeg: number
  onPoint: (position: Position | undefined) => void
}

const [width, height] = [320, 84]
const [leftPx, topPx] = [44, 8]

/** The ground along a draft from its first point to its last: length across, height up. */
export function ProfileDrawing({ profiles, greatestDeg, onPoint }: ProfileDrawingProps) {
  const { t } = useTranslation('planTerrain')
  const { number, length } = useQuantities()
  const shape = useMemo(
    () => profileShape(profiles, greatestDeg, [width - leftPx - 8, height]),
    [profiles, greatestDeg],
  )
  const [pointed, setPointed] = useState<ProfilePlace | undefined>(undefined)
  if (shape === undefined) return null
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const place = placeNear(shape, ((event.clientX - box.left) / box.width) * width - leftPx)
    setPointed(place)
    onPoint(place?.position)
  }
  const leave = () => {
    setPointed(undefined)
    onPoint(undefined)
  }
  const { lowestM, highestM } = shape
  return (
    <figure className="terrain-profile">
      <svg
        viewBox={`0 0 ${width} ${height + topPx + 18}`}
        role="img"
        aria-label={t('profile', { from: number(lowestM), to: number(highestM) })}
        onPointerMove={point}
        onPointerLeave={leave}
      >
        <g className="terrain-axis">
          <text x={leftPx - 6} y={topPx + 4} textAnchor="end">
            {number(highestM)}
          </text>
          <text x={leftPx - 6} y={topPx + height} textAnchor="end">
            {number(lowestM)}
          </text>
          <text x={leftPx} y={topPx + height + 15}>
            0
          </text>
          <text x={width - 8} y={topPx + height + 15} textAnchor="end">
            {length(shape.lengthM)}
          </text>
        </g>
        <g transform={`translate(${leftPx},${topPx})`}>
          <path className="terrain-below" d={shape.below} />
          <path className="terrain-ground" d={shape.ground} />
          <path className="terrain-steep" d={shape.steep} />
          <line className="terrain-base" x1={0} x2={width - leftPx - 8} y1={height} y2={height} />
          {pointed !== undefined && (
            <line className="terrain-pointed" x1={pointed.x} x2={pointed.x} y1={0} y2={height} />
          )}
        </g>
      </svg>
      <figcaption aria-live="off">
        {pointed === undefined
          ? ' '
          : `${length(pointed.atM)} · ${pointed.heightM === null ? t('noElevationShort') : t('height', { metres: number(pointed.heightM) })}`}
      </figcaption>
    </figure>
  )
}
