import { useTranslation } from 'react-i18next'
import type { PlanningRules } from '../../data/model/planningRules.ts'
import { useMay } from '../account/me.ts'
import { OnlyNow } from '../knowledge/OnlyNow.tsx'
import type { Position } from '../../geo/units.ts'
import { useQuantities } from '../i18n/quantities.ts'
import type { DraftGround } from '../../geo/draftFigures.ts'
import { CostParts } from './CostParts.tsx'
import type { DraftWorth } from './draftWorth.ts'
import { FiguresTable, type FiguresColumn } from './FiguresTable.tsx'
import { RulesList } from './RulesList.tsx'
import { TrailsCut } from './TrailsCut.tsx'
import { TerrainSection } from './terrain/TerrainSection.tsx'
import type { PlanTerrain } from './terrain/useElevation.ts'
import type { WorkingDraft, WorkingPart } from './workingDraft.ts'
import { EffectLine } from './worth/EffectLine.tsx'
import { EffectTable } from './worth/EffectTable.tsx'
import { useEffectColumns } from './worth/useEffectColumns.ts'
import type { PlanEffect } from './worth/usePlanEffect.ts'

interface FiguresPanelProps {
  columns: readonly FiguresColumn[]
  /** Of the draft or barrier shown; undefined where none is. */
  worth: DraftWorth | undefined
  ground: DraftGround | undefined
  effect: PlanEffect
  /** Parts that stand in the draft or barrier shown. */
  partCount: number
  rules: PlanningRules & { readonly version: number }
  terrain: PlanTerrain
  type: WorkingDraft['type']
  onPoint: (position: Position | undefined) => void
  /** Absent where a barrier is only looked at. */
  onDifficulty?: ((parts: readonly number[], difficulty: WorkingPart['difficulty']) => void) | undefined
  /** A draft is in hand, with nothing drawn yet where there are no figures. */
  isBegun: boolean
  /** Opens what drafts are judged and priced by. */
  onPlanning: (dialog: 'planning' | 'layers') => void
  onShow: (positions: readonly Position[]) => void
}

/** What the draft does, at every move of the pointer. */
export function FiguresPanel(props: FiguresPanelProps) {
  const { columns, worth, ground, effect, onShow } = props
  const { t } = useTranslation('plan')
  const mayDraw = useMay('draw-barriers')
  const { t: rules } = useTranslation('planRules')
  const { number, length } = useQuantities()
  const effects = useEffectColumns(columns, effect.dayGains)
  if (worth === undefined || ground === undefined)
    return (
      <>
        <OnlyNow>
          <section className="plan-begin" hidden={columns.length > 0}>
            {mayDraw && <h2 className="plan-title">{t(props.isBegun ? 'begun' : 'begin')}</h2>}
            <p className="plan-quiet">
              {t(mayDraw ? (props.isBegun ? 'begunLong' : 'beginLong') : 'beginLooking')}
            </p>
          </section>
        </OnlyNow>
        {columns.length > 0 && (
          <section aria-label={t('compared')}>
            <h3 className="plan-heading">{t('compared')}</h3>
            <FiguresTable columns={columns} />
            {effects.length > 0 && <EffectTable columns={effects} dayName={effect.day.name} />}
          </section>
        )}
      </>
    )
  const { figures, findings, cost } = worth
  const { barrierMaxOffsetM, barrierJoinM } = ground.policy
  return (
    <>
      <section aria-label={t('newlyBarred')}>
        <p className="plan-newly">
          <b>+{number(figures.newlyBarredM / 1000, 2)}</b> {t('km', { km: '' }).trim()} {t('newlyBarred')}
        </p>
        {effect.ofDay !== undefined && (
          <EffectLine effect={effect.ofDay} dayName={effect.day.name} lengthM={ground.line.lengthM} />
        )}
      </section>
      <section aria-label={t('figures')}>
        <FiguresTable columns={columns} />
        {effects.length > 0 && <EffectTable columns={effects} dayName={effect.day.name} />}
        <p className="plan-rules-note plan-quiet">
          {rules('barredBy', { max: length(barrierMaxOffsetM), join: length(barrierJoinM) })}
        </p>
      </section>
      <TerrainSection
        terrain={props.terrain}
        worth={worth}
        rules={props.rules}
        greatestDeg={props.rules.greatestSlopeDeg[props.type]}
        onShow={onShow}
        onPoint={props.onPoint}
      />
      <RulesList
        findings={findings}
        ground={ground}
        hasTerrain={worth.terrain !== null}
        onShow={onShow}
        onPlanning={props.onPlanning}
      />
      <TrailsCut trails={figures.trailsCut} onShow={onShow} />
      <CostParts
        cost={cost}
        pricesVersion={props.rules.version}
        partCount={props.partCount}
        onDifficulty={props.onDifficulty}
        onPrices={() => props.onPlanning('planning')}
      />
    </>
  )
}
