import { z } from 'zod'
import { person } from './unit.ts'

/** A file of more people is sent in parts. */
export const mostPeopleAtOnce = 5000

/** A row of the file, by its number in it; the header is row 1. */
export const importedRow = z.object({
  row: z.number().int(),
  /** In the reader's language, each at the column it is about. */
  errors: z.array(z.object({ field: z.string(), message: z.string() })),
  /** What becomes of it; null where it cannot be taken. */
  becomes: z.enum(['made', 'changed', 'unchanged']).nullable(),
  person: person.omit({ id: true, synthetic: true }).nullable(),
})
export type ImportedRow = z.infer<typeof importedRow>

export const peopleImport = z.object({
  /** All rows of a preview, and none once they are taken. */
  rows: z.array(importedRow),
  /** Whether all of them can be taken. */
  ok: z.boolean(),
  made: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
})
export type PeopleImport = z.infer<typeof peopleImport>
