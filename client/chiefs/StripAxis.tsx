import { formatChainage } from '../../geo/chainageLabel.ts'
import { axisTicks, pxOf, type StripScale } from './stripGeometry.ts'

/** So near to an end a label would be cut off in the middle of its place. */
const halfLabelPx = 24

/** Chainage along the strip. */
export function StripAxis({ scale }: { scale: StripScale }) {
  return axisTicks(scale).map((atM) => {
    const px = pxOf(scale, atM)
    const anchor = px < halfLabelPx ? 'start' : px > scale.widthPx - halfLabelPx ? 'end' : 'middle'
    return (
      <g key={atM} transform={`translate(${px} 0)`}>
        <line y2={5} />
        <text y={17} textAnchor={anchor}>
          {formatChainage(atM)}
        </text>
      </g>
    )
  })
}
