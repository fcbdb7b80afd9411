import { useTranslation } from 'react-i18next'
import { hasErrors } from '../../geo/draftFinding.ts'
import { OnlyNow } from '../knowledge/OnlyNow.tsx'
import { draftOf } from './barrierBody.ts'
import { BarrierHead, BarrierStatusPanel } from './BarrierPanel.tsx'
import { DraftPanel } from './DraftPanel.tsx'
import { FiguresPanel } from './FiguresPanel.tsx'
import { TakeAlong } from './files/TakeAlong.tsx'
import { OnlyDrawnNow } from './OnlyDrawnNow.tsx'
import type { Desk } from './usePlanDesk.ts'

/** Right: the draft or barrier in hand, what it is worth, and what may follow. */
export function PlanFigures({ desk }: { desk: Desk }) {
  const { t } = useTranslation('plan')
  const { view, inHand, tools, history, step } = desk
  const { draft, selected } = inHand
  const { atMs } = view
  return (
    <aside className="plan-figures-side" aria-label={t('figures')}>
      <OnlyDrawnNow />
      {draft !== null && desk.live.figures !== undefined && (
        <OnlyNow right="draw-barriers">
          <DraftPanel
            history={history}
            figures={desk.live.figures}
            onStep={step}
            onSaved={(id) => view.select({ kind: 'barrier', id })}
            onClose={() => {
              desk.shelf.putAside()
              tools.setMode('look')
            }}
            onDiscard={() => {
              step({ kind: 'closed' })
              tools.setMode('look')
            }}
          />
        </OnlyNow>
      )}
      {draft === null && selected !== undefined && (
        <BarrierHead
          barrier={selected}
          atMs={atMs}
          onEdit={() => {
            inHand.edit(draftOf(selected))
            tools.setMode('edit')
          }}
          onClose={() => view.select(undefined)}
        />
      )}
      <FiguresPanel
        columns={desk.columns}
        worth={desk.worth}
        ground={desk.ground}
        coverage={view.lineCoverage}
        tier={view.coverage?.tierNow}
        atMs={atMs}
        partCount={inHand.paths.length}
        planningVersion={desk.rules.version}
        onDifficulty={draft === null ? undefined : desk.setDifficulty}
        onShow={view.flyTo}
      />
      {draft === null && selected !== undefined && (
        <OnlyNow right="draw-barriers" unitId={selected.properties.unitId}>
          <BarrierStatusPanel
            barrier={selected}
            atMs={atMs}
            hasFaults={hasErrors(desk.worth?.findings ?? [])}
          />
        </OnlyNow>
      )}
      {inHand.shown !== null && <TakeAlong line={desk.line} barrier={inHand.shown} atMs={atMs} />}
    </aside>
  )
}
