import { useEffect, useMemo } from 'react'
import type { Position } from '../../geo/units.ts'
import type { FeatureOf } from '../api/collections.ts'
import { draftOf } from './barrierBody.ts'
import type { PlanView } from './usePlanView.ts'
import { useFollowedDraft } from './useFollowedDraft.ts'
import type { Shelf } from './useDraftShelf.ts'
import { emptyDraft, type WorkingDraft } from './workingDraft.ts'

const noPaths: readonly (readonly Position[])[] = []

interface DraftInHandQuestion {
  view: PlanView
  barriers: readonly FeatureOf<'barriers'>[]
  shelf: Shelf
}

/** The draft under the planner's hands, or the barrier that is only looked at. */
export function useDraftInHand({ view, barriers, shelf }: DraftInHandQuestion) {
  const { line, selection, showLine } = view
  const { history, step } = shelf
  const draft = history.present
  useFollowedDraft(history, barriers, step)
  // A draft kept from another line brings its line with it.
  useEffect(() => {
    if (draft !== null && draft.lineId !== line.id) showLine(draft.lineId)
  }, [draft, line.id, showLine])

  const selected = selection?.kind === 'barrier' ? barriers.find(({ id }) => id === selection.id) : undefined
  const shown = useMemo(() => draft ?? (selected === undefined ? null : draftOf(selected)), [draft, selected])
  const paths = useMemo(() => shown?.parts.map((part): readonly Position[] => part.path) ?? noPaths, [shown])
  return {
    draft,
    /** The saved barrier that is chosen, whether or not a draft is in hand. */
    selected,
    /** What the map and the figures show. */
    shown,
    paths,
    /** Takes a saved barrier in hand. */
    edit: (saved: WorkingDraft) => step({ kind: 'opened', draft: saved, saved }),
    /** Takes a draft with nothing drawn in hand; one that is in hand stays on the shelf. */
    beginNew: () => step({ kind: 'opened', draft: emptyDraft(line.id), saved: null }),
    /** One step of the draft in hand, which begins with it if there is none. */
    change: (changed: (draft: WorkingDraft) => WorkingDraft) => {
      const from = draft ?? emptyDraft(line.id)
      if (draft === null) step({ kind: 'opened', draft: from, saved: null })
      step({ kind: 'changed', draft: changed(from) })
    },
  }
}

export type DraftInHand = ReturnType<typeof useDraftInHand>
