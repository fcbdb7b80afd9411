import { useTranslation } from 'react-i18next'
import { useMay } from '../account/me.ts'
import { OnlyNow } from '../knowledge/OnlyNow.tsx'
import type { LineCoverage } from '../../data/model/coverageAnswer.ts'
import type { Position } from '../../geo/units.ts'
import { useQuantities } from '../i18n/quantities.ts'
import type { DraftFigures, DraftGround } from '../../geo/draftFigures.ts'
import { EffectLine } from './EffectLine.tsx'
import { FiguresTable, type FiguresColumn } from './FiguresTable.tsx'
import { RulesList } from './RulesList.tsx'

interface FiguresPanelProps {
  columns: readonly FiguresColumn[]
  /** Of the draft or barrier shown; undefined where none is. */
  figures: DraftFigures | undefined
  ground: DraftGround | undefined
  coverage: LineCoverage | undefined
  tier: string | undefined
  atMs: number
  onShow: (positions: readonly Position[]) => void
}

/** What the draft does, at every move of the pointer. */
export function FiguresPanel(props: FiguresPanelProps) {
  const { columns, figures, ground, coverage, tier, atMs, onShow } = props
  const { t } = useTranslation('plan')
  const mayDraw = useMay('draw-barriers')
  const { number, moment } = useQuantities()
  if (figures === undefined || ground === undefined)
    return (
      <>
        <OnlyNow>
          <section className="plan-begin">
            {mayDraw && <h2 className="plan-title">{t('begin')}</h2>}
            <p className="plan-quiet">{t(mayDraw ? 'beginLong' : 'beginLooking')}</p>
          </section>
        </OnlyNow>
        {columns.length > 0 && (
          <section aria-label={t('compared')}>
            <h3 className="plan-heading">{t('compared')}</h3>
            <FiguresTable columns={columns} />
          </section>
        )}
      </>
    )
  return (
    <>
      <section aria-label={t('newlyBarred')}>
        <p className="plan-newly">
          <b>+{number(figures.newlyBarredM / 1000, 2)}</b> {t('km', { km: '' }).trim()} {t('newlyBarred')}
        </p>
        <EffectLine coverage={coverage} ground={ground} figures={figures} tier={tier} />
        <p className="plan-quiet">{t('plannedNote', { moment: moment(atMs) })}</p>
      </section>
      <FiguresTable columns={columns} />
      <RulesList figures={figures} barrierMaxOffsetM={ground.policy.barrierMaxOffsetM} onShow={onShow} />
    </>
  )
}
