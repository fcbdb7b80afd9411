import './worth.css'
import { useId, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineCoverage } from '../../../data/model/coverageAnswer.ts'
import type { DraftGround } from '../../../geo/draftFigures.ts'
import type { BarringGains } from '../../../geo/gainIfBarred.ts'
import type { Stretch } from '../../../geo/units.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import type { Shade } from '../../theme/stateColours.ts'
import { pxAt, type ChainageAxis } from '../../unrolled/chainageAxis.ts'
import { inkOf } from '../../unrolled/ink.ts'
import { stateStretches } from '../../unrolled/stateAt.ts'
import { chainageAxisOf } from '../../unrolled/unrolledLayout.ts'
import { useCanvasSize } from '../../unrolled/useCanvasSize.ts'
import { limitSteps, limitStepsBarred, turningAt, type LimitStep } from './effectRuns.ts'

/** A draft whose effect has a row of its own. */
export interface EffectRow {
  readonly id: string
  /** `With draft`, or `With A` of drafts that are compared. */
  readonly name: string
  readonly newlyBarred: readonly Stretch[]
}

interface EffectRowsProps {
  coverage: LineCoverage | undefined
  ground: DraftGround
  /** The warning tier at the instant shown. */
  tier: string | undefined
  gains: BarringGains | undefined
  rows: readonly EffectRow[]
  atMs: number
  shows: Stretch
  shade: Shade
}

const rowPx = 21
const barPx = 11

/** Under the strip, on its axis: the revisit limit, the state now, and the state with each draft. */
export function EffectRows({ coverage, ground, tier, gains, rows, atMs, shows, shade }: EffectRowsProps) {
  const { t } = useTranslation('planWorth')
  const place = useRef<HTMLDivElement>(null)
  const widthPx = useCanvasSize(place)?.widthPx ?? 0
  const axis = chainageAxisOf(widthPx, shows)
  const heightPx = rowPx * (rows.length + 2)
  const drawn = rows[0]
  return (
    <div ref={place} className="plan-effect-rows" style={{ height: heightPx }}>
      {widthPx > 0 && (
        <svg width={widthPx} height={heightPx} role="img" aria-label={t('rows')}>
          <Inks shade={shade}>
            {(fill) => (
              <>
                {[t('limit'), t('today'), ...rows.map(({ name }) => name)].map((name, index) => (
                  <text key={name} className="plan-effect-name" x={axis.leftPx - 8} y={index * rowPx + 14}>
                    {name}
                  </text>
                ))}
                <svg x={axis.leftPx} width={axis.rightPx - axis.leftPx} height={heightPx}>
                  <g transform={`translate(${-axis.leftPx} 0)`}>
                    <LimitRow
                      axis={axis}
                      coverage={coverage}
                      ground={ground}
                      tier={tier}
                      newlyBarred={drawn?.newlyBarred ?? []}
                    />
                    <StateBars axis={axis} coverage={coverage} topPx={rowPx} fill={fill} />
                    {rows.map((row, index) => (
                      <g key={row.id}>
                        <StateBars axis={axis} coverage={coverage} topPx={(index + 2) * rowPx} fill={fill} />
                        <Turned
                          axis={axis}
                          gains={gains}
                          atMs={atMs}
                          newlyBarred={row.newlyBarred}
                          topPx={(index + 2) * rowPx}
                          fill={fill.held}
                        />
                      </g>
                    ))}
                  </g>
                </svg>
              </>
            )}
          </Inks>
        </svg>
      )}
    </div>
  )
}

type Fills = Readonly<Record<'held' | 'thin' | 'gap' | 'unknown', string>>

/** The strip's own looks of the states, for one drawing. */
function Inks({ shade, children }: { shade: Shade; children: (fills: Fills) => React.ReactNode }) {
  const id = useId()
  const { row } = useMemo(() => inkOf(shade), [shade])
  return (
    <>
      <defs>
        <pattern id={`${id}-thin`} width="7" height="7" patternUnits="userSpaceOnUse">
          <rect width="7" height="7" fill={row.thin.ground} />
          <path d="M-2 2 L2 -2 M0 7 L7 0 M5 9 L9 5" stroke={row.thin.strokes} strokeWidth="1.6" />
        </pattern>
      </defs>
      {children({
        held: row.held.ground,
        thin: `url(#${id}-thin)`,
        gap: row.gap.ground,
        unknown: row.unknown.ground,
      })}
    </>
  )
}

const isSeen = (axis: ChainageAxis, { fromM, toM }: Stretch) => fromM < axis.toM && axis.fromM < toM

