import { z } from 'zod'
import { barrierStatus, barrierType, difficulty, type BarrierStatus } from '../../data/model/barrier.ts'
import { position } from '../../data/model/values.ts'

/** A part being drawn; without a status until it is saved for the first time. */
const workingPart = z.object({
  path: z.array(position),
  statuses: z.array(z.object({ status: barrierStatus, from: z.string() })),
  /** Ordinary where nobody said. */
  difficulty: difficulty.optional(),
})
export type WorkingPart = z.infer<typeof workingPart>

/** What a part is where it is more than a draft: its course is not drawn anew any more. */
export function fixedAs({ statuses }: Pick<WorkingPart, 'statuses'>): BarrierStatus | undefined {
  const status = statuses.at(-1)?.status ?? 'draft'
  return status === 'draft' ? undefined : status
}

/** The barrier under the planner's hands: not saved yet, or a saved one being edited. */
export const workingDraft = z.object({
  /** Null until it is saved for the first time. */
  barrierId: z.string().nullable(),
  /** The version it was opened at; the server refuses to overwrite a later one. */
  version: z.number().nullable(),
  lineId: z.string(),
  /** May be empty until it is saved. */
  name: z.object({ en: z.string(), zh: z.string() }),
  type: barrierType,
  note: z.string(),
  unitId: z.string().nullable(),
  /** In which scenario it is weighed; none where nobody said. */
  scenarioId: z.string().nullable().optional(),
  parts: z.array(workingPart),
})
export type WorkingDraft = z.infer<typeof workingDraft>

/** A draft with nothing drawn yet. */
export function emptyDraft(lineId: string): WorkingDraft {
  return {
    barrierId: null,
    version: null,
    lineId,
    name: { en: '', zh: '' },
    type: 'fence',
    note: '',
    unitId: null,
    scenarioId: null,
    parts: [],
  }
}

/** The draft with its steps back and forth. */
export interface DraftHistory {
  readonly past: readonly WorkingDraft[]
  readonly present: WorkingDraft | null
  readonly future: readonly WorkingDraft[]
  /** The draft as it was opened or last saved; what differs from it is unsaved. */
  readonly saved: WorkingDraft | null
}

export const noDraft: DraftHistory = { past: [], present: null, future: [], saved: null }

export type DraftStep =
  | { kind: 'opened'; draft: WorkingDraft; saved: WorkingDraft | null }
  | { kind: 'changed'; draft: WorkingDraft }
  /** A change that goes on: it takes the place of the last one in the history (typing a name). */
  | { kind: 'retouched'; draft: WorkingDraft }
  | { kind: 'saved'; draft: WorkingDraft }
  | { kind: 'undone' }
  | { kind: 'redone' }
  | { kind: 'closed' }

const stepsKept = 200

export function stepDraft(history: DraftHistory, step: DraftStep): DraftHistory {
  const { past, present, future, saved } = history
  switch (step.kind) {
    case 'opened':
      return { past: [], present: step.draft, future: [], saved: step.saved }
    case 'changed':
      return present === null
        ? history
        : { past: [...past, present].slice(-stepsKept), present: step.draft, future: [], saved }
    case 'retouched':
      return present === null ? history : { past, present: step.draft, future: [], saved }
    case 'saved':
      // No step leads back behind what was saved: the drawing would seem lost while the records have
      // it. The act itself is taken back where all acts are, by its note or in the history.
      return {
        past: [],
        present: step.draft,
        future: future.map((draft) => atVersion(draft, step.draft)),
        saved: step.draft,
      }
    case 'undone': {
      const before = past.at(-1)
      return before === undefined || present === null
        ? history
        : { past: past.slice(0, -1), present: before, future: [present, ...future], saved }
    }
    case 'redone': {
      const [after, ...rest] = future
      return after === undefined || present === null
        ? history
        : { past: [...past, present], present: after, future: rest, saved }
    }
    case 'closed':
      return noDraft
  }
}

/** Whether there is something that a reload or another draft would lose. */
export function isUnsaved({ present, saved }: DraftHistory): boolean {
  if (present === null) return false
  if (saved === null) return present.parts.length > 0
  return JSON.stringify(present) !== JSON.stringify(saved)
}

function atVersion(draft: WorkingDraft, saved: WorkingDraft): WorkingDraft {
  return { ...draft, barrierId: saved.barrierId, version: saved.version }
}
