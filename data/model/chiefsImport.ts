import { z } from 'zod'
import { stretch } from './chief.ts'

/** A file of more is sent in parts. */
export const mostChiefsAtOnce = 5000

const { id: _, synthetic: __, ...assigned } = stretch.shape

/** A row of the file, by its number in it; the header is row 1. */
export const importedChief = z.object({
  row: z.number().int(),
  /** In the reader's language, each at the column it is about. */
  errors: z.array(z.object({ field: z.string(), message: z.string() })),
  /** What becomes of it; null where it cannot be taken. */
  becomes: z.enum(['made', 'unchanged']).nullable(),
  stretch: z.object(assigned).nullable(),
})
export type ImportedChief = z.infer<typeof importedChief>

export const chiefsImport = z.object({
  /** All rows of a preview, and none once they are taken. */
  rows: z.array(importedChief),
  /** Whether all of them can be taken. */
  ok: z.boolean(),
  made: z.number().int(),
  unchanged: z.number().int(),
})
export type ChiefsImport = z.infer<typeof chiefsImport>
