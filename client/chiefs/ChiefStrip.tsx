import { useElementSize } from '@mantine/hooks'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChiefLevel } from '../../data/model/chief.ts'
import { formatChainage } from '../../geo/chainageLabel.ts'
import type { Stretch } from '../../geo/units.ts'
import { ChiefStripRow } from './ChiefStripRow.tsx'
import { StripAxis } from './StripAxis.tsx'
import { StripLegend } from './StripLegend.tsx'
import { StripLevels } from './StripLevels.tsx'
import { StripSightButtons } from './StripSightButtons.tsx'
import { pxOf, rowPx, rowsPx, rowTop } from './stripGeometry.ts'
import { stripKeys } from './stripKeys.ts'
import type { Answered } from './useResponsibility.ts'
import { useStripDrag, type StripDraft } from './useStripDrag.ts'
import { useStripSight } from './useStripSight.ts'

export interface ChiefStripProps {
  answered: Answered
  level: ChiefLevel
  selected: Stretch | undefined
  mayChange: boolean
  onPick: (level: ChiefLevel, stretch: Stretch) => void
  onDraft: (draft: StripDraft) => void
  onEnter: () => void
}

const axisPx = 22
const heightPx = rowsPx + axisPx

/** The line unrolled, a row for each level: who, what is nobody's, what is doubled, what changes soon. */
export const ChiefStrip = memo(function ChiefStrip(props: ChiefStripProps) {
  const { answered, level, selected, mayChange, onPick, onDraft, onEnter } = props
  const { t } = useTranslation('chiefs')
  const { ref, width } = useElementSize()
  const { lengthM, levels } = answered.responsibility
  const sight = useStripSight(lengthM, selected)
  const scale = { ...sight.shown, widthPx: Math.max(width, 100) }
  const drag = useStripDrag({ answered, scale, mayChange, onPick, onDraft })
  const across = ({ fromM, toM }: Stretch, leastPx: number) => ({
    x: pxOf(scale, fromM),
    width: Math.max(pxOf(scale, toM) - pxOf(scale, fromM), leastPx),
  })
  return (
    <section className="chief-strip" aria-label={t('strip')}>
      <div className="chief-strip-frame">
        <StripLevels levels={levels} level={level} onPick={onPick} />
        <div
          ref={ref}
          className="chief-strip-drawn"
          style={{ height: heightPx, cursor: drag.cursor }}
          role="application"
          aria-label={`${t('strip')}. ${t('stripKeys')}`}
          tabIndex={0}
          onKeyDown={stripKeys({ levels, level, selected, sight, onPick, onEnter })}
          {...drag.handlers}
        >
          <svg width={scale.widthPx} height={heightPx} aria-hidden>
            <defs>
              <pattern
                id="chief-doubled"
                width="7"
                height="7"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
              >
                <rect width="7" height="7" className="chief-ink-ground" />
                <rect width="3" height="7" className="chief-ink-hatch" />
              </pattern>
            </defs>
            {levels.map((row) => (
              <g key={row.level} transform={`translate(0 ${rowTop(row.level)})`}>
                <ChiefStripRow
                  row={row}
                  answered={answered}
                  fromM={scale.fromM}
                  toM={scale.toM}
                  widthPx={scale.widthPx}
                />
              </g>
            ))}
            {selected !== undefined && (
              <rect
                className="chief-selected"
                y={rowTop(level) - 2}
                height={rowPx + 4}
                {...across(selected, 3)}
              />
            )}
            {drag.shown !== undefined && (
              <rect
                className="chief-draft"
                y={rowTop(drag.shown.level)}
                height={rowPx}
                {...across(drag.shown, 2)}
              />
            )}
            <g transform={`translate(0 ${rowsPx})`} className="chief-axis">
              <StripAxis scale={scale} />
            </g>
          </svg>
          {drag.shown !== undefined && (
            <output
              className="chief-drag-note"
              style={{
                left: Math.min(pxOf(scale, drag.shown.toM), scale.widthPx - 150),
                top: rowTop(drag.shown.level) + rowPx,
              }}
            >
              {formatChainage(drag.shown.fromM)} – {formatChainage(drag.shown.toM)}
            </output>
          )}
        </div>
      </div>
      <div className="chief-strip-foot">
        <StripLegend />
        <StripSightButtons sight={sight} />
      </div>
    </section>
  )
})
