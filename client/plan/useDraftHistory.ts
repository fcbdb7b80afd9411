import { useEffect, useReducer } from 'react'
import {
  keepDraft,
  keptDraft,
  noDraft,
  stepDraft,
  type DraftHistory,
  type DraftStep,
} from './workingDraft.ts'

/** The draft in hand; what is unsaved of it survives a reload. */
export function useDraftHistory(): [DraftHistory, (step: DraftStep) => void] {
  const [history, step] = useReducer(stepDraft, noDraft, () => keptDraft(localStorage))
  useEffect(() => keepDraft(localStorage, history), [history])
  return [history, step]
}
