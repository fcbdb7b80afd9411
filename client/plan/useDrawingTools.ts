import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useMemo, useState } from 'react'
import { followLine } from '../../geo/followLine.ts'
import type { Position } from '../../geo/units.ts'
import type { FeatureOf } from '../api/collections.ts'
import { useKnownAt } from '../knowledge/knownAt.ts'
import { withPath, withPaths } from './barrierBody.ts'
import { aimAtMiddle, pressAtMiddle } from './keyPointer.ts'
import type { PlanDialog } from './PlanDialogs.tsx'
import type { DrawingMode } from './terraDrawing.ts'
import { useDraftEdits } from './useDraftEdits.ts'
import type { Shelf } from './useDraftShelf.ts'
import type { DraftInHand } from './useDraftInHand.ts'
import { useDrawing } from './useDrawing.ts'
import { usePlanKeys } from './usePlanKeys.ts'
import { firstDifference } from './partEdits.ts'
import type { PlanView } from './usePlanView.ts'
import type { WorkingDraft } from './workingDraft.ts'
import { useSnapTargets } from './useSnapTargets.ts'

const noPaths: readonly (readonly Position[])[] = []

interface ToolsQuestion {
  view: PlanView
  inHand: DraftInHand
  barriers: readonly FeatureOf<'barriers'>[]
  shelf: Shelf
  mostOffsetM: number
  onDialog: (dialog: PlanDialog) => void
}

/** One press of an arrow in metres, by how it is pressed. */
const nudgeM = { small: 0.1, plain: 1, large: 10 } as const
/** Likewise for the map under the pointer of the keys, in pixels. */
const panPx = { small: 2, plain: 20, large: 120 } as const

