import './plan.css'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKnownAt } from '../knowledge/knownAt.ts'
import { OnlyNow } from '../knowledge/OnlyNow.tsx'
import type { BorderLine } from '../../geo/borderLine.ts'
import type { Position } from '../../geo/units.ts'
import { useCoverage } from '../api/coverage.ts'
import type { MapFrame } from '../map/MapView.tsx'
import { useViewState } from '../shell/viewState.ts'
import { useShade } from '../theme/useShade.ts'
import { UnrolledLine } from '../unrolled/UnrolledLine.tsx'
import { useStripRows } from '../unrolled/useStripRows.ts'
import { draftOf, withPath, withPaths } from './barrierBody.ts'
import { BarrierList } from './BarrierList.tsx'
import { BarrierHead, BarrierStatusPanel } from './BarrierPanel.tsx'
import { DraftPanel } from './DraftPanel.tsx'
import { OnlyDrawnNow } from './OnlyDrawnNow.tsx'
import { FiguresPanel } from './FiguresPanel.tsx'
import { followLine } from '../../geo/followLine.ts'
import { PlanMap } from './PlanMap.tsx'
import type { DrawingMode } from './terraDrawing.ts'
import { useDraftHistory } from './useDraftHistory.ts'
import { useDrawing } from './useDrawing.ts'
import { useFigureColumns } from './useFigureColumns.ts'
import { useFollowedDraft } from './useFollowedDraft.ts'
import { useLiveFigures } from './useLiveFigures.ts'
import { useBarriersOf, usePlanGround } from './usePlanGround.ts'
import { usePlanKeys } from './usePlanKeys.ts'
import { useSnapTargets } from './useSnapTargets.ts'
import { useStripExtent } from './useStripExtent.ts'
import { emptyDraft, type WorkingDraft } from './workingDraft.ts'

type Path = readonly Position[]
const noPaths: readonly Path[] = []
const frameAt = (positions: readonly Position[]): MapFrame => ({ positions, paddingPx: 130, maxZoom: 15 })

