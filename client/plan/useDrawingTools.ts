import type { Map as MapLibreMap } from 'maplibre-gl'
import { useMemo, useState } from 'react'
import { followLine } from '../../geo/followLine.ts'
import type { Position } from '../../geo/units.ts'
import type { FeatureOf } from '../api/collections.ts'
import { useKnownAt } from '../knowledge/knownAt.ts'
import { withPath, withPaths } from './barrierBody.ts'
import type { DrawingMode } from './terraDrawing.ts'
import type { DraftInHand } from './useDraftInHand.ts'
import { useDrawing } from './useDrawing.ts'
import { usePlanKeys } from './usePlanKeys.ts'
import type { PlanView } from './usePlanView.ts'
import { useSnapTargets } from './useSnapTargets.ts'
import type { DraftHistory, DraftStep } from './workingDraft.ts'

const noPaths: readonly (readonly Position[])[] = []

interface ToolsQuestion {
  view: PlanView
  inHand: DraftInHand
  barriers: readonly FeatureOf<'barriers'>[]
  history: DraftHistory
  step: (step: DraftStep) => void
  onHelp: () => void
}

/** What the pointer and the keys do to the draft. */
export function useDrawingTools({ view, inHand, barriers, history, step, onHelp }: ToolsQuestion) {
  const { line, select } = view
  const { draft, paths } = inHand
  const [map, setMap] = useState<MapLibreMap | undefined>(undefined)
  const [chosenMode, setMode] = useState<DrawingMode>('look')
  const mode = useKnownAt() === undefined ? chosenMode : 'look'
  const [offsetM, setOffsetM] = useState(40)
  const [snaps, setSnaps] = useState(true)
  const targets = useSnapTargets(line, barriers, draft, offsetM)
  const joins = useMemo(() => targets.barrierEnds.map((end) => end.position), [targets])
  const drawing = useDrawing({
    map,
    mode,
    paths: draft === null ? noPaths : paths,
    targets: snaps ? targets : undefined,
    onDrawn: (drawn, how) => {
      const path = how === 'along' ? followLine(line, drawn[0]!, drawn.at(-1)!, offsetM, joins) : drawn
      if (path.length < 2) return
      inHand.change((from) => ({ ...from, parts: withPath(from.parts, path) }))
    },
    onEdited: (edited) =>
      draft !== null && step({ kind: 'changed', draft: { ...draft, parts: withPaths(draft.parts, edited) } }),
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
    onHelp,
    hasHistory: draft !== null || history.past.length > 0 || history.future.length > 0,
    onUndo: undo,
    onRedo: redo,
  })
  return {
    setMap,
    mode,
    setMode,
    offsetM,
    setOffsetM,
    snaps,
    setSnaps,
    joins,
    drawing,
    canUndo: history.past.length > 0 || (isDrawing && drawing.canUndoVertex()),
    canRedo: history.future.length > 0 || (isDrawing && drawing.canRedoVertex()),
    undo,
    redo,
  }
}
