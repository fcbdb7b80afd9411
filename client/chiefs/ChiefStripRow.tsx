import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Responsibility } from '../../data/model/responsibility.ts'
import { useNameOf } from '../i18n/language.ts'
import { inkPaths, pxOf, rowPx, type Ink } from './stripGeometry.ts'
import { useChiefNames } from './useChiefNames.ts'
import type { Answered } from './useResponsibility.ts'

interface ChiefStripRowProps {
  row: Responsibility['levels'][number]
  answered: Answered
  fromM: number
  toM: number
  widthPx: number
}

const inks: readonly Ink[] = ['even', 'odd', 'vacant', 'several', 'nobody']
/** A name needs so much room to say anything. */
const leastLabelPx = 34
const leastCutPx = 76

/** One level along the line: six paths however many pieces, and names where there is room. */
export const ChiefStripRow = memo(function ChiefStripRow({ row, answered, ...scale }: ChiefStripRowProps) {
  const { t } = useTranslation('chiefs')
  const nameOf = useNameOf()
  const { tryName } = useChiefNames()
  const paths = inkPaths(row.pieces, scale, rowPx)
  const labels = row.pieces.flatMap((piece) => {
    const left = Math.max(pxOf(scale, piece.fromM), 0)
    const widthPx = Math.min(pxOf(scale, piece.toM), scale.widthPx) - left
    if (widthPx < leastLabelPx) return []
    const [first] = piece.stretchIds.flatMap((id) => answered.stretchById.get(id)?.properties ?? [])
    const text =
      piece.state === 'nobody'
        ? t('nobody')
        : piece.state === 'several'
          ? `×${piece.stretchIds.length}`
          : first === undefined
            ? ''
            : (tryName(first.personId) ?? nameOf(first.post))
    return [{ piece, left, text: shortened(text, widthPx) }]
  })
  return (
    <>
      {inks.map(
        (ink) => paths[ink] !== '' && <path key={ink} className={`chief-ink-${ink}`} d={paths[ink]} />,
      )}
      {labels.map(({ piece, left, text }) => (
        <text
          key={piece.fromM}
          className={`chief-label chief-label-${piece.state}`}
          x={left + 6}
          y={rowPx / 2 + 4}
        >
          {text}
        </text>
      ))}
      {row.changes.map((change) => {
        const [from, to] = [pxOf(scale, change.fromM), pxOf(scale, change.toM)]
        const middle = (Math.max(from, 0) + Math.min(to, scale.widthPx)) / 2
        if (to < 0 || from > scale.widthPx) return null
        return (
          <path
            key={`${change.at} ${change.fromM}`}
            className="chief-soon"
            d={`M${middle - 6} -3h12l-6 9Z`}
          />
        )
      })}
    </>
  )
})

/** As much as has room, or nothing where too little of it has to say anything; Chinese signs are twice as wide as letters. */
function shortened(text: string, widthPx: number): string {
  let left = widthPx - 10
  let kept = ''
  for (const sign of text) {
    left -= sign.charCodeAt(0) > 0x2e80 ? 13 : 7
    if (left < 0) return widthPx < leastCutPx ? '' : `${kept.slice(0, -1)}…`
    kept += sign
  }
  return kept
}