/** What the pointer and the keys do to the draft. */
export function useDrawingTools(question: ToolsQuestion) {
  const { view, inHand, barriers, shelf, mostOffsetM, onDialog } = question
  const { line, select, selection } = view
  const { history, step, keepUnderWay } = shelf
  const { draft, paths, shown } = inHand
  const [map, setMap] = useState<MapLibreMap | undefined>(undefined)
  const [chosenMode, setChosenMode] = useState<DrawingMode>('look')
  const mode = useKnownAt() === undefined ? chosenMode : 'look'
  const [offsetM, setOffsetM] = useState(40)
  const [snaps, setSnaps] = useState(true)
  const targets = useSnapTargets(line, barriers, draft, offsetM)
  const joins = useMemo(() => targets.barrierEnds.map((end) => end.position), [targets])
  const edits = useDraftEdits(inHand, step)
  const { chosen, choose, say } = edits
  const drawing = useDrawing({
    map,
    mode,
    paths: draft === null ? noPaths : paths,
    targets: snaps ? targets : undefined,
    chosen,
    isFixed: (part) => edits.fixedAs(part) !== undefined,
    onChoose: choose,
    onDrawn: (drawn, how) => {
      const path = how === 'along' ? followLine(line, drawn[0]!, drawn.at(-1)!, offsetM, joins) : drawn
      if (path.length < 2) return
      inHand.change((from) => ({ ...from, parts: withPath(from.parts, path) }))
    },
    onEdited: (edited) =>
      draft !== null && step({ kind: 'changed', draft: { ...draft, parts: withPaths(draft.parts, edited) } }),
    onRemoveVertex: edits.removePointAt,
    onSplit: edits.split,
  })

  const { drawn } = drawing.live
  // The vertices set so far survive a crash too; the last position is the pointer's.
  const setSoFar = mode === 'draw' && (drawn?.length ?? 0) > 2 ? JSON.stringify(drawn?.slice(0, -1)) : ''
  useEffect(() => {
    const path = setSoFar === '' ? undefined : (JSON.parse(setSoFar) as Position[])
    keepUnderWay(path === undefined ? undefined : { lineId: line.id, path })
  }, [setSoFar, line.id, keepUnderWay])

  const isDrawing = drawn !== undefined
  const setMode = (next: DrawingMode) => {
    if ((next === 'edit' || next === 'split') && draft === null && shown !== null) inHand.edit(shown)
    if (next === 'edit' && chosen === undefined) choose({ part: edits.firstDraft, vertex: undefined })
    say('')
    setChosenMode(next)
    // The keys go on from the map, not from a button that was pressed.
    map?.getCanvas().focus({ preventScroll: true })
  }
  /** Brings what the keys chose into the picture. */
  const show = (position: Position | undefined) => {
    if (position === undefined || map === undefined) return
    const [lon, lat] = position
    if (!map.getBounds().contains([lon, lat])) map.panTo([lon, lat])
  }
  /** A step back or forth is seen, wherever the map has gone since. */
  const showChange = (after: WorkingDraft | undefined) => {
    if (after !== undefined) show(firstDifference(draft?.parts ?? [], after.parts))
  }
  const setOffset = (metres: number) => setOffsetM(Math.min(Math.max(0, metres), mostOffsetM))
  const undo = () => {
    say('')
    if (isDrawing && drawing.canUndoVertex()) drawing.undoVertex()
    else {
      showChange(history.past.at(-1))
      step({ kind: 'undone' })
    }
  }
  const redo = () => {
    say('')
    if (isDrawing && drawing.canRedoVertex()) drawing.redoVertex()
    else {
      showChange(history.future[0])
      step({ kind: 'redone' })
    }
  }
  const beginNew = () => {
    select(undefined)
    inHand.beginNew()
    setMode('draw')
  }
  const typePlaces = () => onDialog(mode === 'edit' && chosen?.vertex !== undefined ? 'type-point' : 'type')
  const toEdit = () => {
    if (mode !== 'edit') setMode('edit')
  }

  usePlanKeys({
    hasHistory: draft !== null || history.past.length > 0 || history.future.length > 0,
    onArrow: (right, up, size) => {
      if (mode === 'edit') return edits.nudge(right * nudgeM[size], up * nudgeM[size])
      if (mode === 'look' || map === undefined) return false
      map.panBy([right * panPx[size], -up * panPx[size]], { animate: false })
      aimAtMiddle(map)
      return true
    },
    actions: {
      look: () => setMode('look'),
      draw: () => setMode('draw'),
      free: () => setMode('free'),
      along: () => setMode('along'),
      edit: () => setMode('edit'),
      split: () => {
        if (mode !== 'edit' || !edits.splitHere()) setMode('split')
      },
      join: edits.join,
      reverse: edits.reverse,
      type: typePlaces,
      newDraft: beginNew,
      snap: () => setSnaps(!snaps),
      offsetLess: () => setOffset(offsetM - 5),
      offsetMore: () => setOffset(offsetM + 5),
      previousPoint: () => {
        toEdit()
        show(edits.nextPoint(-1))
      },
      nextPoint: () => {
        toEdit()
        show(edits.nextPoint(1))
      },
      previousPart: () => {
        toEdit()
        show(edits.nextPart(-1))
      },
      nextPart: () => {
        toEdit()
        show(edits.nextPart(1))
      },
      insertPoint: edits.insertPoint,
      removePoint: edits.removePoint,
      removePart: edits.removePart,
      press: () => {
        if (map !== undefined && (mode === 'draw' || mode === 'along' || mode === 'split')) pressAtMiddle(map)
      },
      finish: () => {
        if (!drawing.finish() && (mode === 'edit' || mode === 'split')) setMode('look')
      },
      cancel: () => {
        if (drawing.cancel()) return
        if (mode === 'edit' && chosen?.vertex !== undefined) choose({ part: chosen.part, vertex: undefined })
        else if (mode !== 'look') setMode('look')
        else if (draft === null || selection?.kind !== 'barrier') select(undefined)
      },
      undo,
      redo,
      help: () => onDialog('keys'),
    },
  })
  return {
    map,
    setMap,
    mode,
    setMode,
    offsetM,
    setOffsetM: setOffset,
    snaps,
    setSnaps,
    joins,
    drawing,
    edits,
    typePlaces,
    beginNew,
    canUndo: history.past.length > 0 || (isDrawing && drawing.canUndoVertex()),
    canRedo: history.future.length > 0 || (isDrawing && drawing.canRedoVertex()),
    undo,
    redo,
  }
}
