import { withPath } from './barrierBody.ts'
import type { Position } from '../../geo/units.ts'
import {
  emptyDraft,
  isUnsaved,
  noDraft,
  stepDraft,
  type DraftHistory,
  type DraftStep,
  type WorkingDraft,
} from './workingDraft.ts'

/** A draft with its steps, on the shelf or in hand. */
export interface ShelvedDraft {
  readonly key: string
  readonly history: DraftHistory
  readonly changedAtMs: number
}

/** All drafts that this browser holds: the one in hand, and beside it those with something unsaved. */
export interface DraftShelf {
  readonly drafts: readonly ShelvedDraft[]
  readonly inHand: string | null
}

export const emptyShelf: DraftShelf = { drafts: [], inHand: null }

export type ShelfStep =
  /** A step of the draft in hand; `key` is for a draft that it opens. */
  | { kind: 'stepped'; step: DraftStep; key: string; nowMs: number }
  | { kind: 'taken'; key: string }
  | { kind: 'put-aside' }
  | { kind: 'dropped'; key: string }
  | { kind: 'loaded'; shelf: DraftShelf }

export const historyInHand = ({ drafts, inHand }: DraftShelf): DraftHistory =>
  drafts.find(({ key }) => key === inHand)?.history ?? noDraft

export function stepShelf(shelf: DraftShelf, step: ShelfStep): DraftShelf {
  switch (step.kind) {
    case 'stepped':
      return stepInHand(shelf, step)
    case 'taken':
      return shelf.drafts.some(({ key }) => key === step.key)
        ? { ...putAside(shelf, step.key), inHand: step.key }
        : shelf
    case 'put-aside':
      return putAside(shelf)
    case 'dropped':
      return {
        drafts: shelf.drafts.filter(({ key }) => key !== step.key),
        inHand: shelf.inHand === step.key ? null : shelf.inHand,
      }
    case 'loaded':
      return step.shelf
  }
}

function stepInHand(
  shelf: DraftShelf,
  { step, key, nowMs }: { step: DraftStep; key: string; nowMs: number },
): DraftShelf {
  switch (step.kind) {
    case 'opened': {
      const aside = putAside(shelf)
      // What was left unsaved of the same barrier is taken up again rather than begun beside it.
      const left = aside.drafts.find(
        ({ history }) => step.draft.barrierId !== null && history.present?.barrierId === step.draft.barrierId,
      )
      if (left !== undefined) return { ...aside, inHand: left.key }
      const opened = { key, history: stepDraft(noDraft, step), changedAtMs: nowMs }
      return { drafts: [...aside.drafts, opened], inHand: key }
    }
    case 'closed':
      return {
        drafts: shelf.drafts.filter((draft) => draft.key !== shelf.inHand),
        inHand: null,
      }
    case 'changed':
    case 'retouched':
    case 'saved':
    case 'undone':
    case 'redone':
      return {
        ...shelf,
        drafts: shelf.drafts.map((draft) =>
          draft.key === shelf.inHand
            ? { ...draft, history: stepDraft(draft.history, step), changedAtMs: nowMs }
            : draft,
        ),
      }
  }
}

/** Nothing in hand; what has nothing unsaved needs no place on the shelf. */
function putAside(shelf: DraftShelf, exceptKey?: string): DraftShelf {
  return {
    drafts: shelf.drafts.filter(
      ({ key, history }) => key !== shelf.inHand || key === exceptKey || isUnsaved(history),
    ),
    inHand: null,
  }
}

/** The path that was under way when the page ended. */
export interface UnderWay {
  readonly lineId: string
  readonly path: readonly Position[]
}

/** The shelf with a path taken up that was never ended: a step of the draft in hand, to be undone if not wanted. */
export function withUnderWay(
  shelf: DraftShelf,
  { lineId, path }: UnderWay,
  key: string,
  nowMs: number,
): DraftShelf {
  if (path.length < 2) return shelf
  const present = historyInHand(shelf).present
  const stepped = (at: DraftShelf, step: DraftStep) => stepShelf(at, { kind: 'stepped', step, key, nowMs })
  const isThere = present !== null && present.lineId === lineId
  const from: WorkingDraft = isThere ? present : emptyDraft(lineId)
  const opened = isThere ? shelf : stepped(shelf, { kind: 'opened', draft: from, saved: null })
  return stepped(opened, { kind: 'changed', draft: { ...from, parts: withPath(from.parts, path) } })
}