/** List, map with drawing, strip and figures: all of one draft. */
export function PlanDesk({ line }: { line: BorderLine }) {
  const { t } = useTranslation('plan')
  const shade = useShade()
  const { atMs, fromMs, toMs, selection, select, showLine } = useViewState()
  const { data: coverage } = useCoverage({ kind: 'planned', fromMs, toMs, atMs, lineId: line.id })
  const lineCoverage = coverage?.lines.find((each) => each.lineId === line.id)
  const stripRows = useStripRows(line.id, { fromMs, toMs, atMs })
  const barriers = useBarriersOf(line.id)
  const groundOf = usePlanGround(line, atMs)

  const [history, step] = useDraftHistory()
  const draft = history.present
  const [chosenMode, setMode] = useState<DrawingMode>('look')
  const mode = useKnownAt() === undefined ? chosenMode : 'look'
  const [offsetM, setOffsetM] = useState(40)
  const [snaps, setSnaps] = useState(true)
  const [comparedIds, setComparedIds] = useState<readonly string[]>([])
  const [map, setMap] = useState<MapLibreMap | undefined>(undefined)
  const [frame, setFrame] = useState<MapFrame>(() => {
    const kept = draft?.parts.flatMap((part): Path => part.path) ?? []
    return kept.length === 0 ? { positions: line.positions, paddingPx: 60 } : frameAt(kept)
  })
  const flyTo = (positions: readonly Position[]) =>
    positions.length > 0 && setFrame({ ...frameAt(positions), flyMs: 700 })

  useFollowedDraft(history, barriers, step)
  // A draft kept from another line brings its line with it.
  useEffect(() => {
    if (draft !== null && draft.lineId !== line.id) showLine(draft.lineId)
  }, [draft, line.id, showLine])

  const selected = selection?.kind === 'barrier' ? barriers.find(({ id }) => id === selection.id) : undefined
  const shown = useMemo(() => draft ?? (selected === undefined ? null : draftOf(selected)), [draft, selected])
  const paths = useMemo(() => shown?.parts.map((part): Path => part.path) ?? noPaths, [shown])
  const targets = useSnapTargets(line, barriers, draft, offsetM)
  const joins = useMemo(() => targets.barrierEnds.map((end) => end.position), [targets])

  const edit = (saved: WorkingDraft) => step({ kind: 'opened', draft: saved, saved })
  const drawing = useDrawing({
    map,
    mode,
    paths: draft === null ? noPaths : paths,
    targets: snaps ? targets : undefined,
    onDrawn: (drawn, how) => {
      const path = how === 'along' ? followLine(line, drawn[0]!, drawn.at(-1)!, offsetM, joins) : drawn
      if (path.length < 2) return
      const from = draft ?? emptyDraft(line.id)
      if (draft === null) step({ kind: 'opened', draft: from, saved: null })
      step({ kind: 'changed', draft: { ...from, parts: withPath(from.parts, path) } })
    },
    onEdited: (edited) =>
      draft !== null && step({ kind: 'changed', draft: { ...draft, parts: withPaths(draft.parts, edited) } }),
  })
  const ground = groundOf?.(shown?.barrierId ?? null)
  const live = useLiveFigures({ line, mode, live: drawing.live, paths, offsetM, joins, ground })
  const figures = paths.length === 0 && drawing.live.drawn === undefined ? undefined : live.figures
  const columns = useFigureColumns({
    shown: figures === undefined ? undefined : { id: shown?.barrierId ?? null, figures },
    comparedIds,
    barriers,
    groundOf,
  })

  const isDrawing = drawing.live.drawn !== undefined
  const undo = () => {
    if (isDrawing && drawing.canUndoVertex()) drawing.undoVertex()
    else step({ kind: 'undone' })
  }
  const redo = () => {
    if (isDrawing && drawing.canRedoVertex()) drawing.redoVertex()
    else step({ kind: 'redone' })
  }
  usePlanKeys({
    onCancel: () => {
      if (drawing.cancel()) return
      if (mode !== 'look') setMode('look')
      else if (draft === null) select(undefined)
    },
    onFinish: () => {
      if (!drawing.finish() && mode === 'edit') setMode('look')
    },
    hasHistory: draft !== null || history.past.length > 0 || history.future.length > 0,
    onUndo: undo,
    onRedo: redo,
  })
  const extent = useStripExtent(line, paths)

  return (
    <div className="plan">
      <nav className="plan-side" aria-label={t('barriers')}>
        <BarrierList
          barriers={barriers}
          atMs={atMs}
          openId={shown?.barrierId}
          comparedIds={comparedIds}
          onOpen={(id) => {
            const parts = barriers.find((each) => each.id === id)?.properties.parts ?? []
            flyTo(parts.flatMap((part): Path => part.path))
            select({ kind: 'barrier', id })
          }}
          onCompare={(id, isCompared) =>
            setComparedIds((before) => (isCompared ? [...before, id] : before.filter((each) => each !== id)))
          }
          onNew={() => {
            if (draft === null) {
              step({ kind: 'opened', draft: emptyDraft(line.id), saved: null })
              select(undefined)
            }
            setMode('draw')
          }}
        />
      </nav>
      <PlanMap
        line={line}
        shade={shade}
        coverage={coverage?.lines}
        atMs={atMs}
        selection={draft === null ? selection : undefined}
        frame={frame}
        onReady={setMap}
        onPickBarrier={(id) => draft === null && select({ kind: 'barrier', id })}
        paths={live.paths}
        handles={drawing.live.handles}
        figures={figures}
        pointer={drawing.pointer}
        bar={{
          mode,
          onMode: (next) => {
            if (next === 'edit' && draft === null && shown !== null) edit(shown)
            setMode(next)
          },
          offsetM,
          mostOffsetM: ground?.policy.barrierMaxOffsetM ?? 500,
          onOffset: setOffsetM,
          snaps,
          onSnaps: setSnaps,
          canUndo: history.past.length > 0 || (isDrawing && drawing.canUndoVertex()),
          canRedo: history.future.length > 0 || (isDrawing && drawing.canRedoVertex()),
          onUndo: undo,
          onRedo: redo,
          canRemovePart: draft !== null && draft.parts.length > 0,
          onRemovePart: () =>
            draft !== null && step({ kind: 'changed', draft: { ...draft, parts: draft.parts.slice(0, -1) } }),
        }}
      />
      <section className="plan-strip" aria-label={t('strip')}>
        <UnrolledLine
          line={line}
          coverage={lineCoverage}
          rows={stripRows}
          fromMs={fromMs}
          toMs={toMs}
          atMs={atMs}
          shade={shade}
          chart={false}
          selection={selection}
          onSelect={select}
          draft={figures?.barred ?? []}
          {...(extent === undefined ? {} : { extent })}
        />
      </section>
      <aside className="plan-figures-side" aria-label={t('figures')}>
        <OnlyDrawnNow />
        {draft !== null && live.figures !== undefined && (
          <OnlyNow right="draw-barriers">
            <DraftPanel
              history={history}
              figures={live.figures}
              onStep={step}
              onSaved={(id) => select({ kind: 'barrier', id })}
              onClose={() => {
                step({ kind: 'closed' })
                setMode('look')
              }}
            />
          </OnlyNow>
        )}
        {draft === null && selected !== undefined && (
          <BarrierHead
            barrier={selected}
            atMs={atMs}
            onEdit={() => {
              edit(draftOf(selected))
              setMode('edit')
            }}
            onClose={() => select(undefined)}
          />
        )}
        <FiguresPanel
          columns={columns}
          figures={figures}
          ground={ground}
          coverage={lineCoverage}
          tier={coverage?.tierNow}
          atMs={atMs}
          onShow={flyTo}
        />
        {draft === null && selected !== undefined && (
          <OnlyNow right="draw-barriers" unitId={selected.properties.unitId}>
            <BarrierStatusPanel
              barrier={selected}
              atMs={atMs}
              hasFaults={(figures?.faults.length ?? 0) > 0}
            />
          </OnlyNow>
        )}
      </aside>
    </div>
  )
}
