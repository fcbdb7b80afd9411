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
  const letGo = () => {
    desk.shelf.putAside()
    tools.setMode('look')
  }
  return (
    <aside className="plan-figures-side" aria-label={t('figures')}>
      <OnlyDrawnNow />
      {draft !== null && desk.live.figures !== undefined && (
        <OnlyNow right="draw-barriers">
          <DraftPanel
            history={history}
            isElsewhere={desk.isElsewhere}
            takenUp={desk.shelf.takenUp}
            figures={desk.live.figures}
            onStep={step}
            onSaved={(id) => view.select({ kind: 'barrier', id })}
            onClose={letGo}
            onSendOn={() => {
              if (draft.barrierId !== null) view.select({ kind: 'barrier', id: draft.barrierId })
              letGo()
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
      {draft === null && selected !== undefined && (
        <LifePanel
          key={selected.id}
          barrier={selected}
          life={life}
          ground={desk.ground}
          atMs={view.standingMs}
          hasErrors={hasErrors(desk.worth?.findings ?? [])}
          onShow={view.flyTo}
        />
      )}
      {draft !== null && life.looked?.state === 'returned' && (
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
