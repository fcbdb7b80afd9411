import { useEffect, useMemo, useRef, type CSSProperties, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { formatStretch } from '../../geo/chainageLabel.ts'
import { drawStates } from '../../geo/chartRaster.ts'
import type { PlannedCoverage } from '../../geo/plannedCoverage.ts'
import type { Region } from '../../geo/units.ts'
import { useCounty } from '../api/county.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { fontFamily } from '../theme/fontFamily.ts'
import { useShade } from '../theme/useShade.ts'
import { chainageTicks, pxAt, tickLabel } from '../unrolled/chainageAxis.ts'
import { makeChartTiles } from '../unrolled/chartTiles.ts'
import { drawChart, drawTimes } from '../unrolled/drawChart.ts'
import { inkOf } from '../unrolled/ink.ts'
import { pxAtTime } from '../unrolled/timeAxis.ts'
import { useCanvasSize } from '../unrolled/useCanvasSize.ts'
import { useDrawnWords } from '../unrolled/useDrawnWords.ts'
import type { TeamItem } from '../api/patrolPlans.ts'
import type { DraftItem } from './draftItems.ts'
import { useChartDrag, type ChartAxes } from './useChartDrag.ts'

export interface PatrolChartProps {
  coverage: PlannedCoverage | undefined
  /** Chainage across and hours down. */
  shown: Region
  nowMs: number
  items: readonly DraftItem[]
  teams: ReadonlyMap<string, TeamItem>
  /** Ids of items that are no plan any more. */
  begunIds: ReadonlySet<string>
  /** Ids of items that something is wrong with. */
  clashingIds: ReadonlySet<string>
  selectedId: string | undefined
  mayChange: boolean
  onSelect: (id: string | undefined) => void
  /** A rectangle under the hand: of an item, or a new one. */
  onLive: (live: { id: string | null; region: Region } | undefined) => void
  onLet: (id: string | null, region: Region) => void
  onKey: (event: KeyboardEvent<HTMLElement>) => void
}

const leftPx = 62
const topPx = 22
const edgePx = 10

/** The space–time chart of a plan: what is planned as blocks over the states that they make. */
export function PatrolChart(props: PatrolChartProps) {
  const { coverage, shown, nowMs, items, teams, begunIds, clashingIds, selectedId, mayChange } = props
  const { t } = useTranslation('patrolPlans')
  const nameOf = useNameOf()
  const { moment, clock } = useQuantities()
  const { timeZone } = useCounty()
  const shade = useShade()
  const place = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const size = useCanvasSize(place)
  const words = useDrawnWords('planned', undefined)
  const ink = useMemo(() => inkOf(shade), [shade])
  const ratio = size?.ratio ?? 1
  const tiles = useMemo(() => makeChartTiles(ink, ratio), [ink, ratio])
  const { fromM, toM, fromMs, toMs } = shown
  const axes = useMemo((): ChartAxes | undefined => {
    if (size === undefined || size.widthPx <= leftPx + edgePx) return undefined
    return {
      chainage: { fromM, toM, leftPx, rightPx: size.widthPx - edgePx },
      time: { fromMs, toMs, topPx, bottomPx: Math.max(topPx + 1, size.heightPx - edgePx) },
    }
  }, [size, fromM, toM, fromMs, toMs])
  const raster = useMemo(() => {
    if (coverage === undefined || axes === undefined) return undefined
    const columns = Math.round(axes.chainage.rightPx - axes.chainage.leftPx)
    const rows = Math.round(axes.time.bottomPx - axes.time.topPx)
    const cells = new Uint8Array(columns * rows)
    const grid = { fromM, toM, fromMs, toMs, columns, rows }
    drawStates(coverage, grid, cells)
    return { kind: 'planned' as const, ...grid, cells }
  }, [coverage, axes, fromM, toM, fromMs, toMs])

  useEffect(() => {
    const pen = canvas.current?.getContext('2d')
    if (pen === null || pen === undefined || axes === undefined || size === undefined) return
    const px = (value: number) => Math.round(value * ratio)
    const chainage = { fromM, toM, leftPx: px(axes.chainage.leftPx), rightPx: px(axes.chainage.rightPx) }
    const time = { fromMs, toMs, topPx: px(axes.time.topPx), bottomPx: px(axes.time.bottomPx) }
    const scene = {
      layout: { scale: ratio, chainage },
      raster,
      // Nothing of a plan is quieter than the rest: all of it lies ahead.
      knownUntilMs: toMs,
      atMs: nowMs,
      timeZone,
      ink,
      chartTiles: tiles,
      words,
      fontFamily,
      labelled: true,
    }
    pen.clearRect(0, 0, px(size.widthPx), px(size.heightPx))
    drawChart(pen, scene, time)
    drawTimes(pen, scene, time)
    pen.font = `${11 * ratio}px ${fontFamily}`
    pen.fillStyle = ink.surface.quiet
    pen.textBaseline = 'middle'
    pen.textAlign = 'center'
    for (const atM of chainageTicks(chainage, 64 * ratio))
      pen.fillText(tickLabel(atM), pxAt(chainage, atM), px(topPx / 2))
  }, [axes, size, ratio, raster, fromM, toM, fromMs, toMs, nowMs, timeZone, ink, tiles, words])

  const drag = useChartDrag({ ...props, axes, place })
  // What was just drawn or taken is what keys are for.
  useEffect(() => {
    const block = place.current?.querySelector<HTMLElement>(`[data-item="${selectedId ?? ''}"]`)
    block?.focus({ preventScroll: true })
  }, [selectedId])
  const boxOf = (region: Region): CSSProperties => {
    if (axes === undefined) return { display: 'none' }
    const left = Math.max(pxAt(axes.chainage, region.fromM), axes.chainage.leftPx)
    const right = Math.min(pxAt(axes.chainage, region.toM), axes.chainage.rightPx)
    const top = Math.max(pxAtTime(axes.time, region.fromMs), axes.time.topPx)
    const bottom = Math.min(pxAtTime(axes.time, region.toMs), axes.time.bottomPx)
    return { left, top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) }
  }
  const isShown = (region: Region) =>
    region.fromM < toM && fromM < region.toM && region.fromMs < toMs && fromMs < region.toMs
  return (
    <div
      ref={place}
      className="patrol-chart"
      data-changes={mayChange}
      {...drag.handlers}
      onKeyDown={(event) => {
        // The block that has the keyboard may go by this key, and the next one is for the chart all the same.
        if (/^(z|y|delete|backspace)$/i.test(event.key)) event.currentTarget.focus({ preventScroll: true })
        props.onKey(event)
      }}
      tabIndex={-1}
      role="group"
      aria-label={t('chart')}
    >
      <canvas
        ref={canvas}
        width={Math.round((size?.widthPx ?? 1) * ratio)}
        height={Math.round((size?.heightPx ?? 1) * ratio)}
        aria-hidden
      />
      {items.filter(isShown).map((item) => {
        const name = teams.get(item.teamId)?.name
        const begun = begunIds.has(item.id)
        const label = [
          name === undefined ? t('noTeam') : nameOf(name),
          formatStretch(item),
          `${moment(item.fromMs)} – ${clock(item.toMs)}`,
          ...(begun ? [t('begun')] : []),
          ...(clashingIds.has(item.id) ? [t('clashes')] : []),
        ].join(' · ')
        return (
          <button
            key={item.id}
            type="button"
            className="patrol-block"
            data-item={item.id}
            data-begun={begun}
            data-clashing={clashingIds.has(item.id)}
            aria-pressed={item.id === selectedId}
            aria-label={label}
            title={label}
            style={boxOf(item)}
            onFocus={() => props.onSelect(item.id)}
          >
            <span>
              {clashingIds.has(item.id) ? '⚠ ' : ''}
              {name === undefined ? t('noTeam') : nameOf(name)}
            </span>
          </button>
        )
      })}
      {drag.drawn !== undefined && (
        <div className="patrol-block" data-drawn style={boxOf(drag.drawn)} aria-hidden>
          <span>{`${formatStretch(drag.drawn)} · ${clock(drag.drawn.fromMs)} – ${clock(drag.drawn.toMs)}`}</span>
        </div>
      )}
    </div>
  )
}