interface BarsProps {
  axis: ChainageAxis
  coverage: LineCoverage | undefined
  topPx: number
  fill: Fills
}

function StateBars({ axis, coverage, topPx, fill }: BarsProps) {
  const stretches = useMemo(() => stateStretches(coverage?.runsNow ?? []), [coverage])
  return stretches
    .filter((stretch) => isSeen(axis, stretch))
    .map(({ fromM, toM, state }) => {
      const isGap = state === 'gap'
      const leftPx = pxAt(axis, fromM)
      return (
        <rect
          key={fromM}
          x={leftPx}
          y={topPx + (isGap ? 3 : 5)}
          width={Math.max(pxAt(axis, toM) - leftPx, isGap ? 3 : 0.5)}
          height={isGap ? barPx + 4 : barPx}
          fill={state in fill ? fill[state as keyof Fills] : fill.unknown}
        />
      )
    })
}

interface TurnedProps {
  axis: ChainageAxis
  gains: BarringGains | undefined
  atMs: number
  newlyBarred: readonly Stretch[]
  topPx: number
  fill: string
}

/** What a draft newly bars, outlined, and of it what turns from thin to held. */
function Turned({ axis, gains, atMs, newlyBarred, topPx, fill }: TurnedProps) {
  const turned = useMemo(
    () => (gains === undefined ? [] : turningAt(gains, atMs, newlyBarred)),
    [gains, atMs, newlyBarred],
  )
  const box = ({ fromM, toM }: Stretch) => {
    const leftPx = pxAt(axis, fromM)
    return { x: leftPx, width: Math.max(pxAt(axis, toM) - leftPx, 1) }
  }
  return (
    <>
      {turned
        .filter((stretch) => isSeen(axis, stretch))
        .map((stretch) => (
          <rect key={stretch.fromM} {...box(stretch)} y={topPx + 5} height={barPx} fill={fill} />
        ))}
      {newlyBarred
        .filter((stretch) => isSeen(axis, stretch))
        .map((stretch) => (
          <rect
            key={stretch.fromM}
            className="plan-effect-outline"
            {...box(stretch)}
            y={topPx + 3.5}
            height={barPx + 3}
          />
        ))}
    </>
  )
}

interface LimitRowProps {
  axis: ChainageAxis
  coverage: LineCoverage | undefined
  ground: DraftGround
  tier: string | undefined
  newlyBarred: readonly Stretch[]
}

/** A line as high as the limit is long; dashed where the draft would raise it. */
function LimitRow({ axis, coverage, ground, tier, newlyBarred }: LimitRowProps) {
  const { duration } = useQuantities()
  const today = useMemo(() => limitSteps(coverage?.runsNow ?? []), [coverage])
  const baseLimitMin = tier === undefined ? undefined : ground.policy.baseLimitMin[tier]
  const trailsAtM = useMemo(
    () => ground.trails.flatMap(({ unsealed, meetsLineAtM }) => (unsealed ? meetsLineAtM : [])),
    [ground],
  )
  const raised =
    baseLimitMin === undefined
      ? []
      : limitStepsBarred(ground.policy, baseLimitMin, trailsAtM, newlyBarred).filter((step) =>
          isSeen(axis, step),
        )
  const shown = today.filter((step) => isSeen(axis, step))
  const all = [...shown, ...raised].map(({ limitMin }) => limitMin)
  const [least, most] = [Math.min(...all), Math.max(...all)]
  const yOf = (limitMin: number) => (most === least ? 13 : 17 - ((limitMin - least) / (most - least)) * 12)
  return (
    <g className="plan-effect-limit">
      <path d={stepPath(axis, shown, yOf)}>
        <title>
          {[...new Set(all)]
            .sort((a, b) => a - b)
            .map((min) => duration(min * 60_000))
            .join(' · ')}
        </title>
      </path>
      <path className="plan-effect-raised" d={stepPath(axis, raised, yOf)} />
    </g>
  )
}

function stepPath(
  axis: ChainageAxis,
  steps: readonly LimitStep[],
  yOf: (limitMin: number) => number,
): string {
  let path = ''
  let endM = Number.NaN
  for (const { fromM, toM, limitMin } of steps) {
    const y = yOf(limitMin).toFixed(1)
    path += `${fromM === endM ? 'L' : 'M'}${pxAt(axis, fromM).toFixed(1)} ${y}H${pxAt(axis, toM).toFixed(1)}`
    endM = toM
  }
  return path
}
