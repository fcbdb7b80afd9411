import { useTranslation } from 'react-i18next'
import { hasErrors } from '../../geo/draftFinding.ts'
import { OnlyNow } from '../knowledge/OnlyNow.tsx'
import { draftOf } from './barrierBody.ts'
import { BarrierHead } from './BarrierPanel.tsx'
import { DraftPanel } from './DraftPanel.tsx'
import { FiguresPanel } from './FiguresPanel.tsx'
import { TakeAlong } from './files/TakeAlong.tsx'
import { LifePanel } from './life/LifePanel.tsx'
import { RemarksList } from './life/ProposalView.tsx'
import { OnlyDrawnNow } from './OnlyDrawnNow.tsx'
import type { Desk } from './usePlanDesk.ts'
import { isUnsaved } from './workingDraft.ts'

/** Right: the draft or barrier in hand, what it is worth, and what may follow. */
export function PlanFigures({ desk }: { desk: Desk }) {
  const { t } = useTranslation('plan')
  const { view, inHand, tools, history, step, life } = desk
  const { draft, selected } = inHand
  const { atMs } = view
  // What is saved can be sent on, whether or not it is still in hand.
  const inRecords = draft === null ? selected : desk.barriers.find(({ id }) => id === draft.barrierId)
  const settled = draft !== null && isUnsaved(history) ? undefined : inRecords
  return (
    <aside className="plan-figures-side" aria-label={t('figures')}>
      <OnlyDrawnNow />
      {draft !== null && desk.live.figures !== undefined && (
        <OnlyNow right="draw-barriers">
          <DraftPanel
            history={history}
            isElsewhere={desk.isElsewhere}
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
          atMs={view.standingMs}
          onEdit={() => {
            inHand.edit(draftOf(selected))
            tools.setMode('edit')
          }}
          onClose={() => view.select(undefined)}
        />
      )}
      {settled !== undefined && (
        <LifePanel
          key={settled.id}
          barrier={settled}
          life={life}
          ground={desk.ground}
          atMs={view.standingMs}
          hasErrors={hasErrors(desk.worth?.findings ?? [])}
          onShow={view.flyTo}
          onActed={() => {
            if (draft === null) return
            // What was sent is no longer drawn on.
            view.select({ kind: 'barrier', id: settled.id })
            desk.shelf.putAside()
            tools.setMode('look')
          }}
        />
      )}
      {settled === undefined && draft !== null && life.looked?.state === 'returned' && (
        <RemarksList remarks={life.looked.remarks} onShow={view.flyTo} />
      )}
      <FiguresPanel
        columns={desk.columns}
        worth={desk.worth}
        ground={desk.ground}
        effect={desk.effect}
        partCount={inHand.paths.length}
        rules={desk.rules}
        terrain={desk.terrain}
        type={inHand.shown?.type ?? 'fence'}
        onPoint={desk.setProfilePoint}
        isBegun={draft !== null}
        onPlanning={desk.setDialog}
        onDifficulty={draft === null ? undefined : desk.setDifficulty}
        onShow={view.flyTo}
      />
      {inHand.shown !== null && (
        <TakeAlong
          ground={desk.ground}
          terrain={desk.terrain}
          barrier={inHand.shown}
          isUnsaved={draft !== null && isUnsaved(history)}
          atMs={atMs}
          sequence={view.coverage?.sequence}
        />
      )}
    </aside>
  )
}
