import { ActionIcon, Group } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import {
  IconArrowsHorizontal,
  IconChevronLeft,
  IconChevronRight,
  IconMinus,
  IconPlus,
} from '@tabler/icons-react'
import { memo, useEffect, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { chiefLevel, type ChiefLevel } from '../../data/model/chief.ts'
import { formatChainage } from '../../geo/chainageLabel.ts'
import { tryPieceAt } from '../../geo/responsibility.ts'
import type { Stretch } from '../../geo/units.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { ChiefStripRow } from './ChiefStripRow.tsx'
import { StripLegend } from './StripLegend.tsx'
import { axisTicks, pxOf, rowPx, shifted, zoomed } from './stripGeometry.ts'
import type { Answered } from './useResponsibility.ts'
import { useStripDrag, type StripDraft } from './useStripDrag.ts'

export interface ChiefStripProps {
  answered: Answered
  level: ChiefLevel
  selected: Stretch | undefined
  mayChange: boolean
  onPick: (level: ChiefLevel, stretch: Stretch) => void
  onDraft: (draft: StripDraft) => void
  onEnter: () => void
}

const rowGapPx = 6
const axisPx = 22

/** The line unrolled, a row for each level: who, what is nobody's, what is doubled, what changes soon. */
export const ChiefStrip = memo(function ChiefStrip(props: ChiefStripProps) {
  const { answered, level, selected, mayChange, onPick, onDraft, onEnter } = props
  const { t } = useTranslation('chiefs')
  const { length } = useQuantities()
  const { ref, width } = useElementSize()
  const { lengthM, levels } = answered.responsibility
  const [shown, setSight] = useState<Stretch>({ fromM: 0, toM: lengthM })
  const scale = { ...shown, widthPx: Math.max(width, 100) }
  const rowTop = (one: ChiefLevel) => chiefLevel.options.indexOf(one) * (rowPx + rowGapPx)
  const heightPx = chiefLevel.options.length * (rowPx + rowGapPx) + axisPx
  const drag = useStripDrag({ answered, scale, rowTop, mayChange, onPick, onDraft })
  const [selectedFromM, selectedToM] = [selected?.fromM, selected?.toM]
  useEffect(() => {
    // What is chosen from a table comes into sight, wide enough to be taken by an edge.
    if (selectedFromM === undefined || selectedToM === undefined) return
    const middleM = (selectedFromM + selectedToM) / 2
    setSight((before) => {
      const isSeen = before.fromM <= selectedFromM && selectedToM <= before.toM
      const isWide = (selectedToM - selectedFromM) / (before.toM - before.fromM) > 0.008
      if (isSeen && isWide) return before
      const widthM = Math.max((selectedToM - selectedFromM) * 8, 2000)
      return zoomed({ fromM: 0, toM: widthM }, 1, lengthM, middleM)
    })
  }, [selectedFromM, selectedToM, lengthM])
  const byKey = (event: KeyboardEvent) => {
    const row = levels.find((one) => one.level === level)
    if (row === undefined) return
    const at =
      selected === undefined ? undefined : tryPieceAt(row.pieces, (selected.fromM + selected.toM) / 2)
    const index = at === undefined ? -1 : row.pieces.indexOf(at)
    const go = (to: number) => {
      const piece = row.pieces[Math.min(Math.max(to, 0), row.pieces.length - 1)]
      if (piece !== undefined) onPick(level, piece)
    }
    const turn = (by: number) => {
      const next = levels[chiefLevel.options.indexOf(level) + by]
      if (next === undefined) return
      const piece = tryPieceAt(next.pieces, at === undefined ? 0 : (at.fromM + at.toM) / 2)
      if (piece !== undefined) onPick(next.level, piece)
    }
    const keys: Readonly<Record<string, () => void>> = {
      ArrowRight: () => go(index + 1),
      ArrowLeft: () => go(index - 1),
      Home: () => go(0),
      End: () => go(row.pieces.length - 1),
      ArrowDown: () => turn(1),
      ArrowUp: () => turn(-1),
      Enter: onEnter,
      '+': () => setSight(zoomed(shown, 0.5, lengthM, selected && (selected.fromM + selected.toM) / 2)),
      '-': () => setSight(zoomed(shown, 2, lengthM)),
    }
    const act = keys[event.key === '=' ? '+' : event.key]
    if (act === undefined || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    act()
  }
  return (
    <section className="chief-strip" aria-label={t('strip')}>
      <div className="chief-strip-frame">
        <div className="chief-strip-levels">
          {levels.map((one) => (
            <button
              key={one.level}
              type="button"
              aria-pressed={one.level === level}
              style={{ top: rowTop(one.level), height: rowPx }}
              onClick={() => {
                const piece = one.pieces.find(({ state }) => state !== 'one') ?? one.pieces[0]
                if (piece !== undefined) onPick(one.level, piece)
              }}
            >
              <strong>{t(`level.${one.level}`)}</strong>
              <span>
                {one.metres.nobody > 0
                  ? t('metresNobody', { length: length(one.metres.nobody) })
                  : one.metres.vacant > 0
                    ? t('metresVacant', { length: length(one.metres.vacant) })
                    : one.metres.several > 0
                      ? t('metresSeveral', { length: length(one.metres.several) })
                      : t('levelWhole')}
              </span>
            </button>
          ))}
        </div>
        <div
          ref={ref}
          className="chief-strip-drawn"
          style={{ height: heightPx, cursor: drag.cursor }}
          role="application"
          aria-label={`${t('strip')}. ${t('stripKeys')}`}
          tabIndex={0}
          onKeyDown={byKey}
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
            {levels.map((one) => (
              <g key={one.level} transform={`translate(0 ${rowTop(one.level)})`}>
                <ChiefStripRow
                  row={one}
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
                x={pxOf(scale, selected.fromM)}
                y={rowTop(level) - 2}
                width={Math.max(pxOf(scale, selected.toM) - pxOf(scale, selected.fromM), 3)}
                height={rowPx + 4}
              />
            )}
            {drag.shown !== undefined && (
              <rect
                className="chief-draft"
                x={pxOf(scale, drag.shown.fromM)}
                y={rowTop(drag.shown.level)}
                width={Math.max(pxOf(scale, drag.shown.toM) - pxOf(scale, drag.shown.fromM), 2)}
                height={rowPx}
              />
            )}
            <g transform={`translate(0 ${heightPx - axisPx})`} className="chief-axis">
              {axisTicks(scale).map((atM) => (
                <g key={atM} transform={`translate(${pxOf(scale, atM)} 0)`}>
                  <line y2={5} />
                  <text
                    y={17}
                    textAnchor={
                      pxOf(scale, atM) < 24
                        ? 'start'
                        : pxOf(scale, atM) > scale.widthPx - 24
                          ? 'end'
                          : 'middle'
                    }
                  >
                    {formatChainage(atM)}
                  </text>
                </g>
              ))}
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
        <Group gap={4}>
          <ActionIcon
            variant="default"
            aria-label={t('before')}
            onClick={() => setSight(shifted(shown, -(shown.toM - shown.fromM) / 2, lengthM))}
          >
            <IconChevronLeft size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label={t('further')}
            onClick={() => setSight(shifted(shown, (shown.toM - shown.fromM) / 2, lengthM))}
          >
            <IconChevronRight size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label={t('nearer')}
            onClick={() =>
              setSight(zoomed(shown, 0.5, lengthM, selected && (selected.fromM + selected.toM) / 2))
            }
          >
            <IconPlus size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label={t('farther')}
            onClick={() => setSight(zoomed(shown, 2, lengthM))}
          >
            <IconMinus size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label={t('whole')}
            onClick={() => setSight({ fromM: 0, toM: lengthM })}
          >
            <IconArrowsHorizontal size={16} aria-hidden />
          </ActionIcon>
        </Group>
      </div>
    </section>
  )
})
