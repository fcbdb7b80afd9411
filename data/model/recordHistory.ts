import { z } from 'zod'
import { actHead, actKind } from './journalEntry.ts'
import { instant } from './values.ts'

/** A field that an act changed, by its path as in `parts.0.path`; null where it was or is not there. */
export const fieldChange = z.object({ path: z.string(), from: z.unknown(), to: z.unknown() })
export type FieldChange = z.infer<typeof fieldChange>

/** What an act did to a record, or to an event on its list. */
export const recordChange = z.object({
  kind: z.string(),
  id: z.string(),
  what: z.enum(['begun', 'changed', 'ended']),
  fields: z.array(fieldChange),
})
export type RecordChange = z.infer<typeof recordChange>

/** One act in the history of a record. */
export const historyEntry = z.object({
  ...actHead.shape,
  changes: z.array(recordChange),
  /** How many records the act changed in all. */
  recordCount: z.number().int(),
  /** Of an act that took another back: what it was in the first place, and whether it does it again. */
  undone: z.object({ kind: actKind, again: z.boolean() }).nullable(),
  /** The act that took this one back and stands. */
  takenBackBy: z.number().int().nullable(),
  /** It stands and is of a kind that can be taken back. */
  mayBeTakenBack: z.boolean(),
  /** Of an uploaded track: how many fixes were new, from when to when, and the hash of its file, where it was journalled. */
  uploaded: z
    .object({ stored: z.number().int(), from: instant, to: instant, sha256: z.string().nullable() })
    .nullable(),
})
export type HistoryEntry = z.infer<typeof historyEntry>
